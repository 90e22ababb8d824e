"""The day of a stored moment is told by the person's clock, also where the day in UTC is another one."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from accounts.models import Person
from accounts.sign_in.private_links import make_return_link
from coaching.models import AskedQuestion
from commitments.calendar.feeds import make_calendar_feed
from commitments.models import HabitStep
from commitments.sharing.actions import make_share
from commitments.sharing.wording import ShareOptions
from commitments.work_card.actions import make_work_card_link, save_work_card
from integration_site.ask.model.consent import agreement, give_consent
from practices.models import Look, LookSpan, Ritual, RitualRun
from practices.steps.progress import REFINED_FOR
from tests.assessments.sheets import make_attempt
from tests.commitments.factories import client_of, make_commitment
from tests.integration_site.personal_data.merging.steps import ask, key_of

# An evening in UTC is the next day in Tokyo; a small hour in UTC is the day before in Los Angeles.
EVENING = datetime(2026, 11, 22, 20, tzinfo=UTC)
SMALL_HOUR = datetime(2026, 11, 23, 4, tzinfo=UTC)
ZONES = [("Asia/Tokyo", EVENING, 23), ("America/Los_Angeles", SMALL_HOUR, 22)]
PAGES = {
    "/me/": ["Made on {day}, last used on {day}"],
    "/coach/ask/": ["Why sleep? {day}"],
    "/assessments/full/results/{attempt}/": ["Your starting point, {day}"],
    "/assessments/full/compare/": ["{day} and {day}", "another one: {day} {day}"],
    "/how-i-work/": ["Open since {day}."],
    "/habits/{habit}/edit/": ["sit still until {day}"],
    "/me/calendar/": ["Made on {day}"],
    "/commitments/{plan}/share/": ["Since {day}, until"],
    "/practices/rituals/": ["last on {short}."],
}
STORED = re.compile(r"(?:_at|_until|last_login)\|(?:date|time)\b")
pytestmark = pytest.mark.django_db


def fill(zone, moment):
    """A person with a row of each kind whose moment is shown, and the numbers that stand in addresses."""
    person = Person.objects.create_guest(time_zone=zone)
    attempt = [make_attempt(person=person, now=moment) for _ in range(3)][-1]
    plan = make_commitment(person=person, now=moment, time_zone=zone, cue="I sit", action="breathe")
    habit = plan.micro_habits.get()
    HabitStep.objects.create(habit=habit, action_before="sit still", stepped_at=moment)
    make_return_link(person=person, name="mine", lands_on="commitments:week", now=moment)
    person.return_links.update(last_used_at=moment)
    make_calendar_feed(person=person, name="phone", now=moment)
    make_share(commitment=plan, shown=ShareOptions(), now=moment)
    save_work_card(person=person, lines={"name": "Ada"}, times=[], now=moment)
    make_work_card_link(person=person, now=moment)
    AskedQuestion.objects.keep(person=person, text="Why sleep?", now=moment)
    ritual = Ritual.objects.create(person=person, parts="walk", minutes=10, made_at=moment)
    RitualRun.objects.create(ritual=ritual, minutes=10, started_at=moment, ended_at=moment)
    return person, {"attempt": attempt.pk, "plan": plan.pk, "habit": habit.pk}


def words_of(response):
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", f"<{main}").split())


@pytest.mark.parametrize(("zone", "moment", "day"), ZONES)
def test_pages_with_a_stored_moment_go_by_the_clock(zone, moment, day):
    with time_machine.travel(moment, tick=False):
        person, numbers = fill(zone, moment)
        client, short = client_of(person), f"{day} November"
        for path, sentences in PAGES.items():
            words = words_of(client.get(path.format(**numbers)))
            for sentence in sentences:
                assert sentence.format(day=f"{short} 2026", short=short) in words, path


@pytest.mark.parametrize(("zone", "moment", "day"), ZONES)
def test_moments_of_both_sides_before_they_are_joined(zone, moment, day):
    with time_machine.travel(moment, tick=False):
        here, there = (Person.objects.create_guest(time_zone=zone) for _ in "ab")
        Person.objects.update(last_login=moment)
        there.refresh_from_db()
        page = words_of(ask(client_of(here), "link", key_of("link", there)))
    begun = f"Begun on {day} November 2026, last opened in a browser on {day} November 2026."
    assert page.count(begun) == 2


@pytest.mark.parametrize(("zone", "moment", "day"), ZONES)
def test_note_in_an_empty_calendar(client, zone, moment, day):
    person = Person.objects.create_guest(time_zone=zone)
    secret = make_calendar_feed(person=person, name="phone", now=moment)
    text = client.get(f"/calendar/{secret}/plans.ics").content.decode()
    assert f"DTSTART;VALUE=DATE:202611{day}" in text


@pytest.mark.parametrize(("zone", "moment", "day"), ZONES)
def test_agreement_with_the_model_ends_as_a_day_begins(rf, zone, moment, day):
    request = rf.get("/")
    request.user, request.session = Person.objects.create_guest(time_zone=zone), {}
    give_consent(request, [], now=moment)
    ends = datetime(2026, 11, day + 7, tzinfo=request.user.zone)
    last = agreement(request, now=ends - timedelta(seconds=1))
    assert last.ends_on == ends.date()
    assert agreement(request, now=ends) is None


@pytest.mark.parametrize(("zone", "moment", "day"), ZONES)
def test_step_of_the_month_is_done_by_the_person_s_days(zone, moment, day):
    person = Person.objects.create_guest(time_zone=zone)
    today = moment.astimezone(person.zone).date()
    look = Look.objects.create(person=person, span=LookSpan.MONTH, looked_on=today - REFINED_FOR + timedelta(days=1))
    done = []
    with time_machine.travel(moment, tick=False):
        for days in (0, 1):
            Look.objects.filter(pk=look.pk).update(looked_on=look.looked_on - timedelta(days=days))
            page = client_of(person).get("/practices/").content.decode()
            done.append("walk__done" in page.partition('id="step-10"')[2])
    assert done == [True, False]


def test_templates_show_no_stored_moment_without_a_clock():
    found = [
        f"{path.name}: {line.strip()}"
        for path in (settings.BASE_DIR / "templates").rglob("*")
        if path.is_file()
        for line in path.read_text().splitlines()
        if STORED.search(line)
    ]
    assert found == []
    assert timezone.get_current_timezone_name() == "UTC"  # nothing sets a clock for all of a process
