import pytest
from django.db.models import F, Q

from commitments.models import MicroHabit, Occasion, Value
from integration_site.personal_data.importing.checks import breaks_a_check, holds, unique_keys
from practices.models import AuditHours, RitualRun

NAMED = Value(name="health", person_id=1)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Q(name="health"), True),
        (Q(name="family"), False),
        (~Q(name="health"), False),
        (Q(name="health", id=None), True),
        (Q(name="health", id__isnull=False), False),
        (Q(name="family") | Q(name__in=["health"]), True),
        (Q(name="family") | Q(id__gt=3), None),
        (Q(name="family") & Q(id__gt=3), False),
        (~Q(id__gt=3), None),
        (Q(person__range=(1, 5)), True),
        (Q(person__gte=2), False),
        (Q(person__lt=2, person__lte=1, person__gt=0), True),
        (Q(name=F("name")), True),
        (Q(name__startswith="h"), None),
    ],
)
def test_condition_is_judged_as_in_sql(condition, expected):
    assert holds(condition, NAMED) is expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (NAMED, False),
        (Value(name="", person_id=1), True),
        (Occasion(starts_at=2, ends_at=1), True),
        (Occasion(starts_at=1, ends_at=2), False),
        (MicroHabit(cue="I sit", action=""), True),
        (AuditHours(activity="work", quarters=0), True),
        (AuditHours(activity="work", quarters=4), False),
        (RitualRun(minutes=5, rating=None), False),
        (RitualRun(minutes=5, rating=6), True),
    ],
)
def test_rows_that_a_database_would_refuse(row, expected):
    assert breaks_a_check(row) is expected


def keys(*rows):
    return [set(unique_keys(row)) for row in rows]


def test_names_are_the_same_in_all_their_spellings():
    plain, other = keys(Value(name="Mum\u2019s caf\u00e9", person_id=1), Value(name="mum's  cafe\u0301", person_id=1))
    assert plain == other
    assert keys(Value(name="mum's tea", person_id=1)) != [plain]


def test_rows_without_a_value_there_are_all_different():
    assert keys(Occasion(commitment_id=1, starts_at=1), Occasion(commitment_id=1, starts_at=2, moved_from_id=1)) == [
        {("occasion_once", 1, 1)},
        {("occasion_once", 1, 2), ("moved_from", 1)},
    ]


def test_key_on_a_condition_counts_where_it_is_met():
    first, second = keys(RitualRun(ritual_id=1), RitualRun(ritual_id=1, ended_at=1))
    assert first == {("ritual_run_open_once", 1)}
    assert second == set()
