"""Good content loads; every planted issue is refused with its file, line and remedy."""

import pytest

from articles.loading.actions import CONTENT
from articles.loading.library import read_library
from tests.articles.content import GUIDE_BODY, GUIDE_FRONT, LEDGER, QUESTION, FakeLinks, issues_of, write_content


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


def test_claim_of_the_guide_on_no_sentence(tmp_path):
    unused = LEDGER.split("[[claim]]")[1].replace("g01", "g02")
    write_content(tmp_path, ledger=f"{LEDGER}\n[[claim]]{unused}")
    assert "No text refers to g02" in issues_of(tmp_path)[0].message


def test_questions_in_one_place_are_refused(tmp_path):
    write_content(tmp_path)
    (tmp_path / "questions" / "how.md").write_text(QUESTION)
    assert [issue.message for issue in issues_of(tmp_path)] == ["Order 1 is that of questions/how.md; choose another."]
