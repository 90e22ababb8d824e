import re

import pytest

from tests.commitments.factories import client_of, make_commitment

pytestmark = pytest.mark.django_db


def main_of(commitment):
    page = client_of(commitment.person).get(f"/commitments/{commitment.pk}/card/").content.decode()
    assert '<meta name="robots" content="noindex">' in page
    return page.partition("<main")[2].partition("</main>")[0]


def test_card_says_the_sentence_and_the_hours():
    commitment = make_commitment(obstacle="a late call comes in", response="offer nine tomorrow")
    words = " ".join(re.sub(r"<[^>]*>", "", main_of(commitment)).split())
    assert commitment.sentence in words
    assert "18:00 to 21:00" in words
    assert "If a late call comes in, I will offer nine tomorrow." in words


def test_card_holds_no_name_and_no_token():
    commitment = make_commitment()
    commitment.person.email = "ada@example.org"
    commitment.person.save()
    page = main_of(commitment)
    assert "ada@" not in page
    assert "csrf" not in page
    assert re.findall('href="(.*?)"', page) == ["/week/"]


def test_card_shows_what_was_typed_as_text():
    assert "<b>" not in main_of(make_commitment(what="<b>supper</b>"))
