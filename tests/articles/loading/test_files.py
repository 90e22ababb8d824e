import pytest

from tests.articles.content import AUTHORS, LEDGER, issues_of, write_content

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


def test_authors_need_all_their_words(tmp_path):
    write_content(tmp_path, authors=AUTHORS.replace('bio = "They write."\n', ""))
    assert "Give editors exactly bio, initials, name, role" in issues_of(tmp_path)[0].message


def test_ledger_that_is_missing_is_told(tmp_path):
    write_content(tmp_path)
    (tmp_path / "evidence.toml").unlink()
    assert str(issues_of(tmp_path)[0]) == "evidence.toml:1: The file is missing; put it back."
