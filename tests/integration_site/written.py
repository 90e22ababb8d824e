"""One who wrote the same words into every field, and every page on which those may stand."""

from datetime import timedelta
from itertools import cycle
from string import ascii_lowercase

from django.db.models import CharField, TextField
from django.urls import get_resolver, reverse
from django.utils import timezone

from commitments.models import CalendarFeed, Commitment, MicroHabit, Occasion, WorkCard
from commitments.sharing.actions import make_share
from commitments.sharing.wording import ShareOptions
from commitments.work_card.actions import make_work_card_link
from integration_site.personal_data.registry import PERSONAL_DATA
from practices.models import AuditDay, BlendHour, OpenTask, Ritual, RitualRun, ValueCard
from tests.integration_site.full_person import full_person

CODES = {
    "digest",
    "fingerprint",
    "instrument",
    "item",
    "key",
    "lands_on",
    "parts",
    "quick_code",
    "sent_to",
    "time_zone",
}
CODES |= {"weekdays", "session_key", "session_data", "purpose", "email", "password"}
ROWS = {
    "commitment_id": Commitment,
    "occasion_id": Occasion,
    "habit_id": MicroHabit,
    "ritual_id": Ritual,
    "run_id": RitualRun,
    "task_id": OpenTask,
    "card_id": ValueCard,
    "hour_id": BlendHour,
    "feed_id": CalendarFeed,
}


def written_person(*words):
    """Fields have `words` by turns, cut to what they take; rows that must differ begin with a letter of their own."""
    person = full_person()
    for holding in PERSONAL_DATA:
        fields = [each for each in holding.model._meta.concrete_fields if takes_words(each)]
        for place, row in enumerate(holding.for_person(person)):
            holding.model._default_manager.filter(pk=row.pk).update(
                **{
                    each.name: f"{ascii_lowercase[place % 26]}{turn}"[: each.max_length]
                    for each, turn in zip(fields, cycle(words), strict=False)
                }
            )
    WorkCard.objects.filter(person=person).update(
        **{each.name: True for each in WorkCard._meta.concrete_fields if each.name.startswith("shows_")}
    )
    return person


def takes_words(field):
    return isinstance(field, (CharField, TextField)) and not field.choices and field.name not in CODES


def pages_of(person):
    """The addresses, without what the page asks or the articles of everybody."""
    day = AuditDay.objects.get(person=person).day
    days = {"day": [day], "monday": [day - timedelta(days=day.weekday())], "number": [1]}
    rows = {name: [row.pk for row in rows_of(model, person)] for name, model in ROWS.items()}
    for name, converters in patterns(get_resolver()):
        if not converters:
            yield reverse(name)
        elif len(converters) == 1 and (values := (days | rows).get(*converters)):
            yield from (reverse(name, args=[value]) for value in values)


def shared_pages_of(person):
    """What others see, who have a link."""
    plan = Commitment.objects.filter(person=person).first()
    now = timezone.now()
    everything = ShareOptions(**dict.fromkeys(ticks(), True) | {"name": plan.what[:60]})
    yield reverse("commitments:plan_shared", args=[make_share(commitment=plan, shown=everything, now=now)])
    yield reverse("commitments:how_i_work_shared", args=[make_work_card_link(person=person, now=now)])


def ticks():
    return [name for name, kind in ShareOptions.__annotations__.items() if kind is bool]


def rows_of(model, person):
    (holding,) = (each for each in PERSONAL_DATA if each.model is model)
    return holding.for_person(person)


def patterns(resolver, space=""):
    for each in resolver.url_patterns:
        if hasattr(each, "url_patterns"):
            if each.namespace not in {"admin", "articles"}:
                yield from patterns(each, f"{each.namespace}:" if each.namespace else space)
        elif each.name:
            yield space + each.name, each.pattern.converters
