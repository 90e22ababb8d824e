from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction

from commitments.plans.actions import value_of
from integration_site.personal_data.exporting import as_json, build_export
from integration_site.personal_data.importing.actions import prepare_import, write_import
from integration_site.personal_data.importing.parsing import read_export
from practices.models import ValueCard, WorkHours
from tests.commitments.factories import NOW, client_of, make_person, make_staff
from tests.integration_site.joined import join_for_good
from tests.practices.factories import make_card, make_hours

pytestmark = pytest.mark.django_db


def test_close_cards_come_in_their_order_and_unplaced_ones_last():
    person = make_person()
    make_card(person, "Rest")
    make_card(person, "Health", rank=2)
    make_card(person, "Family", rank=1)
    make_card(person, "Fame", pile="not_now")
    make_card(make_person(), "Care")
    assert [card.name for card in ValueCard.objects.for_person(person).close()] == ["Family", "Health", "Rest"]
    assert not ValueCard.objects.for_person(None).exists()


def test_name_is_found_whatever_its_case():
    person = make_person()
    card = make_card(person, "Älterwerden")
    assert ValueCard.objects.for_person(person).named("älterwerden") == card
    assert ValueCard.objects.for_person(person).named("Elder") is None


@pytest.mark.parametrize("changes", [{"name": "family"}, {"name": ""}, {"name": "Rest", "pile": "later"}])
def test_card_stands_once_with_a_name_and_a_known_pile(changes):
    person = make_person()
    make_card(person)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_card(person, **changes)


@pytest.mark.parametrize("changes", [{"weekdays": ""}, {"weekdays": "10"}, {"ends_local": time(9)}])
def test_work_hours_have_days_and_a_length(changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_hours(make_person(), **changes)


def test_night_shift_ends_on_the_next_day():
    hours = make_hours(make_person(), weekdays="46", starts_local=time(22), ends_local=time(6))
    assert hours.days == [4, 6]
    assert hours.shift.words == "Friday and Sunday, 22:00 to 6:00 the next day"


def test_joining_takes_all_days_along_or_none():
    person, into, empty = make_person(), make_person(), make_person()
    for changes in [{"weekdays": "01"}, {"weekdays": "5", "ends_local": time(13)}]:
        make_hours(person, **changes)
    join_for_good(person=person, into=empty, now=NOW)
    assert len(WorkHours.objects.for_person(empty).shifts()) == 2
    copied = make_person()
    make_hours(copied, weekdays="01")
    join_for_good(person=copied, into=empty, now=NOW)
    assert len(WorkHours.objects.for_person(empty).shifts()) == 2
    make_hours(into, weekdays="2", changed_at=NOW + timedelta(days=1))
    join_for_good(person=empty, into=into, now=NOW)
    assert [each.weekdays for each in WorkHours.objects.all()] == ["2"]


def test_joining_keeps_one_card_of_a_name_and_the_hours_of_whom_it_joins():
    person, into = make_person(), make_person()
    make_card(person, "family", value=value_of(person, "family"))
    make_card(person, "Rest")
    make_hours(person, starts_local=time(8))
    make_card(into, "Family")
    make_hours(into, changed_at=NOW + timedelta(days=1))
    join_for_good(person=person, into=into, now=NOW)
    assert [card.name for card in ValueCard.objects.for_person(into).close()] == ["Rest", "Family"]
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


def test_work_hours_exported_before_they_had_weeks_are_taken_in():
    hours = make_hours(make_person())
    document = build_export(hours.person, now=NOW)
    (row,) = document["tables"]["practices.workhours"]
    del row["every_second_from"]
    other = make_person()
    write_import(prepare_import(read_export(as_json(document).encode()), other))
    assert WorkHours.objects.for_person(other).shifts() == [hours.shift]
