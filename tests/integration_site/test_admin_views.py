from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from integration_site.models import QuestionCount
from tests.commitments.factories import NOW, client_of, make_staff

pytestmark = pytest.mark.django_db
GUESS = {"username": "staff@example.org", "password": "quince7marmalade"}
RIGHT = {"username": "staff@example.org", "password": "long enough", "next": "/admin/"}


def test_password_lets_staff_in():
    make_staff()
    client = Client()
    assert client.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"
    assert client.get("/admin/login/").status_code == 200
    assert client.post("/admin/login/", RIGHT).status_code == 302
    assert client.get("/admin/").status_code == 200


@time_machine.travel(NOW, tick=False)
def test_guessing_is_held_back_for_that_network_alone():
    make_staff()
    statuses = [Client().post("/admin/login/", GUESS).status_code for _ in range(11)]
    assert statuses == [200] * 10 + [429]
    held = Client().post("/admin/login/", RIGHT)
    assert (held.status_code, held["Retry-After"]) == (429, "600")
    assert "long enough" not in held.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.8").post("/admin/login/", RIGHT).status_code == 302
    assert Client().get("/admin/login/").status_code == 200
    with time_machine.travel(NOW + timedelta(minutes=10), tick=False):
        assert Client().post("/admin/login/", RIGHT).status_code == 302


def test_staff_who_sign_out_leave_a_clean_browser():
    client = client_of(make_staff())
    response = client.post("/admin/logout/")
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert client.get("/admin/").status_code == 302
    assert client.get("/admin/logout/").status_code == 405


def test_editors_see_how_many_questions_found_no_answer_and_change_nothing():
    QuestionCount.objects.add(day=NOW.date(), kind="unanswered")
    QuestionCount.objects.add(day=NOW.date(), kind="unanswered")
    client = client_of(make_staff())
    page = client.get("/admin/integration_site/questioncount/").content.decode()
    assert "Nothing here answered" in page
    assert '<td class="field-count">2</td>' in page
    assert client.get("/admin/integration_site/questioncount/add/").status_code == 403


@pytest.mark.parametrize(
    ("rows", "tool", "words"),
    [
        ("assessments/attempt", "/admin/assessments/attempt/statistics/", "Statistics"),
        ("coaching/askedquestion", "/admin/coach-model/", "Model of the coach"),
        ("commitments/remindersettings", "/admin/mail/", "Try the mail server"),
    ],
)
def test_list_of_rows_leads_to_the_page_beside_it(rows, tool, words):
    page = client_of(make_staff()).get(f"/admin/{rows}/").content.decode()
    assert f'<a href="{tool}">{words}</a>' in page
