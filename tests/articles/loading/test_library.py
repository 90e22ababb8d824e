"""Good content loads; every planted issue is refused with its file, line and remedy."""

import pytest

from articles.loading.actions import CONTENT
from articles.loading.library import read_library
from articles.parsing.documents import ContentError
from tests.articles.content import AUTHORS, GUIDE_BODY, GUIDE_FRONT, LEDGER, QUESTION, FakeLinks, write_content

FIRST_BODY_LINE = GUIDE_FRONT.count("\n") + 1


def issues_of(folder):
    with pytest.raises(ContentError) as problem:
        read_library(folder, FakeLinks())
    return problem.value.issues


def test_content_that_is_good(tmp_path):
    library = read_library(write_content(tmp_path), FakeLinks())
    (article,) = library.articles
    assert (article.kind, article.slug) == ("guide", "a-guide")
    assert article.used_claims == ("g01",)
    assert article.fields["contents"] == [{"anchor": "what", "label": "What"}, {"anchor": "steps", "label": "Steps"}]
    assert [bar["count"] for bar in article.fields["tally"]] == [1]
    assert library.questions[0].fields["position"] == 1


def test_content_that_is_published_is_good():
    library = read_library(CONTENT, _EveryPage())
    assert [(article.kind, article.slug) for article in library.articles] == [
        ("guide", "work-and-life-integration"),
        ("pages", "for-managers"),
    ]
    assert len(library.questions) >= 12
    assert sum(claim.origin == "source-guide" for claim in library.ledger.claims.values()) == 81


class _EveryPage(FakeLinks):
    def names(self):
        return {
            "commitment_new",
            "quick_assessment",
            "help",
            "privacy",
            "week",
            "question_list",
            "home",
            "claim_list",
            "for_managers",
            "steps",
            "coach",
            "full_start",
            "about",
        }


BODY_FAULTS = [
    ("[x](claim:g99)", "Claim 'g99' is not in evidence.toml"),
    ("[x](page:nowhere)", "Page 'nowhere' does not exist"),
    ("[x](#nowhere)", "No heading here has the anchor #nowhere"),
    ("[x](/guide/a-guide/)", "use page:name inside the site"),
    ("[x](http://example.org)", "https:// outside it"),
    ("[x](javascript:alert(1))", "use page:name inside the site"),
    ("[](page:help)", "Give the link words"),
    ("![](scene.svg)", "Give the picture an alternative text"),
    ("![A cat](cat.svg)", "remove this one"),
    ("22 % are happier.", "states a per cent sign"),
    ("22 per cent are happier.", "states a per cent sign"),
    ("A study found it.", "states a study"),
    ("Research shows it.", "states what research shows"),
    ("It held for 1,229 Swedish managers.", "states a count of people"),
    ("Mixing causes stress.", "“causes” is stronger than its evidence"),
    ("It proves the point.", "“proves” is stronger"),
    ("It helps most.", "“helps most” is stronger"),
    ("It trains the brain.", "“the brain” is stronger"),
    ("It works dramatically.", "“dramatically” is stronger"),
    ("The optimal mix.", "“optimal” is stronger"),
    ("<b>bold</b>", "Raw HTML is not allowed"),
    ("[x][far]\n\n[far]: javascript:alert(1)", "Links by reference and footnotes are not shown"),
    ("[far]: claim:g99", "Links by reference and footnotes are not shown"),
    ("- [far]: claim:g99", "Links by reference and footnotes are not shown"),
    ("A note.[^1]", "Links by reference and footnotes are not shown"),
    ("[^1]: A note.", "Links by reference and footnotes are not shown"),
    ("```", "Fences of code are not shown"),
    ("~~~ html", "Fences of code are not shown"),
    ("| a | b |", "A table is shown only in an article, within ::: compare"),
    ("--- | ---", "A table is shown only in an article, within ::: compare"),
    ("Fish &amp; chips.", "Write the character itself"),
    ("*x*{: onclick=alert(1)}", "Only the anchor of a heading stands in braces"),
    ("### Sub {#sub onclick=alert(1)}", "Only the anchor of a heading stands in braces"),
    ("[a [b] c](javascript:alert(1))", "Write the link to 'javascript:alert(1)' as [words](target)"),
    ("[a [b] c](claim:g99)", "Write the link to 'claim:g99' as [words](target)"),
    ("[x]( javascript:alert(1) )", "Write the link to 'javascript:alert(1)' as [words](target)"),
    ('[x](page:nowhere "Title")', "Write the link to 'page:nowhere' as [words](target)"),
    ("[<javascript://x.y>](claim:g01)", "Write the link to 'javascript://x.y' as [words](target)"),
    ("::: unknown", "Block unknown is unknown"),
    (":::", "closes no block"),
]


@pytest.mark.parametrize(("line", "message"), BODY_FAULTS, ids=[line for line, _ in BODY_FAULTS])
def test_fault_in_the_body_names_its_line(tmp_path, line, message):
    write_content(tmp_path, extra=f"\n{line}\n")
    expected_line = (GUIDE_FRONT + GUIDE_BODY).count("\n") + 2
    found = issues_of(tmp_path)
    assert any(
        issue.file == "guide/a-guide.md" and issue.line == expected_line and message in issue.message for issue in found
    ), found


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


QUESTION_FAULTS = [
    ("::: insight", "Named blocks stand in articles only"),
    ("::: compare A\n| a | b | c |\n:::", "Named blocks stand in articles only"),
    ("| a | b |", "A table is shown only in an article"),
    ("```", "Fences of code are not shown"),
    ("## Twice", "The title of a question is its heading"),
    ("[x][far]", "Links by reference and footnotes are not shown"),
]


