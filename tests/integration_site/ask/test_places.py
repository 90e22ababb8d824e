import pytest
from django.urls import reverse

from integration_site.ask.library import asked_content
from integration_site.ask.places import find_places, view_named, words_of_its_own

pytestmark = pytest.mark.django_db


def test_places_are_all_that_is_authored():
    assert [place.id for place in find_places()] == [place.id for place in asked_content().places]


def test_places_open_for_whoever_asks(client):
    addresses = {place.address.partition("#")[0] for place in find_places()}
    statuses = {address: client.get(address).status_code for address in addresses}
    assert {address: status for address, status in statuses.items() if status not in (200, 302)} == {}


def test_places_have_title_and_text():
    for place in find_places():
        assert place.title, place.id
        assert len(place.text.split()) >= 12, place.id
        assert words_of_its_own(place.authored)


def test_place_of_a_suggestion_is_what_the_coach_has():
    place = next(each for each in find_places() if each.authored.kind == "suggestion")
    assert (place.title, place.text) == (place.item.title, place.item.text)
    assert words_of_its_own(place.authored) == f"{place.title}. {place.text}"


def test_place_of_one_plan_is_my_week_for_who_has_none():
    place = next(each for each in find_places() if each.id == "page/share")
    assert (place.address, place.plan_view) == ("/week/", "commitments:share")


@pytest.mark.parametrize("name", ["week", "share", "rituals", "help", "method", "quick_with"])
def test_view_named_opens(name):
    view, args = view_named(name)
    assert reverse(view, args=args)


def test_view_named_knows_no_other():
    assert view_named("hobby") is None
