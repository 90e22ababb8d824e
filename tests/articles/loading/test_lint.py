import pytest

from tests.articles.content import GUIDE_BODY, GUIDE_FRONT, QUESTION, issues_of, write_content

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


def test_faults_are_told_all_at_once(tmp_path):
    write_content(tmp_path, extra="\n[x](claim:g98)\n\n[x](claim:g99)\n\n22 %\n")
    assert len(issues_of(tmp_path)) == 3
