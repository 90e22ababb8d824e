"""What somebody with the link sees and can send."""

import re
from dataclasses import fields
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import Person, Session, Throttle
from commitments.models import Answer, Cheer, Commitment, MicroHabit, Occasion, Pause, Review
from commitments.occasions.actions import answer_occasion, reschedule_occasion
from commitments.plans.lifecycle_actions import renew
from commitments.sharing.actions import close_share, make_share
from commitments.sharing.page import expires_at, shared_page
from commitments.sharing.wording import ShareOptions
from tests.commitments.factories import NOW, make_commitment, make_person, occasions_of

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=17)  # in the third week
NOTHING = {field.name: False for field in fields(ShareOptions) if field.name != "name"}
WORDS = {
    "value": "Marker-value",
    "what": "marker-what",
    "obstacle": "marker-obstacle",
    "response": "marker-response",
    "tell_whom": "marker-whom",
    "cue": "marker-cue",
    "action": "marker-action",
}


def shared(commitment, **ticks):
    shown = ShareOptions(**NOTHING | ticks) if ticks else ShareOptions()
    return reverse("commitments:plan_shared", args=[make_share(commitment=commitment, shown=shown, now=NOW)])


def marked():
    """A plan with a marker of its own in every private field of it and of what hangs on it."""
    person = make_person()
    Person.objects.filter(pk=person.pk).update(email="marker-email@example.org")
    commitment = make_commitment(person=person, **WORDS)
    first, second, third, _ = occasions_of(commitment)
    answer_occasion(occasion=first, answer=Answer.KEPT, now=NOW, note="marker-note")
    times = {"starts_at": second.starts_at + timedelta(days=1), "ends_at": second.ends_at + timedelta(days=1)}
    reschedule_occasion(occasion=second, reason="marker-reason", now=NOW, **times)
    Occasion.objects.filter(pk=third.pk).update(paused_for=Pause.ILLNESS)
    Occasion.objects.filter(pk=first.pk).update(reason_then="marker-then", instead="marker-instead")
    words = {"helped": "marker-helped", "hindered": "marker-hindered", "mix": "mostly", "choice": "keep"}
    Review.objects.create(commitment=commitment, week_on=NOW.date(), reviewed_at=NOW, **words)
    make_commitment(person=person, value="marker-other-value", what="marker-other", days=(4,))
    MicroHabit.objects.create(person=person, cue="marker-habit", action="marker-habit-action", created_at=NOW)
    return commitment


def main_of(response):
    return response.content.decode().partition('<main id="main">')[2].partition("</main>")[0]


def words_of(response):
    return " ".join(re.sub(r"<[^>]*>", " ", main_of(response)).split())


PRIVATE = re.compile(r"marker[\w-]*|Tuesday|evening|18:00|Illness|London|November|December|csrf", re.IGNORECASE)


@pytest.mark.parametrize(
    ("ticks", "found"),
    [
        ({}, set()),
        ({"shows_results": True}, set()),
        ({"shows_value": True}, {"marker-value"}),
        ({"shows_sentence": True}, {"tuesday", "evening", "18:00", "marker-what"}),
        ({"shows_if_then": True}, {"marker-obstacle", "marker-response"}),
        ({"shows_strength": True}, set()),
    ],
)
@time_machine.travel(LATER, tick=False)
def test_shared_page_shows_nothing_that_was_not_ticked(ticks, found):
    said = main_of(Client().get(shared(marked(), **{"shows_results": False} | ticks)))
    assert {word.lower() for word in PRIVATE.findall(said)} == found
    assert ("Kept" in said) == ("shows_results" in ticks)
    assert ("Finding its place" in said) == ("shows_strength" in ticks)


@time_machine.travel(LATER, tick=False)
def test_shared_page_tells_the_weeks_by_default():
    said = words_of(Client().get(shared(marked())))
    assert said.startswith("Shared with you What you see What the sender chose to show, and nothing else. How it goes")
    assert "Week 1 Kept Week 2 Moved on purpose Week 3 Didn’t apply Week 4 Still to come" in said


@time_machine.travel(LATER, tick=False)
def test_shared_page_puts_several_times_a_week_below_one_another():
    said = words_of(Client().get(shared(make_commitment(days=(1, 3), answers="KM.N"))))
    assert "Week 1 Kept Not this time Week 2 No answer Didn’t apply Week 3" in said


@time_machine.travel(LATER, tick=False)
def test_shared_page_with_everything_ticked():
    ticks = dict.fromkeys(NOTHING, True)
    said = words_of(Client().get(shared(marked(), name="Ada", **ticks)))
    assert "Ada: how it goes Tuesday evenings, 18:00 to 21:00: marker-what, for Marker-value." in said
    assert "If marker-obstacle, I will marker-response." in said
    assert "How firmly it stands: Finding its place" in said
    ticked = {"marker-what", "Marker-value", "marker-obstacle", "marker-response"}
    assert set(re.findall(r"marker-[\w-]+", said, re.IGNORECASE)) == ticked


