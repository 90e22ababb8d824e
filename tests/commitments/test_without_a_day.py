"""A person whose only plan may come on any day of the week reads no words for an hour or a part of the day."""

import html
import re
from datetime import UTC, datetime, time

import pytest
import time_machine

from coaching.suggestions.items import NO_PLAN
from coaching.suggestions.library import suggestions
from commitments.reminders.emails import build_reminder_email
from commitments.sharing.actions import make_share
from commitments.sharing.wording import ShareOptions
from practices.models import WorkHours
from tests.commitments.factories import NOW, client_of, make_commitment, occasions_of

pytestmark = pytest.mark.django_db
WEDNESDAY = datetime(2026, 11, 25, 9, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
AFTER_TWO = datetime(2026, 12, 7, 9, tzinfo=UTC)
AFTER_ALL = datetime(2026, 12, 21, 9, tzinfo=UTC)
HOUR = re.compile(r"\b(?:hours?|mornings?|midday|afternoons?|evenings?|nights?)\b|\b\d{1,2}:\d\d\b", re.IGNORECASE)


def make_plan(**more):
    return make_commitment(days=(), hours=None, what="a long walk", value="health", **more)


def words_of(response):
    """The words of the page, without what can be chosen in a list."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    main = re.sub(r"<(style|script|select)\b.*?</\1>", " ", main, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", f"<{main}")).split())


def hours_in(text):
    text = text.replace("Days and hours are by the clock of", "")  # said of the person, not of the plan
    return [text[max(0, found.start() - 40) : found.end() + 20] for found in HOUR.finditer(text)]


@pytest.mark.parametrize("now", [NOW, WEDNESDAY, MONDAY, AFTER_TWO, AFTER_ALL], ids=str)
@pytest.mark.parametrize("answers", ["", "K", "MM", "KKKK"])
def test_week_with_a_plan_without_a_day(answers, now):
    with time_machine.travel(now, tick=False):
        assert hours_in(words_of(client_of(make_plan(answers=answers).person).get("/week/"))) == []


@pytest.mark.parametrize(
    "path",
    [
        "/commitments/",
        "/history/",
        "/commitments/{plan}/saved/",
        "/commitments/{plan}/card/",
        "/commitments/{plan}/look-back/",
        "/commitments/{plan}/keepsake/",
        "/commitments/{plan}/reviews/new/",
        "/commitments/{plan}/share/",
        "/occasions/{occasion}/",
        "/practices/look/",
    ],
)
def test_pages_of_a_plan_without_a_day(path):
    plan = make_plan(answers="KM", obstacle="rain", response="take a coat")
    with time_machine.travel(AFTER_ALL, tick=False):
        address = path.format(plan=plan.pk, occasion=occasions_of(plan)[0].pk)
        response = client_of(plan.person).get(address)
    assert response.status_code == 200
    assert hours_in(words_of(response)) == []


@pytest.mark.parametrize(("harm", "others"), [("no", "yes"), ("yes", "yes"), ("yes", "no"), ("no", "no")])
def test_decision_about_a_plan_without_a_day(harm, others):
    plan = make_plan()
    client, path = client_of(plan.person), f"/occasions/{occasions_of(plan)[0].pk}/matters/"
    with time_machine.travel(WEDNESDAY, tick=False):
        assert hours_in(words_of(client.get(path))) == []
        advice = client.post(path, {"harm": harm, "others": others})
    assert advice.status_code == 200
    assert not re.search(r"\bhours?\b|evening", re.sub(r"from \d+:\d\d", "", words_of(advice)))


def test_replies_offer_a_time_and_call_theirs_no_hour():
    plan = make_plan()
    page = words_of(client_of(plan.person).get(f"/commitments/{plan.pk}/replies/"))
    assert "I protect some time each week" in page
    assert not re.search(r"\b(?:that|this|the) hour\b|evenings?\b", page)


def test_words_that_others_read_have_no_choice_of_theirs():
    plan = make_plan(answers="K")
    with time_machine.travel(MONDAY, tick=False):
        secret = make_share(commitment=plan, shown=ShareOptions(shows_sentence=True, shows_results=True), now=MONDAY)
        page = words_of(client_of(None).get(f"/shared/{secret}/"))
        saved = client_of(plan.person).get(f"/commitments/{plan.pk}/saved/").content.decode()
    assert "Once a week: a long walk" in page
    assert "your choice" not in page
    assert "mailto:?subject=Once%20a%20week&amp;" in saved


def test_card_of_how_i_work_says_why_there_is_no_time():
    page = words_of(client_of(make_plan().person).get("/how-i-work/"))
    assert "What you protect may come on any day of the week" in page
    assert "No plan is kept at the moment" not in page


def test_mail_about_a_plan_without_a_day():
    occasion = occasions_of(make_plan())[0]
    text = build_reminder_email(occasion, to="ada@example.org", secret="x", now=MONDAY).body
    assert hours_in(text) == []
    assert "on a day of your choice" in text


def test_coach_speaks_of_a_plan_without_a_day():
    plans = [item for item in suggestions().items if {"week", "last", "turn"} & item.sides]
    of_plans = [item for item in plans if NO_PLAN not in item.conditions.get("week", ())]
    assert of_plans
    words = " ".join(f"{item.title} {item.text} {item.against}" for item in of_plans)
    assert not re.search(
        r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Aa]n|[Ss]ame|[Aa]nother|second|longer) hour\b|\b(?:the|whole) evening", words
    )


@pytest.mark.parametrize("work", [False, True])
def test_messages_do_not_call_a_plan_without_a_day_unknown(work):
    person, work_said = make_plan().person, "Your work hours are known." if work else "Your work hours are not known."
    if work:
        WorkHours.objects.create(
            person=person, weekdays="01", starts_local=time(9), ends_local=time(17), changed_at=NOW
        )
    page = words_of(client_of(person).get("/practices/say-it/"))
    assert f"no fixed hours, so only the message for home names it. {work_said}" in page
    assert "no protected time" not in page
    assert "nor a protected time" not in page
    assert "By the end of the week I protect a long walk for health." in page


def test_non_negotiable_without_a_day_is_not_compared_with_work_hours():
    plan = make_plan(is_non_negotiable=True)
    page = words_of(client_of(plan.person).get("/practices/non-negotiables/"))
    assert "What is fixed has no set hours." in page
    assert "The anchors leave each other room" not in page


def test_calendar_page_has_a_plan_without_a_day_to_download():
    plan = make_plan()
    page = words_of(client_of(plan.person).get("/me/calendar/"))
    assert "Once a week, on a day of your choice Download" in page
    assert "No plan is kept" not in page
