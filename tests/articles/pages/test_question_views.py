import re

import pytest

from articles.models import Question
from tests.regions import regions

pytestmark = pytest.mark.django_db


def test_question_list_leads_to_each_page_and_to_a_note(client):
    html = client.get("/questions/").content.decode()
    for question in Question.objects.all():
        assert f'href="/questions/{question.slug}/"' in html
    assert 'href="/note/">Send a note' in html
    assert "<details name" not in html


def test_question_has_its_answer_its_marks_and_its_neighbours(client):
    html = client.get("/questions/difference-from-balance/").content.decode()
    assert "<title>How does this differ from work-life balance? · Work-Life Harmony</title>" in html
    assert len(regions(html, ".claim.is-traced")) == len(regions(html, ".chip.is-traced")) == 2
    assert "Reviewed 22 November 2026" in html
    assert re.findall(r'__step">(\w+) this</span>\s*<a href="/questions/([a-z-]+)/"', html) == [
        ("Before", "always-working"),
        ("After", "must-i-mix"),
    ]
    assert 'href="/questions/#difference-from-balance">All questions' in html


def test_question_at_an_end_of_the_list_has_one_neighbour(client):
    assert "Before this" not in client.get("/questions/always-working/").content.decode()
    assert "After this" not in client.get("/questions/what-the-marks-mean/").content.decode()


def test_groups_stand_once_each(client):
    html = client.get("/questions/").content.decode()
    assert re.findall(r"<h2>(.+?)</h2>", html) == [
        "About the idea",
        "Everyday situations",
        "About this site",
        "Not answered?",
    ]


def test_question_is_public_and_asks_the_database_once(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/questions/shift-work/")
    assert "public" in response["Cache-Control"]


def test_questions_that_are_unknown_and_other_methods(client):
    assert client.get("/questions/nothing/").status_code == 404
    assert client.post("/questions/shift-work/").status_code == 405
