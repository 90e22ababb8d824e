"""The values exercise: sorting, ordering, keeping, and what each means."""

import html
import re

import pytest

from accounts.crisis.detection import may_be_crisis
from accounts.models import Person
from commitments.models import Value
from practices.loading import library
from practices.models import Pile, ValueCard
from practices.values import actions as value_actions
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.htmx import from_htmx
from tests.practices.factories import make_card

pytestmark = pytest.mark.django_db
SORT, OWN, QUICK = "/practices/values/sort/", "/practices/values/own/", "/practices/values/quick/"
RANK, KEEP, WORDS = "/practices/values/rank/", "/practices/values/keep/", "/practices/values/words/"


def names_close(person):
    return [card.name for card in ValueCard.objects.for_person(person).close()]


def make_close(person, *names):
    return [make_card(person, name, rank=rank) for rank, name in enumerate(names, 1)]


def text_of(response):
    return html.unescape(response.content.decode())


def seen_on(response):
    return re.search(r'name="seen" value="(\w+)"', response.content.decode())[1]


def ticked(response):
    return len(re.findall(r"<input[^>]* checked", response.content.decode()))


def test_card_that_is_first_makes_a_guest_and_leads_to_the_next(client):
    assert "32 to go" in text_of(client.get(SORT))
    assert not Person.objects.exists()
    response = client.post(SORT, {"move": "close:family"})
    assert (response.status_code, response["Location"]) == (303, f"{SORT}#card-partnership")
    client.post(SORT, {"move": "close:family"})
    client.post(SORT, {"move": "not_now:fun"})
    card = ValueCard.objects.get(name="Family")
    assert (card.key, card.pile, card.person) == ("family", Pile.CLOSE, Person.objects.get())
    page = text_of(client.get(SORT))
    assert "2 sorted, 30 to go" in page
    assert 'id="card-family"' not in page
    assert not Value.objects.exists()


def test_card_changes_piles_and_its_words_stay():
    person = make_person()
    card = make_card(person, "Family", key="family", rank=1, in_practice="supper at six")
    client = client_of(person)
    client.post(SORT, {"move": "not_now:family"})
    card.refresh_from_db()
    assert (card.pile, card.rank, card.in_practice) == ("not_now", None, "supper at six")
    client.post(SORT, {"move": "close:family"})
    assert names_close(person) == ["Family"]


def test_buttons_of_the_cards_send_nothing_that_sounds_like_danger():
    sent = [f"{move}:{key}" for key in library.cards() for move in ("close", "not_now", "up", "down", "top", "aside")]
    assert not [each for each in sent if may_be_crisis(each)]


@pytest.mark.parametrize(
    "move", ["", "close", "later:family", "close:nothing", "close:-1", "close:²", "close:" + "9" * 40]
)
def test_move_that_is_not_known_changes_nothing(client, move):
    assert client.post(SORT, {"move": move}).status_code == 404
    assert not Person.objects.exists()


def test_card_of_ones_own_is_added_once_and_taken_away(client):
    client.post(OWN, {"name": " Birdwatching "})
    client.post(OWN, {"name": "birdwatching"})
    client.post(OWN, {"name": "bird\u00adwatching\u200b"})
    person = Person.objects.get()
    card = ValueCard.objects.get()
    assert (card.name, card.key, card.pile) == ("Birdwatching", "", "close")
    client.post(SORT, {"move": f"not_now:{card.pk}"})
    client.post(SORT, {"move": f"close:{card.pk}"})
    assert names_close(person) == ["Birdwatching"]
    url = f"/practices/values/{card.pk}/remove/"
    assert client.get(url).status_code == 405
    assert client.post(url).status_code == 303
    assert client.post(url).status_code == 404
    assert not ValueCard.objects.exists()


def test_word_that_a_card_has_already_lays_that_card_close(client):
    client.post(OWN, {"name": "creative WORK"})
    assert ValueCard.objects.get().key == "creative_work"


def test_card_of_ones_own_that_has_become_an_authored_one_is_sorted_as_that():
    person = make_person()
    make_card(person, "Nature")
    client_of(person).post(SORT, {"move": "close:nature"})
    assert ValueCard.objects.get().key == "nature"
    assert 'id="card-nature"' not in text_of(client_of(person).get(SORT))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("", "Write a word for it."), (" \u200b ", "Write a word for it."), ("x" * 61, "at most 60 characters")],
)
def test_word_that_is_bad_is_said_at_the_field_and_makes_nobody(client, name, expected):
    response = client.post(OWN, {"name": name})
    assert response.status_code == 422
    assert "<title>Error: " in text_of(response)
    assert expected in text_of(response)
    assert 'aria-invalid="true"' in text_of(response)
    assert not Person.objects.exists()


