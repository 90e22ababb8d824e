"""Every address of ours, and rows whose numbers and secrets they may hold."""

from datetime import date, timedelta

from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import URLPattern

from accounts.models import ReturnLink
from accounts.sign_in.private_links import make_return_link
from assessments.codes import encode
from assessments.models import Attempt
from coaching.models import AskedQuestion
from commitments.calendar.feeds import make_calendar_feed
from commitments.models import CalendarFeed
from commitments.sharing.actions import make_share
from commitments.sharing.wording import ShareOptions
from commitments.tick_link.actions import make_tick_link
from practices.models import BlendHour, OpenTask, Ritual, RitualRun, ValueCard
from tests.commitments.factories import NOW, make_commitment, occasions_of

LATER = NOW + timedelta(days=3)
ANSWERS = {"experience": "blended", "priority": "family", "control": "limited"}
MONDAY = date(2026, 11, 16)
VALUES = {
    "version": 1,
    "number": 1,
    "weeks": 2,
    "choice": 1,
    "day": MONDAY,
    "monday": MONDAY,
    "state": "traced",
    "chosen": "blender",
}
SLUGS = {
    "articles:article": "work-and-life-integration",
    "articles:markdown_twin": "work-and-life-integration",
    "articles:question": "always-working",
    "articles:claim": "g01",
    "articles:diagram": "pitfalls-and-solutions",
    "assessments:method": "full",
    "assessments:profile": "blender",
}


def patterns(resolver=None, namespace=""):
    """(name with namespace, pattern) of every address of ours."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", entry
        elif entry.namespace != "admin":
            yield from patterns(entry, f"{entry.namespace}:" if entry.namespace else namespace)


def rows_of(person):
    """A number for each kind that an address may hold."""
    commitment = make_commitment(person=person, now=NOW, cue="I sit", action="breathe")
    closed = {"finished_at": NOW, "summary": {}, "scorer_version": 1}
    attempt = Attempt.objects.create(person=person, instrument="full", version=1, started_at=NOW, **closed)
    make_return_link(person=person, name="Phone", lands_on="commitments:week", now=NOW)
    make_calendar_feed(person=person, name="Work", now=NOW)
    card = ValueCard.objects.create(person=person, name="The sea", pile="close", sorted_at=NOW)
    AskedQuestion.objects.keep(person=person, text="Why?", now=NOW)
    ritual = Ritual.objects.create(person=person, parts="walk", minutes=5, made_at=NOW)
    run = RitualRun.objects.create(ritual=ritual, minutes=5, started_at=NOW)
    hour = BlendHour.objects.create(person=person, name="errands", weekday=6, starts_local="09:00", chosen_at=NOW)
    return {
        "commitment_id": commitment.pk,
        "occasion_id": occasions_of(commitment)[0].pk,
        "habit_id": commitment.micro_habits.get().pk,
        "attempt_id": attempt.pk,
        "link_id": ReturnLink.objects.get(person=person).pk,
        "ritual_id": ritual.pk,
        "run_id": run.pk,
        "task_id": OpenTask.objects.create(run=run, what="a letter").pk,
        "feed_id": CalendarFeed.objects.get(person=person).pk,
        "card_id": card.pk,
        "question_id": AskedQuestion.objects.get(person=person).pk,
        "hour_id": hour.pk,
    }


def addresses(person):
    """One for each pattern: what is theirs or public where there is such a thing, else one that leads nowhere."""
    known, unnamed = VALUES | rows_of(person), set()
    found = {"/nothing/", "/admin/", "/admin/login/", "/static/img/mark.svg", "/static/nothing.css"}
    found.add(f"/link/{make_return_link(person=person, name='', lands_on='home', now=LATER)}/")
    found.add(f"/shared/{make_share(commitment=person.commitments.get(), shown=ShareOptions(), now=LATER)}/")
    found.add(f"/tick/{make_tick_link(person=person, habit=None, now=LATER)}/")
    found.add(f"/assessments/quick/results/{encode(1, ANSWERS)}/")
    for name, entry in patterns():
        values = known | {"slug": SLUGS.get(name, "nothing")}
        try:
            found.add(reverse(name, kwargs={kind: values.get(kind, "nothing") for kind in entry.pattern.converters}))
        except NoReverseMatch:
            unnamed.add(name)
    assert unnamed == {"assessments:quick_result"}  # the forms of a result that say which wish was chosen
    return sorted(found)
