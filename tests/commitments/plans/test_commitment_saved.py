import html
from datetime import time

import pytest

from commitments.schedule import own_hours
from tests.commitments.factories import client_of, make_commitment

pytestmark = pytest.mark.django_db


def page_of(commitment):
    return client_of(commitment.person).get(f"/commitments/{commitment.pk}/saved/")


def text_of(response):
    return html.unescape(response.content.decode())


def test_saved_page_reads_the_commitment_back():
    commitment = make_commitment(obstacle="a late call", response="say so", cue="I sit", action="breathe")
    response = page_of(commitment)
    page = text_of(response)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in page
    assert "On Tuesday evening I protect supper at home for family.</h1>" in page
    assert "First time: Tuesday 24 November, 18:00 to 21:00" in page
    assert "Four weeks, in London time. If a late call, I will say so." in page
    assert "After I sit, I will breathe." in page
    assert 'href="/week/"' in page


def test_words_to_send_leave_out_reason_and_obstacle():
    commitment = make_commitment(what='tea & "quiet"', value="my health", obstacle="my boss", response="say no")
    page = page_of(commitment).content.decode()
    link = page.split('href="mailto:')[1].split('"')[0]
    assert "tea%20%26%20%22quiet%22" in link
    assert "health" not in link
    assert "boss" not in link
    assert "<" not in link


def test_saved_page_names_one_s_own_hours():
    page = text_of(page_of(make_commitment(hours=own_hours(time(17, 30), 90))))
    assert "On Tuesday from 17:30 to 19:00 I protect" in page


def test_saved_page_escapes_what_was_typed():
    page = page_of(make_commitment(what="<script>alert(1)</script>")).content.decode()
    assert "<script>alert" not in page


def test_queries(django_assert_num_queries):
    commitment = make_commitment(cue="I sit", action="breathe")
    client = client_of(commitment.person)
    with django_assert_num_queries(7):
        client.get(f"/commitments/{commitment.pk}/saved/")