def test_card_of_ones_own_that_is_an_eleventh_is_refused_kindly():
    person = make_person()
    for number in range(10):
        make_card(person, f"Word {number}")
    response = client_of(person).post(OWN, {"name": "One more"})
    assert response.status_code == 422
    assert "Ten cards of your own are there already." in text_of(response)
    assert 'value="One more"' in text_of(response)
    assert ValueCard.objects.count() == 10


def test_cards_in_their_ten_thousands_get_a_clear_page(client):
    response = client.post(QUICK, {"cards": [f"card{number}" for number in range(10_000)]})
    assert response.status_code == 413
    assert not Person.objects.exists()


def test_card_that_is_authored_cannot_be_taken_away_nor_that_of_another():
    person = make_person()
    authored, other = make_card(person, "Family", key="family"), make_card(make_person(), "Birds")
    for card in (authored, other):
        assert client_of(person).post(f"/practices/values/{card.pk}/remove/").status_code == 404
    assert client_of(person).post(SORT, {"move": f"not_now:{other.pk}"}).status_code == 404
    assert client_of(person).post(RANK, {"move": f"aside:{other.pk}"}).status_code == 404
    assert ValueCard.objects.filter(pile=Pile.CLOSE).count() == 2


def test_short_way_chooses_up_to_five_and_lays_the_rest_aside():
    person = make_person()
    make_close(person, "Rest", "Birds")
    client = client_of(person)
    assert ticked(client.get(QUICK)) == 2
    response = client.post(QUICK, {"cards": ["family", "health"], "own": "The sea"})
    assert (response.status_code, response["Location"]) == (303, RANK)
    assert sorted(names_close(person)) == ["Family", "Health", "The sea"]
    assert ValueCard.objects.filter(pile=Pile.NOT_NOW).count() == 2


def test_short_way_keeps_an_own_card_that_is_ticked():
    person = make_person()
    birds = make_card(person, "Birds")
    client_of(person).post(QUICK, {"cards": ["family", str(birds.pk)]})
    assert sorted(names_close(person)) == ["Birds", "Family"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, "Tick at least one card."),
        ({"cards": ["family", "health", "rest", "fun", "home", "care"]}, "Five at most."),
        ({"cards": ["family", "health", "rest", "fun", "home"], "own": "The sea"}, "Five at most."),
        ({"cards": ["nothing"]}, "Choose from the cards below."),
        ({"own": "x" * 61}, "at most 60 characters"),
    ],
)
def test_short_way_refuses_with_a_reason_and_keeps_the_ticks(client, data, expected):
    response = client.post(QUICK, data)
    assert response.status_code == 422
    assert expected in text_of(response)
    assert ticked(response) == len(set(data.get("cards", [])) & set(library.cards()))
    assert not Person.objects.exists()


def test_cards_are_put_in_order_and_laid_aside():
    person = make_person()
    first, second, third = make_close(person, "Family", "Health", "Rest")
    client = client_of(person)
    response = client.post(RANK, {"move": f"up:{third.pk}"})
    assert response["Location"] == f"{RANK}#card-{third.pk}"
    assert names_close(person) == ["Family", "Rest", "Health"]
    client.post(RANK, {"move": f"down:{first.pk}"})
    assert names_close(person) == ["Rest", "Family", "Health"]
    client.post(RANK, {"move": f"aside:{second.pk}"})
    assert names_close(person) == ["Rest", "Family"]
    assert client.post(RANK, {"move": "sideways:1"}).status_code == 404


def test_card_goes_to_the_top_once():
    person = make_person()
    *_, third = make_close(person, "Family", "Health", "Rest")
    client = client_of(person)
    sent = {"move": f"top:{third.pk}", "seen": seen_on(client.get(RANK))}
    assert client.post(RANK, sent)["Location"] == f"{RANK}#card-{third.pk}"
    assert names_close(person) == ["Rest", "Family", "Health"]
    assert client.post(RANK, sent).status_code == 303
    assert names_close(person) == ["Rest", "Family", "Health"]


def ask_in_place(client, method, url, data=None, *, at=SORT):
    headers = from_htmx("values", shown=f"{at}#card-family")
    return getattr(client, method)(url, data, headers=headers)


