"""What this app holds about a person."""

from django.db.models import Model

from accounts.personal_data import PersonalData, alike
from accounts.text import comparison_key
from commitments.models import (
    CalendarFeed,
    CalendarRevision,
    CheckIn,
    Cheer,
    Commitment,
    HabitDay,
    HabitStep,
    MarkerSet,
    MicroHabit,
    Occasion,
    PausedDays,
    Reminder,
    ReminderSettings,
    Review,
    Share,
    TickLink,
    Value,
    WorkCard,
    WorkCardLink,
    WorkCardTime,
)


def _name(value: Value) -> str:
    return comparison_key(value.name)


def _one_alone(row: Model) -> bool:
    return True


def _has_own_value(commitment: Commitment) -> bool:
    return commitment.value.person_id == commitment.person_id


def _stays_within(habit: MicroHabit) -> bool:
    return habit.commitment is None or habit.commitment.person_id == habit.person_id


def _is_of_own_habit(paused: PausedDays) -> bool:
    return paused.habit is None or paused.habit.person_id == paused.person_id


def _changes_its_own(review: Review) -> bool:
    return review.next_occasion is None or review.next_occasion.commitment_id == review.commitment_id


def _is_of_one_person(markers: MarkerSet) -> bool:
    return markers.review is None or markers.review.commitment.person_id == markers.person_id


def _is_own_time(time: WorkCardTime) -> bool:
    return time.commitment.person_id == time.card.person_id


PERSONAL = (
    PersonalData(Value, "person", "for whom or what you protect time", find_duplicate=alike(_name)),
    PersonalData(
        Commitment,
        "person",
        "weekly plans: what, when, and your if-then plan",
        validate=_has_own_value,
        needs=Occasion,
    ),
    PersonalData(MicroHabit, "person", "two-minute habits", validate=_stays_within),
    PersonalData(HabitDay, "habit__person", "days on which a habit was done"),
    PersonalData(HabitStep, "habit__person", "when a habit was changed or left as it is, and what it was before"),
    PersonalData(PausedDays, "person", "days of a pause, on which nothing is asked", validate=_is_of_own_habit),
    PersonalData(Occasion, "commitment__person", "protected times"),
    PersonalData(CheckIn, "occasion__commitment__person", "answers to protected times, with their notes and reasons"),
    PersonalData(Review, "commitment__person", "looks back on a week", validate=_changes_its_own),
    PersonalData(
        Share,
        "commitment__person",
        "pages that one person may see: what you ticked, the name shown, and when each was opened and closed",
        secret=("digest",),
        is_portable=False,
    ),
    PersonalData(Cheer, "commitment__person", "cheers and questions sent to you from such a page"),
    PersonalData(
        WorkCard, "person", "a card of how you work: its lines and their ticks", find_duplicate=alike(_one_alone)
    ),
    PersonalData(WorkCardTime, "card__person", "plans whose hours stand on that card", validate=_is_own_time),
    PersonalData(
        WorkCardLink,
        "person",
        "links to that card: when each was made and closed",
        secret=("digest",),
        is_portable=False,
    ),
    PersonalData(
        CalendarRevision, "commitment__person", "how often the calendar of a plan has changed", is_portable=False
    ),
    PersonalData(
        CalendarFeed,
        "person",
        "private calendar addresses: name, fingerprint, and when each was made",
        secret=("digest",),
        is_portable=False,
    ),
    PersonalData(
        TickLink,
        "person",
        "private addresses that answer from outside: fingerprint, habit, and when each was made",
        secret=("digest",),
        is_portable=False,
    ),
    PersonalData(MarkerSet, "person", "how weeks were, on five markers", validate=_is_of_one_person),
    PersonalData(
        ReminderSettings,
        "person",
        "whether and at which hour a mail asks you",
        secret=("claimed_until",),
        find_duplicate=alike(_one_alone),
        name="commitments.reminding",
    ),
    PersonalData(
        Reminder,
        "occasion__commitment__person",
        "mails that asked about a protected time: when each was sent and used",
        secret=("digest", "sent_to"),
        is_portable=False,
    ),
)
