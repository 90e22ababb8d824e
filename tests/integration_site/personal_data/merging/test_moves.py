from datetime import date, timedelta

import pytest

from commitments.models import Value
from integration_site.personal_data.merging import moves
from practices.models import AuditDay, AuditHours, ValueCard
from practices.models.value_card import Pile
from tests.commitments.factories import NOW, make_person

pytestmark = pytest.mark.django_db


def make_days(person, *noted):
    """A day for each dictionary of quarters by activity."""
    days = []
    for number, quarters in enumerate(noted):
        days.append(AuditDay.objects.create(person=person, day=date(2026, 1, 1) + timedelta(number), noted_at=NOW))
        AuditHours.objects.bulk_create(
            AuditHours(day=days[-1], activity=activity, quarters=count) for activity, count in quarters.items()
        )
    return days


def hours_of(day):
    return dict(AuditHours.objects.filter(day=day).values_list("activity", "quarters"))


def hand_over(model, twins):
    return list(moves.hand_over(model, {was.pk: became.pk for was, became in twins}))


@pytest.mark.parametrize("at_once", [1, 2, 10_000])
def test_handing_over_moves_what_the_twin_lacks_and_leaves_the_rest(monkeypatch, at_once):
    monkeypatch.setattr(moves, "MAX_ROWS", at_once)
    theirs = make_days(make_person(), {"sleep": 4, "a walk": 8}, {"sleep": 5}, {"a walk": 6, "sleep": 7})
    own = make_days(make_person(), {"sleep": 32}, {}, {"sleep": 30, "a walk": 1, "work": 20})
    stranger = make_days(make_person(), {"sleep": 1, "a walk": 2})[0]
    hand_over(AuditDay, zip(theirs, own, strict=True))
    assert [hours_of(day) for day in own] == [
        {"sleep": 32, "a walk": 8},
        {"sleep": 5},
        {"sleep": 30, "a walk": 1, "work": 20},
    ]
    assert [hours_of(day) for day in theirs] == [{"sleep": 4}, {}, {"a walk": 6, "sleep": 7}]
    assert hours_of(stranger) == {"sleep": 1, "a walk": 2}


@pytest.mark.parametrize("at_once", [1, 10_000])
def test_handing_over_gives_a_place_to_the_first_of_two(monkeypatch, at_once):
    monkeypatch.setattr(moves, "MAX_ROWS", at_once)
    first, second = make_days(make_person(), {"a walk": 1}, {"a walk": 2, "sleep": 3})
    (own,) = make_days(make_person(), {})
    hand_over(AuditDay, [(first, own), (second, own)])
    assert (hours_of(own), hours_of(second)) == ({"a walk": 1, "sleep": 3}, {"a walk": 2})


@pytest.mark.parametrize("is_taken", [True, False])
def test_handing_over_empties_a_reference_that_may_be_empty_where_its_place_is_taken(is_taken):
    theirs, own = (Value.objects.create(person=make_person(), name="rest") for _ in range(2))
    cards = [
        ValueCard.objects.create(person=value.person, name="rest", pile=Pile.CLOSE, value=value, sorted_at=NOW)
        for value in ([theirs, own] if is_taken else [theirs])
    ]
    moved = hand_over(Value, [(theirs, own)])
    cards[0].refresh_from_db()
    assert cards[0].value == (None if is_taken else own)
    assert moved == [("practices.valuecard", "value", [(theirs.pk, None if is_taken else own.pk)], [cards[0].pk])]


def test_handing_over_takes_few_statements_and_says_what_it_moved(django_assert_max_num_queries):
    theirs = make_days(make_person(), {"sleep": 4, "a walk": 8})
    own = make_days(make_person(), {"sleep": 32})
    with django_assert_max_num_queries(3):
        moved = hand_over(AuditDay, zip(theirs, own, strict=True))
    (walk,) = AuditHours.objects.filter(day=own[0], activity="a walk").values_list("pk", flat=True)
    assert moved == [("practices.audithours", "day", [(theirs[0].pk, own[0].pk)], [walk])]
