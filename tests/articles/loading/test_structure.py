import pytest

from tests.articles.content import GUIDE_BODY, GUIDE_FRONT, issues_of, write_content

STRUCTURE_FAULTS = [
    ('\n## Again {#what toc="x"}\n\nText.\n', "Anchor what stands here 2 times"),
    ("\n## No anchor\n\nText.\n", 'Write section headings as ## Title {#anchor toc="Short label"}'),
    ("\n# Too high\n", "Write section headings as"),
    ('\n## Cat {#cat toc="x" art="dog"}\n\nText.\n', "Art dog is not in the scene"),
    ("\n::: insight\n:::\n", "The block insight is empty"),
    ("\n::: insight\nText.\n", "Close the block insight"),
    ("\n::: insight\n::: steps\n:::\n", "before opening steps"),
    ("\n::: profile\n:::\n", "Name what the block is about"),
    ("\n::: sources\nText.\n:::\n", "takes no text"),
    ("\n::: compare A table\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n", "three cells in every row"),
    ("\n::: steps\nText.\n:::\n", "Begin each entry with a ### heading"),
    (
        "\n::: compare 94 people\n| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n:::\n",
        "states a count of people without a claim",
    ),
    ("\n::: mermaid Bad Name\nflowchart LR\n:::\n", "Name the diagram with lower-case letters"),
]


@pytest.mark.parametrize(("extra", "message"), STRUCTURE_FAULTS, ids=[message for _, message in STRUCTURE_FAULTS])
def test_fault_of_structure(tmp_path, extra, message):
    write_content(tmp_path, extra=extra)
    found = issues_of(tmp_path)
    assert any(message in issue.message and issue.line > 1 for issue in found), found


def test_diagram_that_is_bad_names_the_line_of_the_construct(tmp_path):
    graph = "flowchart LR\naccTitle: T\naccDescr: D.\nA[One] --> B[Two]\nsubgraph x\n"
    write_content(tmp_path, extra=f"\n::: mermaid the-week\n{graph}\nCaption.\n:::\n")
    base = (GUIDE_FRONT + GUIDE_BODY).count("\n")
    assert [(issue.file, issue.line) for issue in issues_of(tmp_path)] == [("guide/a-guide.md", base + 7)]
