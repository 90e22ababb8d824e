import re

import pytest

from articles.loading.library import read_library
from articles.parsing.documents import Piece, Section
from articles.rendering.sections import render_section
from tests.articles.content import FakeLinks, write_content


@pytest.mark.parametrize(("name", "is_wide"), [("profile", True), ("stage", True), ("insight", False)])
def test_portraits_and_stages_have_the_whole_width(notes, name, is_wide):
    piece = Piece(name, "blender", "## One\n\nWords." if name == "stage" else "Words.", 1)
    first = render_section(Section("a", "A", "A", "", 1, (piece,)), notes, "")[0]["html"]
    assert ('class="is-wide"' in first) is is_wide


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