@time_machine.travel(LATER, tick=False)
def test_shared_page_stays_between_two():
    visitor = Client(enforce_csrf_checks=True)
    path = shared(make_commitment(answers="K"), name="<b>Ada</b>", shows_results=True)
    response = visitor.get(path)
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "strict-origin"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    page = response.content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical"' not in page
    assert path.split("/")[2] not in page.split("<body>")[0]
    assert "<b>Ada" not in page
    assert visitor.post(path, {"kind": "tea"}).status_code == 303
    assert not visitor.cookies
    assert not Session.objects.exists()


@time_machine.travel(LATER, tick=False)
def test_share_that_is_closed_is_gone_at_once_and_unknown_is_not_found():
    commitment = make_commitment(answers="K")
    path = shared(commitment)
    assert Client().get(path).status_code == 200
    close_share(commitment=commitment, now=LATER)
    for ask in (Client().get, Client().post):
        closed = ask(path, {"kind": "tea"})
        assert closed.status_code == 410
        assert b"This page is closed" in closed.content
        assert closed["Cache-Control"] == "no-store"
        unknown = ask("/shared/unknown/", {"kind": "tea"})
        assert unknown.status_code == 404
        assert unknown["Referrer-Policy"] == "strict-origin"
    assert not Cheer.objects.exists()
    assert Client().put(path).status_code == 405


def test_shared_page_closes_by_itself():
    commitment = make_commitment(answers="K")
    path, end = shared(commitment), expires_at(commitment)
    with time_machine.travel(end - timedelta(seconds=1), tick=False):
        assert Client().get(path).status_code == 200
    with time_machine.travel(end, tick=False):
        assert Client().get(path).status_code == 410


@pytest.mark.parametrize(
    ("answers", "days", "results", "cheers", "asks"),
    [
        ("", 0, True, False, False),
        ("", 3, True, False, True),
        ("K", 3, True, True, True),
        ("M", 3, True, True, True),
        ("K", 3, False, False, True),
    ],
)
def test_results_are_cheered_and_announcements_are_not(answers, days, results, cheers, asks):
    path = shared(make_commitment(answers=answers), shows_results=results, shows_value=True)
    with time_machine.travel(NOW + timedelta(days=days), tick=False):
        page = Client().get(path).content.decode()
        statuses = [Client().post(path, {"kind": kind}).status_code for kind in ("glad", "asked")]
    assert ('value="glad"' in page, 'value="asked"' in page) == (cheers, asks)
    assert statuses == [303 if cheers else 422, 303 if asks else 422]
    assert ("heads-up" in page) == (not cheers and not asks)


@time_machine.travel(LATER, tick=False)
def test_cheer_sends_one_of_the_sentences_and_nothing_else():
    commitment = make_commitment(answers="K")
    path = shared(commitment)
    response = Client().post(path, {"kind": "tea", "note": "free text"})
    assert response["Location"] == f"{path}?sent=tea"
    page = Client().get(response["Location"]).content.decode()
    assert "<title>Sent: How it goes" in page
    assert "Sent: “Tell me more over a cup of tea.”" in page
    assert list(Cheer.objects.values_list("commitment", "kind")) == [(commitment.pk, "tea")]
    for kind in ("", "applause", "tea " * 3):
        refused = Client().post(path, {"kind": kind})
        assert refused.status_code == 422
        assert b"<title>Error: How it goes" in refused.content
    assert "Sent:" not in words_of(Client().get(f"{path}?sent=<b>"))
    assert Cheer.objects.count() == 1


@time_machine.travel(LATER, tick=False)
def test_cheers_in_a_flood_are_held_off_and_no_address_is_kept():
    path = shared(make_commitment(answers="K"))
    sender = {"REMOTE_ADDR": "203.0.113.7"}
    statuses = [Client().post(path, {"kind": "tea"}, **sender).status_code for _ in range(7)]
    assert statuses == [303] * 6 + [429]
    late = Client().post(path, {"kind": "glad"}, **sender)
    assert late["Retry-After"] == "3600"
    assert b"opens again in 60 minutes" in late.content
    assert Client().post(path, {"kind": "glad"}, REMOTE_ADDR="203.0.113.8").status_code == 303
    assert not any("203.0.113" in str(row) for row in [*Throttle.objects.values_list(), *Cheer.objects.values_list()])


def test_shared_page_draws_every_week_of_a_renewed_plan():
    commitment = make_commitment()
    over = occasions_of(commitment)[-1].ends_at + timedelta(hours=1)
    renew(commitment=commitment, now=over)
    found = Commitment.objects.with_weeks().get(pk=commitment.pk)
    page = shared_page(found, ShareOptions(), over)
    assert [len(chart.windows) for chart in page.charts] == [4, 4]
    assert [number for number, _ in page.weeks] == list(range(1, 9))