@pytest.mark.parametrize(("line", "message"), QUESTION_FAULTS, ids=[line for line, _ in QUESTION_FAULTS])
def test_question_holds_no_more_than_its_page_shows(tmp_path, line, message):
    write_content(tmp_path, question=f"{QUESTION}\n{line}\n")
    file = next((tmp_path / "questions").glob("*.md"))
    expected = (f"questions/{file.name}", QUESTION.count("\n") + 2)
    assert any((issue.file, issue.line) == expected and message in issue.message for issue in issues_of(tmp_path))


def test_diagram_that_is_bad_names_the_line_of_the_construct(tmp_path):
    graph = "flowchart LR\naccTitle: T\naccDescr: D.\nA[One] --> B[Two]\nsubgraph x\n"
    write_content(tmp_path, extra=f"\n::: mermaid the-week\n{graph}\nCaption.\n:::\n")
    base = (GUIDE_FRONT + GUIDE_BODY).count("\n")
    assert [(issue.file, issue.line) for issue in issues_of(tmp_path)] == [("guide/a-guide.md", base + 7)]


FRONT_FAULTS = [
    ('title = "A guide"\n', "", "Add title (text)"),
    ('title = "A guide"', 'title = ""', "Give title"),
    ("reviewed_on = 2026-11-22", 'reviewed_on = "2026-11-22"', "Make reviewed_on in the front matter a date"),
    ('lead = "A lead."', 'lead = "A lead."\ncolour = "red"', "Remove colour"),
    ('author = "editors"', 'author = "nobody"', "Author 'nobody' is not in authors.toml"),
    ('lead = "A lead."', "lead = A lead.", "The front matter is not TOML"),
    ("+++", "---", "Begin the file with front matter"),
]


@pytest.mark.parametrize(("old", "new", "message"), FRONT_FAULTS)
def test_fault_in_the_front_matter(tmp_path, old, new, message):
    write_content(tmp_path, guide=GUIDE_FRONT.replace(old, new) + GUIDE_BODY)
    assert any(message in issue.message for issue in issues_of(tmp_path))


LEDGER_FAULTS = [
    ('sources = ["moen2016"]', 'sources = ["nobody1999"]', "cites nobody1999, which is no source"),
    ('sources = ["moen2016"]', "sources = []", "is traced but cites no source"),
    ("10.1177/0003122415622391", "doi:10.1177/0003122415622391", "write it as 10.1234/name"),
    ('id = "c01"', 'id = "g01"', "Claim g01 stands here twice"),
    ('state = "traced"', 'state = "true"', "State 'true' of g01 is unknown"),
    ('origin = "guide"', 'origin = "web"', "Origin 'web' of g01 is unknown"),
    ('id = "g01"', 'id = "G 01"', "use lower-case letters"),
    ("seen = true", 'seen = "yes"', "Make seen a value of type bool"),
    ("year = 2016\n", "", "Add year."),
    ('figure = "867"', 'figure = "867"\nmood = "good"', "Remove mood"),
    ('note = "One firm."', f'note = "{"x" * 91}"', "90 fit the margin"),
    ("[[source]]", "[[sauce]]", "Remove the table sauce"),
    ("[[source]]", "[[source", "The ledger is not TOML"),
    ("https://example.org/moen", "example.org/moen", "write it whole"),
]


@pytest.mark.parametrize(("old", "new", "message"), LEDGER_FAULTS)
def test_fault_in_the_ledger(tmp_path, old, new, message):
    write_content(tmp_path, ledger=LEDGER.replace(old, new, 1))
    found = issues_of(tmp_path)
    assert any(issue.file == "evidence.toml" and message in issue.message for issue in found), found


def test_source_that_nobody_cites(tmp_path):
    second = LEDGER.split("[[claim]]")[0].replace("moen2016", "other2017")
    write_content(tmp_path, ledger=second + LEDGER)
    assert [issue.message for issue in issues_of(tmp_path)] == [
        "Source other2017 is cited by no claim; cite it or remove it."
    ]


def test_claim_of_the_guide_on_no_sentence(tmp_path):
    unused = LEDGER.split("[[claim]]")[1].replace("g01", "g02")
    write_content(tmp_path, ledger=f"{LEDGER}\n[[claim]]{unused}")
    assert "No text refers to g02" in issues_of(tmp_path)[0].message


def test_questions_in_one_place_are_refused(tmp_path):
    write_content(tmp_path)
    (tmp_path / "questions" / "how.md").write_text(QUESTION)
    assert [issue.message for issue in issues_of(tmp_path)] == ["Order 1 is that of questions/how.md; choose another."]


def test_authors_need_all_their_words(tmp_path):
    write_content(tmp_path, authors=AUTHORS.replace('bio = "They write."\n', ""))
    assert "Give editors exactly bio, initials, name, role" in issues_of(tmp_path)[0].message


def test_ledger_that_is_missing_is_told(tmp_path):
    write_content(tmp_path)
    (tmp_path / "evidence.toml").unlink()
    assert str(issues_of(tmp_path)[0]) == "evidence.toml:1: The file is missing; put it back."


def test_faults_are_told_all_at_once(tmp_path):
    write_content(tmp_path, extra="\n[x](claim:g98)\n\n[x](claim:g99)\n\n22 %\n")
    assert len(issues_of(tmp_path)) == 3
