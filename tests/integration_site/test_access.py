"""Every address that holds a number or a secret x who asks: only the owner gets in, others are told it is not there."""

import pytest
import time_machine
from django.urls import reverse

from accounts.models import Person
from accounts.sign_in.device_codes import make_code
from accounts.sign_in.email_links import request_confirmation, request_sign_in_email
from accounts.sign_in.private_links import make_return_link
from commitments.calendar.feeds import make_calendar_feed
from commitments.models import CheckIn
from integration_site.personal_data.registry import PERSONAL_DATA
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, make_staff
from tests.commitments.mailed import WEDNESDAY, make_asked, paths_in, send
from tests.integration_site.routes import LATER, patterns, rows_of

pytestmark = pytest.mark.django_db
BY_OWNER = {
    "commitment_id",
    "occasion_id",
    "habit_id",
    "attempt_id",
    "link_id",
    "feed_id",
    "card_id",
    "question_id",
    "ritual_id",
    "run_id",
    "task_id",
    "hour_id",
}
BY_SECRET = {"token"}
# No row of a person: a result's own answers, the name of a text, a section, a day or a number of weeks (of whoever
# asks), or a code that looking never tries.
PUBLIC = {
    "personal_css",
    "assessments:quick_result",
    "assessments:quick_result_json",
    "assessments:quick_choose",
    "assessments:quick_shared",
    "assessments:quick_with",
    "assessments:quick_together",
    "assessments:full_section",
    "assessments:method",
    "assessments:profile",
    "accounts:code_open",
    "practices:work_hours",
    "practices:audit_day",
    "practices:audit_copy",
    "practices:audit_result",
    "practices:audit_calendar",
    "practices:audit_calendar_keep",
}
ASKING = {
    "owner": lambda owner: owner,
    "other person": lambda owner: make_commitment(person=make_person()).person,
    "visitor": lambda owner: None,
    "staff": lambda owner: make_staff(),
}


def held_by(person):
    return {holding.label: list(holding.for_person(person).values()) for holding in PERSONAL_DATA}


@pytest.fixture(scope="module")
def owned(making):
    """The owner, their numbers and all they have."""
    with making(), time_machine.travel(LATER, tick=False):
        owner = make_person()
        numbers = rows_of(owner)
        return owner, numbers, held_by(owner)


def owned_names():
    return sorted({name for name, entry in patterns() if set(entry.pattern.converters) & BY_OWNER})


def test_addresses_with_something_in_them_are_all_judged_here():
    holding = {name: set(entry.pattern.converters) for name, entry in patterns() if entry.pattern.converters}
    unknown = {name for name, kinds in holding.items() if not kinds & (BY_OWNER | BY_SECRET)}
    assert {name for name in unknown if not name.startswith("articles:")} <= PUBLIC


@pytest.mark.parametrize("name", owned_names())
@pytest.mark.parametrize("who", ["other person", "visitor", "staff"])
@time_machine.travel(LATER, tick=False)
def test_number_in_an_address_is_nothing_to_others(name, who, owned):
    owner, numbers, before = owned
    client = client_of(ASKING[who](owner))
    for called, entry in patterns():
        kinds = set(entry.pattern.converters) & BY_OWNER
        if called == name and kinds:
            path = reverse(name, kwargs={kind: numbers[kind] for kind in kinds})
            statuses = {client.get(path).status_code, client.post(path).status_code}
            assert statuses <= {404, 405}
            assert 404 in statuses
    assert held_by(owner) == before


@pytest.mark.parametrize("who", ASKING)
@time_machine.travel(LATER, tick=False)
def test_confirmation_serves_only_who_asked(who, mailoutbox):
    owner = make_person()
    request_confirmation(owner, "ada@example.org", now=LATER)
    path = "/mail-link/" + mailoutbox[0].body.split("/mail-link/")[1].split("/")[0] + "/"
    client_of(ASKING[who](owner)).post(path)
    owner.refresh_from_db()
    assert (owner.email == "ada@example.org") == (who == "owner")


@pytest.mark.parametrize("kind", ["link", "mail", "code"])
@pytest.mark.parametrize("who", ASKING)
@time_machine.travel(LATER, tick=False)
def test_secret_opens_for_a_visitor_and_never_unasked_over_other_things(kind, who, mailoutbox):
    owner = make_person()
    asking = ASKING[who](owner)
    client = client_of(asking)
    path, data = key_to(owner, kind, mailoutbox)
    client.post(path, data)
    opened = client.session.get("_auth_user_id")
    assert opened == str(owner.pk if who in {"owner", "visitor"} else asking.pk)


@pytest.mark.parametrize("who", ASKING)
@time_machine.travel(LATER, tick=False)
def test_calendar_address_shows_the_same_to_all_and_opens_nothing(who):
    owner = make_commitment().person
    asking = ASKING[who](owner)
    client = client_of(asking)
    path = f"/calendar/{make_calendar_feed(person=owner, name='Work', now=NOW)}/plans.ics"
    assert b"supper at home" in client.get(path).content
    assert client.post(path).status_code == 405
    assert client.session.get("_auth_user_id") == (str(asking.pk) if asking else None)


@pytest.mark.parametrize("kind", ["link", "mail"])
@time_machine.travel(LATER, tick=False)
def test_secret_never_opens_a_staff_member_s_things(kind, mailoutbox):
    person = make_person()
    path, data = key_to(person, kind, mailoutbox)
    Person.objects.filter(pk=person.pk).update(is_staff=True)
    client = client_of(None)
    assert client.post(path, data).status_code == 404
    assert client.session.get("_auth_user_id") is None


@pytest.mark.parametrize("who", ASKING)
@time_machine.travel(WEDNESDAY, tick=False)
def test_mail_that_asks_answers_one_time_and_opens_nothing(who, mailoutbox):
    """Whoever presses the button: it answers the occasion of the mail, and signs nobody in."""
    occasion = make_asked()
    send()
    client = client_of(ASKING[who](occasion.commitment.person))
    before = client.session.get("_auth_user_id")
    assert client.post(paths_in(mailoutbox[0])[0], {"answer": "kept"}).status_code == 303
    assert client.session.get("_auth_user_id") == before
    assert [each.occasion for each in CheckIn.objects.all()] == [occasion]


def key_to(person, kind, mailoutbox):
    """Address and form that open the person's things."""
    if kind == "code":
        return "/week/code/", {"code": make_code(person, now=LATER)}
    if kind == "link":
        return f"/link/{make_return_link(person=person, name='x', lands_on='commitments:week', now=LATER)}/", {}
    Person.objects.filter(pk=person.pk).update(email="ada@example.org")
    request_sign_in_email("ada@example.org", now=LATER)
    return "/mail-link/" + mailoutbox[-1].body.split("/mail-link/")[1].split("/")[0] + "/", {}