def test_count_in_place_is_said_and_the_address_follows_the_page(client):
    assert ask_in_place(client, "post", SORT, {"move": "close:family"}).status_code == 303
    response = ask_in_place(client, "get", SORT)
    assert "1 sorted, 31 to go." in text_of(response).partition('id="said"')[2]
    assert "<html" not in text_of(response)
    assert "HX-Push-Url" not in response
    response = ask_in_place(client, "get", RANK)
    assert response["HX-Push-Url"] == RANK
    assert "<title>Put them in order · Work-Life Harmony</title>" in text_of(response)
    response = ask_in_place(client, "post", OWN, {"name": ""})
    assert response.status_code == 422
    assert "HX-Push-Url" not in response
    assert "<title>Error: Sort the cards" in text_of(response)


def test_card_moved_in_place_is_said_to_have_come_there():
    person = make_person()
    first, *_ = make_close(person, "Family", "Health", "Rest")
    client = client_of(person)
    ask_in_place(client, "post", RANK, {"move": f"down:{first.pk}"}, at=RANK)
    assert "Family: place 2 of 3." in text_of(ask_in_place(client, "get", RANK, at=RANK))


def test_keeping_fills_the_values_that_plans_use_without_doubling_one():
    commitment = make_commitment(value="family")
    make_close(commitment.person, "Family", "Health")
    client = client_of(commitment.person)
    assert client.post(KEEP)["Location"] == WORDS
    client.post(KEEP)
    assert [value.name for value in commitment.person.values.order_by("pk")] == ["family", "Health"]
    assert ValueCard.objects.get(name="Family").value == commitment.value
    assert 'value="Health"' in client.get("/commitments/new/").content.decode()


def test_values_that_are_six_are_not_kept_and_the_page_says_how_many_go(client):
    person = make_person()
    make_close(person, "Family", "Health", "Rest", "Fun", "Home", "Care", "Order")
    client = client_of(person)
    page = text_of(client.get(RANK))
    assert "Lay 2 of all these aside" in page
    assert "Keep this order" not in page
    response = client.post(KEEP)
    assert response.status_code == 422
    assert "Lay two aside first, so that five are left." in text_of(response)
    assert not Value.objects.exists()


def test_values_of_which_none_is_close_are_not_kept():
    assert "Choose at least one card first." in text_of(client_of(make_person()).post(KEEP))


def test_visitor_who_keeps_nothing_stays_nobody(client):
    assert client.post(KEEP)["Location"] == SORT
    assert client.get(WORDS)["Location"] == "/practices/values/"
    assert not Person.objects.exists()


def test_words_are_kept_and_stand_on_the_card():
    person = make_person()
    family, health = make_close(person, "Family", "Health")
    value_actions.keep_values(person=person)
    client = client_of(person)
    response = client.post(WORDS, {f"card_{family.pk}": "Supper at six", f"card_{health.pk}": ""})
    assert response["Location"] == "/practices/values/"
    page = text_of(client.get("/practices/values/"))
    assert "Supper at six" in page
    assert page.index("Family") < page.index("Health")
    assert 'value="Supper at six"' in client.get(WORDS).content.decode()


def test_words_that_are_too_long_are_refused_and_stay():
    person = make_person()
    (family,) = make_close(person, "Family")
    value_actions.keep_values(person=person)
    response = client_of(person).post(WORDS, {f"card_{family.pk}": "x" * 201})
    assert response.status_code == 422
    assert "x" * 201 in text_of(response)
    assert "at most 200 characters" in text_of(response)


def test_words_for_a_card_of_another_change_nothing():
    person, (other,) = make_person(), make_close(make_person(), "Health")
    make_close(person, "Family")
    value_actions.keep_values(person=person)
    client_of(person).post(WORDS, {f"card_{other.pk}": "mine now"})
    other.refresh_from_db()
    assert other.in_practice == ""


def test_value_that_is_kept_and_laid_aside_leaves_the_card_and_stays_with_its_plans():
    person = make_person()
    (family,) = make_close(person, "Family")
    value_actions.keep_values(person=person)
    value_actions.move_to_pile(card=family, pile=Pile.NOT_NOW, now=NOW)
    assert not ValueCard.objects.for_person(person).kept().exists()
    assert Value.objects.filter(person=person, name="Family").exists()


def test_days_later_the_exercise_goes_on():
    person = make_person()
    make_card(person, "Family", key="family")
    page = text_of(client_of(person).get("/practices/values/"))
    assert "1 card sorted so far, 1 of them close to you." in page
    assert "Go on" in page


@pytest.mark.parametrize(
    ("url", "cache_control"),
    [
        ("/practices/values/", "no-store"),
        (SORT, "private, no-cache"),
        (QUICK, "private, no-cache"),
        (RANK, "no-store"),
    ],
)
def test_pages_keep_out_of_caches_and_search_engines(client, url, cache_control):
    response = client.get(url)
    assert response["Cache-Control"] == cache_control
    assert '<meta name="robots" content="noindex">' in response.content.decode()
