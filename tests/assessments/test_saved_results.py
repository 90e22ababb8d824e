import pytest
import time_machine

from accounts.models import Person
from assessments.codes import encode
from assessments.models import SavedResult
from coaching.context import build_context
from tests.assessments.patterns import answers
from tests.commitments.factories import NOW, client_of, form_data, make_commitment, make_person
from tests.integration_site.joined import join_for_good

pytestmark = pytest.mark.django_db
CODE = encode(1, answers(experience="blended", priority="family", control="limited"))
LATER = encode(1, answers(experience="conflict", priority="health", control="high"))
KEPT_WITH_IT = "your answers,"


@pytest.fixture(autouse=True)
def a_sunday():
    with time_machine.travel(NOW, tick=False):
        yield


def saved():
    return list(SavedResult.objects.values_list("code", "portrait"))


def test_saving_a_plan_from_a_result_keeps_its_code_and_the_form_says_so(client):
    path = f"/commitments/new/?result={CODE}"
    assert KEPT_WITH_IT in client.get(path).content.decode()
    assert saved() == []
    assert client.post(path, form_data(what="")).status_code == 422
    assert saved() == []
    assert client.post(path, form_data()).status_code == 303
    assert saved() == [(CODE, "")]
    assert SavedResult.objects.get().person == Person.objects.get()


@pytest.mark.parametrize("query", ["", "?portrait=purpose", "?result=bcdfgh", "?result=" + "x" * 500])
def test_saved_result_is_kept_only_of_a_result(client, query):
    path = f"/commitments/new/{query}"
    assert KEPT_WITH_IT not in client.get(path).content.decode()
    assert client.post(path, form_data()).status_code == 303
    assert saved() == []


def test_saved_result_takes_the_place_of_the_earlier(client):
    client.post(f"/commitments/new/?result={CODE}&portrait=purpose", form_data())
    assert saved() == [(CODE, "purpose")]
    client.post(f"/commitments/new/?result={LATER}", form_data(what="a walk"))
    assert saved() == [(LATER, "")]
    client.post("/commitments/new/", form_data(what="a nap"))
    assert saved() == [(LATER, "")]


def test_saved_result_is_remembered_by_the_coach(client):
    client.post(f"/commitments/new/?result={CODE}", form_data())
    person = Person.objects.get()
    facts = build_context(person, {}, NOW).facts
    assert (facts.profile, facts.priority, facts.control) == ("blender", "family", "limited")
    assert build_context(person, {"result": LATER}, NOW).code == LATER
    for path in ("/coach/", "/week/"):
        page = client.get(path).content.decode()
        assert "no result of yours is open here" not in page
    assert "Answer three questions</a>, and the reasons" not in client.get("/coach/").content.decode()


def test_replies_begin_with_three_for_its_portrait(client):
    client.post(f"/commitments/new/?result={CODE}", form_data())
    commitment = Person.objects.get().commitments.get()
    page = client.get(f"/commitments/{commitment.pk}/replies/").content.decode()
    assert "Three that fit your starting point" in page
    other = make_commitment()
    assert "Three that fit" not in client_of(other.person).get(f"/commitments/{other.pk}/replies/").content.decode()


def test_saved_result_is_named_in_your_data_and_erased_with_it(client):
    client.post(f"/commitments/new/?result={CODE}", form_data())
    assert "esults of the three questions that a plan was made from, in code" in client.get("/me/").content.decode()
    client.post("/me/erase/")
    assert saved() == []


def test_saved_result_that_is_latest_counts_after_joining_and_the_same_code_stands_once():
    here, there = make_person(), make_person()
    for person, code in [(here, CODE), (there, CODE), (here, LATER)]:
        SavedResult.objects.create(person=person, code=code, saved_at=NOW)
    join_for_good(person=here, into=there, now=NOW)
    assert sorted(SavedResult.objects.for_person(there).values_list("code", flat=True)) == sorted([CODE, LATER])
    assert build_context(there, {}, NOW).code == LATER


def test_saved_result_can_be_forgotten_alone(client):
    other = make_person()
    SavedResult.objects.create(person=other, code=LATER, saved_at=NOW)
    client.post(f"/commitments/new/?result={CODE}", form_data())
    person = Person.objects.exclude(pk=other.pk).get()
    assert 'action="/me/result/forget/"' in client.get("/me/").content.decode()
    for _ in range(2):  # the second is from a tab that is behind
        page = client.post("/me/result/forget/", follow=True).content.decode()
        assert "Forgotten. Your plans stay" in page
        assert "/me/result/forget/" not in page
    assert saved() == [(LATER, "")]
    assert (person.commitments.count(), build_context(person, {}, NOW).facts.profile) == (1, "unknown")


def test_forgetting_it_is_refused_to_a_visitor_to_looking_and_to_other_sites(client):
    person = make_person()
    SavedResult.objects.create(person=person, code=CODE, saved_at=NOW)
    own = client_of(person)
    assert client.post("/me/result/forget/").status_code == 404
    assert own.get("/me/result/forget/").status_code == 405
    own.handler.enforce_csrf_checks = True
    assert own.post("/me/result/forget/").status_code == 403
    assert saved() == [(CODE, "")]
