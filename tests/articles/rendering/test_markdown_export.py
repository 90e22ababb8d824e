import datetime

import pytest

from articles.parsing.documents import Document, split_sections
from articles.parsing.ledger import read_ledger
from articles.rendering.markdown_export import absolutize, in_words, render_markdown_export
from articles.rendering.notes import Notes
from tests.articles.content import LEDGER, FakeLinks

DAY = datetime.date(2026, 11, 22)
ARTICLE = {
    "title": "A guide",
    "lead": "A lead.",
    "author": {"name": "The editors", "role": "Team", "bio": "They write."},
    "origin": "Begun elsewhere.",
    "published_on": DAY,
    "reviewed_on": DAY,
    "review_due_on": datetime.date(2027, 5, 2),
    "tally": [{"count": 1, "label": "Traced"}, {"count": 2, "label": "Not traced"}],
    "changes": [{"on": "2026-11-22", "note": "First."}],
}
SOURCE = "[Moen and others, 2016](https://doi.org/10.1177/0003122415622391)"


def twin_of(body, questions=()):
    sections = split_sections(Document("guide/a.md", {}, f'## What {{#what toc="W"}}\n\n{body}', 1))
    ledger = read_ledger(LEDGER, "evidence.toml")
    return render_markdown_export(ARTICLE, sections, Notes(ledger.claims, ledger.sources, FakeLinks()), questions)


def test_markdown_head_says_what_who_and_when():
    text = twin_of("Words.")
    assert text.startswith(
        "# A guide\n\n*A lead.*\n\nThe editors. Published 22 November 2026, reviewed 22 November 2026, "
        "next review by 2 May 2027. Not medical advice."
    )
    assert "how far its sentence is backed: 1 traced, 2 not traced." in text
    assert "## What changed\n\n- 22 November 2026: First.\n\n## About the author\n\nThe editors, Team. They" in text
    assert "\n\nBegun elsewhere.\n" in text


def test_claim_is_a_footnote_with_state_note_and_sources():
    text = twin_of("Fit counts. [More say](claim:g01). [Less](claim:c01). [More say](claim:g01) again.")
    assert "Fit counts. More say[^1]. Less[^2]. More say[^1] again." in text
    assert text.endswith(
        f"[^1]: Traced. One firm. {SOURCE}. [Why](/evidence/#g01)\n"
        "[^2]: Not traced. No source found. [Why](/evidence/#c01)\n"
    )


def test_numbers_are_those_of_the_notes_on_the_page():
    ledger = read_ledger(LEDGER, "evidence.toml")
    notes = Notes(ledger.claims, ledger.sources, FakeLinks(), ["c01"])
    sections = split_sections(Document("guide/a.md", {}, '## W {#w toc="W"}\n\n[More say](claim:g01).', 1))
    text = render_markdown_export(ARTICLE, sections, notes, [])
    assert "More say[^2]." in text
    assert notes.ids == ["c01"]


BLOCKS = [
    ("::: insight\nOne line.\n:::", "> **Key insight.** One line."),
    ("::: surprise\nOne.\n\nTwo.\n:::", "> **Surprising insight.** One.\n>\n> Two."),
    ("::: compare Two ways\n| A | B | C |\n| - | - | - |\n:::", "**Two ways**\n\n| A | B | C |\n| - | - | - |"),
    (
        "::: steps\n### One {#step-1}\n\nDo this.\n\n### Two {#step-2}\n\nDo that.\n:::",
        "### 1. One\n\nDo this.\n\n### 2. Two\n\nDo that.",
    ),
    ("::: stage 18 to 35\n### Young\n\nWords.\n:::", "### Young\n\n*18 to 35*\n\nWords."),
    (
        "::: mermaid loop\nflowchart LR\nA[One] --> B[Two]\n\nA caption.\n:::",
        "```mermaid\nflowchart LR\nA[One] --> B[Two]\n```\n\nA caption.",
    ),
    (
        "::: profile blender\n:::\n::: profile purpose\n:::",
        "## What\n\n[The portraits, side by side](/profile_list/)\n",
    ),
    ("::: assessment quick\n:::", "[The three questions](/quick_assessment/)"),
    ("::: micro-habit\nChoose one thing.\n:::", "Choose one thing."),
    (
        "[More say](claim:g01).\n\n::: sources\n:::",
        "- Moen and others, 2016. Does a flexibility initiative improve well-being? *American Sociological Review*. "
        "<https://doi.org/10.1177/0003122415622391>\n",
    ),
    ("### Balance {#balance}\n\nSee [help](page:help).", "### Balance\n\nSee [help](/help/)."),
]


@pytest.mark.parametrize(("body", "expected"), BLOCKS, ids=[body.split("\n")[0] for body, _ in BLOCKS])
def test_blocks_are_plain_markdown(body, expected):
    assert expected in twin_of(body)


def test_answers_stand_below_their_questions():
    question = Document("questions/why.md", {"title": "Why?"}, "Since [more say](claim:g01).", 1)
    assert "### Why?\n\nSince more say[^1]." in twin_of("::: questions\n:::", [question])


def test_links_become_whole():
    text = "[a](/help/) [b](#steps) [c](https://x.example/#y) (#z)"
    assert absolutize(text, "https://h.example", "/guide/a/") == (
        "[a](https://h.example/help/) [b](https://h.example/guide/a/#steps) [c](https://x.example/#y) (#z)"
    )


def test_day_in_words():
    assert in_words(datetime.date(2026, 3, 1)) == "1 March 2026"
