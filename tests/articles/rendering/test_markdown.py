import re

import pytest

from articles.rendering.markdown import to_html


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


def test_links_to_pages_become_addresses(notes):
    assert to_html("[help](page:help)", notes)[0] == '<p><a href="/help/">help</a></p>'


def test_quotes_are_curled(notes):
    assert to_html('"a" isn\'t', notes)[0] == "<p>“a” isn’t</p>"
