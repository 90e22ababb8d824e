import re

import pytest

from articles.loading.library import read_library
from articles.parsing.documents import Piece, Section
from articles.parsing.ledger import read_ledger
from articles.rendering.markdown import Notes, render_prose, render_section, render_steps, table_rows, to_html
from tests.articles.content import LEDGER, FakeLinks, write_content


@pytest.fixture
def notes():
    ledger = read_ledger(LEDGER, "evidence.toml")
    return Notes(ledger.claims, ledger.sources, FakeLinks())


def test_claim_is_marked_numbered_and_followed_by_its_note(notes):
    html = render_prose("Fit counts. [More say](claim:g01). So ask.", notes)
    assert html == (
        '<div class="passage"><div><p>Fit counts. <span class="claim is-traced" id="r1">More say</span>'
        '<a aria-label="Note 1" class="ref is-traced" href="#n1">1</a>'
        '<button aria-label="Note 1" class="ref is-traced" popovertarget="n1">1</button>. So ask.</p></div>'
        '<div class="passage__notes"><p popover role="note" class="note is-traced" id="n1">'
        '<span class="chip is-traced"><span class="mark"></span><span class="vh">Note </span>1. Traced</span> '
        'One firm. <span class="note__src"><a href="/evidence/sources/moen2016/">Moen and others, 2016</a>.</span> '
        '<a href="/evidence/#g01" aria-label="Why, note 1">why</a></p></div></div>'
    )


def test_claim_mentioned_again_points_to_the_same_note(notes):
    first = render_prose("[More say](claim:g01).", notes)
    second = render_prose("[More say](claim:g01).", notes)
    assert 'id="n1"' in first
    assert 'id="n1"' not in second
    assert 'href="#n1"' in second


def test_answer_carries_chips_in_place_of_notes(notes):
    html, fresh = to_html("[More say](claim:g01). Done.", notes, numbered=False)
    assert not fresh
    assert html == (
        '<p><span class="claim is-traced">More say</span> <a class="chip is-traced" href="/evidence/#g01">'
        '<span class="mark"></span>Traced</a>. Done.</p>'
    )


def test_raw_html_comes_out_as_text(notes):
    html, _ = to_html("a <script>alert(1)</script> b", notes)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("block", ["<div>words</div>", "<script>\nalert(1)\n</script>", "<p>words"])
def test_raw_html_comes_out_as_text_too(notes, block):
    html, _ = to_html(f"before\n\n{block}\n\nafter", notes)
    assert block.split("\n")[0].replace("<", "&lt;").replace(">", "&gt;") in html
    assert not re.search(r"<(?!/?p>)", html)


def test_answer_counts_its_claims_and_gives_them_no_place_among_the_notes(notes):
    to_html("[More say](claim:g01).", notes, numbered=False)
    assert notes.number("g01") == (1, False)


@pytest.mark.parametrize(("name", "is_wide"), [("profile", True), ("stage", True), ("insight", False)])
def test_portraits_and_stages_have_the_whole_width(notes, name, is_wide):
    piece = Piece(name, "blender", "## One\n\nWords." if name == "stage" else "Words.", 1)
    first = render_section(Section("a", "A", "A", "", 1, (piece,)), notes, "")[0]["html"]
    assert ('class="is-wide"' in first) is is_wide


def test_links_to_pages_become_addresses(notes):
    assert to_html("[help](page:help)", notes)[0] == '<p><a href="/help/">help</a></p>'


def test_quotes_are_curled(notes):
    assert to_html('"a" isn\'t', notes)[0] == "<p>“a” isn’t</p>"


def test_table_rows():
    assert table_rows("| a | b |\n|---|:-:|\n| 1 | 2 |") == [["a", "b"], ["1", "2"]]


def test_steps_lead_to_the_next(notes):
    html = render_steps(Piece("steps", "", "### A {#step-1}\n\nDo *a*.\n\n### B {#step-2}\n\nDo b.", 1), notes)
    assert html == (
        '<ol class="steps"><li class="steps__item" id="step-1"><h3 class="steps__name">A</h3>'
        '<details class="phone-fold"><summary aria-label="A"></summary><p>Do <em>a</em>.</p>'
        '<a class="steps__next" href="#step-2">Next: step 2</a></details></li>'
        '<li class="steps__item" id="step-2"><h3 class="steps__name">B</h3>'
        '<details class="phone-fold"><summary aria-label="B"></summary><p>Do b.</p></details></li></ol>'
    )


def test_prose_below_several_headings_can_be_folded(notes):
    html = render_prose("Two parts.\n\n### A {#a}\n\nOne.\n\n### B {#b}\n\nTwo [each](claim:g01).", notes)
    assert html.startswith('<p>Two parts.</p>\n<h3 id="a">A</h3><details class="phone-fold"><summary aria-label="A">')
    assert html.count("</details>") == html.count("<details") == 2
    assert html.index('<h3 id="b">') < html.index('id="r1"') < html.index('id="n1"')


def test_prose_below_one_heading_stands_open(notes):
    assert "<details" not in render_prose("Two parts.\n\n### A {#a}\n\nOne.", notes)


def test_guide_as_a_whole(tmp_path):
    (article,) = read_library(write_content(tmp_path), FakeLinks()).articles
    html = "".join(part.get("html", "") for part in article.fields["parts"])
    assert '<p class="dropcap">A plain paragraph' in html
    assert html.count("<section") == html.count("</section>") == 2
    assert '<li class="steps__item" id="step-1">' in html
    assert 'class="callout__text">One line.' in html
    assert (
        '<li>Moen and others, 2016: <a href="https://doi.org/10.1177/0003122415622391">Does a flexibility initiative'
        " improve well-being?</a>, American Sociological Review</li>"
    ) in html
    assert "<details" in html
    assert {"slot": "art", "values": ["cup"]} in article.fields["parts"]
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
