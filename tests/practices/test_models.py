from datetime import time

import pytest
from django.db import IntegrityError, transaction

from commitments.actions import value_of
from integration_site.joining import join
from practices.models import ValueCard, WorkHours
from tests.commitments.factories import NOW, client_of, make_person, make_staff

pytestmark = pytest.mark.django_db


def make_card(person, name="Family", **changes):
    words = {"pile": "close", "sorted_at": NOW} | changes
    return ValueCard.objects.create(person=person, name=name, **words)


def make_hours(person, **changes):
    words = {"weekdays": "01234", "starts_local": time(9), "ends_local": time(17), "changed_at": NOW} | changes
    return WorkHours.objects.create(person=person, **words)


def test_close_cards_come_in_their_order_and_unplaced_ones_last():
    person = make_person()
    make_card(person, "Rest")
    make_card(person, "Health", rank=2)
    make_card(person, "Family", rank=1)
    make_card(person, "Fame", pile="not_now")
    make_card(make_person(), "Care")
    assert [card.name for card in ValueCard.objects.of(person).close()] == ["Family", "Health", "Rest"]
    assert not ValueCard.objects.of(None).exists()


def test_a_name_is_found_whatever_its_case():
    person = make_person()
    card = make_card(person, "Älterwerden")
    assert ValueCard.objects.of(person).named("älterwerden") == card
    assert ValueCard.objects.of(person).named("Elder") is None


@pytest.mark.parametrize("changes", [{"name": "family"}, {"name": ""}, {"name": "Rest", "pile": "later"}])
def test_a_card_stands_once_with_a_name_and_a_known_pile(changes):
    person = make_person()
    make_card(person)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_card(person, **changes)


@pytest.mark.parametrize("changes", [{"weekdays": ""}, {"weekdays": "10"}, {"ends_local": time(9)}])
def test_work_hours_have_days_and_a_length(changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_hours(make_person(), **changes)


def test_a_night_shift_ends_on_the_next_day():
    hours = make_hours(make_person(), weekdays="46", starts_local=time(22), ends_local=time(6))
    assert hours.days == [4, 6]


def test_joining_keeps_one_card_of_a_name_and_the_hours_of_whom_it_joins():
    person, into = make_person(), make_person()
    make_card(person, "family", value=value_of(person, "family"))
    make_card(person, "Rest")
    make_hours(person, starts_local=time(8))
    make_card(into, "Family")
    make_hours(into)
    join(person=person, into=into, now=NOW)
    assert [card.name for card in ValueCard.objects.of(into).close()] == ["Rest", "Family"]
    assert WorkHours.objects.get().starts_local == time(9)


@pytest.mark.parametrize("name", ["valuecard", "workhours"])
def test_staff_see_that_rows_exist_but_not_what_they_say(name):
    person = make_person()
    card = make_card(person, "Xname", in_practice="Xwords")
    pk = {"valuecard": card.pk, "workhours": make_hours(person).pk}[name]
    client = client_of(make_staff())
    for url in [f"/admin/practices/{name}/", f"/admin/practices/{name}/{pk}/change/"]:
        response = client.get(url)
        assert response.status_code == 200
        assert not [word for word in ("Xname", "Xwords", "17:00") if word in response.content.decode()]
    assert client.get(f"/admin/practices/{name}/add/").status_code == 403
