from datetime import timedelta

import pytest
import time_machine

from practices.models import OpenTask, Ritual, RitualRun
from practices.rituals.today import rituals_today
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.commitments.pages import words_of
from tests.regions import regions, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ritual():
    person = make_commitment().person
    return Ritual.objects.create(person=person, parts="walk,list", minutes=10, made_at=NOW)


def end_once(ritual, at, *tasks):
    run = RitualRun.objects.create(ritual=ritual, minutes=10, started_at=at, ended_at=at)
    OpenTask.objects.bulk_create(OpenTask(run=run, what=what) for what in tasks)
    return run


def test_ritual_of_today_is_one_that_was_not_ended_today_or_put_away(ritual):
    assert rituals_today(ritual.person, NOW).rituals == [ritual]
    end_once(ritual, NOW)
    assert rituals_today(ritual.person, NOW + timedelta(hours=1)).rituals == []
    assert rituals_today(ritual.person, NOW + timedelta(days=1)).rituals == [ritual]
    ritual.put_away_at = NOW
    ritual.save()
    assert rituals_today(ritual.person, NOW + timedelta(days=1)).rituals == []


def test_ritual_tasks_of_today_are_the_first_three_and_say_when_there_are_more(ritual):
    end_once(ritual, NOW - timedelta(days=1), "a", "b", "c")
    today = rituals_today(ritual.person, NOW)
    assert ([each.what for each in today.tasks], today.has_more) == (["a", "b", "c"], False)
    end_once(ritual, NOW - timedelta(days=1), "d")
    today = rituals_today(ritual.person, NOW)
    assert ([each.what for each in today.tasks], today.has_more) == (["a", "b", "c"], True)


def test_ritual_of_today_costs_one_query_where_none_was_made(django_assert_num_queries):
    person = make_person()
    with django_assert_num_queries(1):
        today = rituals_today(person, NOW)
    assert (today.rituals, today.tasks, today.has_more) == ([], [], False)


def test_week_begins_a_ritual_and_takes_tasks_off_its_list(ritual):
    end_once(ritual, NOW - timedelta(days=1), "Reply to Ada")
    client = client_of(ritual.person)
    with time_machine.travel(NOW, tick=False):
        page = client.get("/week/").content.decode()
        today = text_of(page, "section.today")
        assert "Begin: A walk and a shutdown list" in today
        assert "Reply to Ada Done" in today
        assert regions(page, f"form[action=/practices/rituals/{ritual.pk}/start/]")
        task = OpenTask.objects.get()
        response = client.post(f"/practices/rituals/tasks/{task.pk}/done/", {"back": "week"})
        assert response["Location"] == "/week/"
        assert "Reply to Ada" not in text_of(client.get("/week/").content.decode(), "section.today")


def test_week_shows_no_ritual_of_somebody_else(ritual):
    other = make_commitment(person=make_person()).person
    assert "Begin" not in words_of(other, "/week/")
    assert not regions(client_of(other).get("/week/").content.decode(), "section.today")
