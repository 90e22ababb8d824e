from dataclasses import replace

import pytest

from coaching.suggestions.items import PersonFacts, all_states
from coaching.suggestions.library import suggestions
from integration_site.ask import index
from integration_site.ask.finding import find, leaning
from integration_site.ask.library import asked_content
from integration_site.ask.loading import AuthoredPlace
from integration_site.ask.places import Place
from integration_site.ask.vectors import make_vectors, texts_of
from integration_site.meaning.encoder import ModelError

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(monkeypatch):
    """A dozen places, so that their vectors are made in no time."""
    content = asked_content()
    names = {"question/shift-work", "question/self-employed", "reply/manager", "page/reminders", "section/boundaries"}
    places = tuple(place for place in content.places if place.id in names or place.kind == "profile")
    fewer = type(content)(places, content.feelings[:2], content.off_topic[:40])
    monkeypatch.setattr("integration_site.ask.index.asked_content", lambda: fewer)
    monkeypatch.setattr("integration_site.ask.places.asked_content", lambda: fewer)
    index._held.clear()
    yield fewer
    index._held.clear()


def test_find_by_words_takes_a_phrasing_for_its_place():
    place = next(each for each in asked_content().places if each.id == "question/shift-work")
    for text in place.asked[:5]:
        found = find(text)
        assert found.found[0].place.id == place.id, text
        assert found.found[0].nearest == text


def test_find_gives_each_page_once():
    keys = [each.place.key for each in find("how do I say no").found]
    assert len(keys) == len(set(keys)) > 100
    assert sum(each.place.address == "/replies/" for each in find("how do I say no").found) == 1


def test_find_by_words_knows_what_nothing_here_answers():
    assert not find("how many moons has jupiter").is_answer
    assert not find("qwertz").is_answer
    assert not find("???").is_answer


def test_find_by_meaning_needs_no_word_in_common(few, meaning):
    make_vectors(texts_of(few))
    finding = find("my chief expects overtime and I would rather refuse")
    assert finding.found[0].place.id == "reply/manager"
    assert finding.is_answer
    assert finding.by_meaning
    assert not find("what is the capital of mongolia").is_answer


def test_find_by_meaning_hears_a_feeling_in_one_of_several_sentences(few, meaning):
    make_vectors(texts_of(few))
    feeling = few.feelings[0]
    heard = find(f"I have a question about reminders. {feeling.asked[0]}. How do they stop?")
    assert heard.feeling == feeling
    assert find("how do reminders stop").feeling is None


def test_find_without_most_vectors_goes_by_words(few, meaning):
    texts = sorted(texts_of(few))
    make_vectors(texts[: len(texts) // 2])
    finding = find(few.places[0].asked[0])
    assert not finding.by_meaning
    assert finding.found[0].place.id == few.places[0].id


def test_find_goes_on_without_some_vectors(few, meaning):
    gone = few.places[0].asked[0]
    make_vectors(texts_of(few) - {gone})
    finding = find(gone)
    assert finding.by_meaning
    assert finding.found[0].nearest != gone


def test_find_without_the_right_model_goes_by_words_and_says_so_in_the_log(few, meaning, monkeypatch, caplog):
    make_vectors(texts_of(few))

    def refuse(texts):
        raise ModelError("not that file")

    monkeypatch.setattr("integration_site.meaning.encoder.encode_all", refuse)
    assert not find(few.places[0].asked[0]).by_meaning
    assert "answered by its words" in caplog.text


def test_leaning_lets_what_is_for_one_circumstance_stand_back_until_it_is_said(monkeypatch):
    item = next(each for each in suggestions().items if "circumstance" in each.conditions)
    theirs = frozenset(item.conditions["circumstance"])
    place = Place(AuthoredPlace(f"suggestion/{item.id}", ("one",)), item.title, item.text, "/a/", item=item)
    assert leaning(place, None) == leaning(place, PersonFacts()) < -0.05
    facts = next(facts for facts in all_states() if item.fits(replace(facts, circumstance=theirs)))
    assert leaning(place, replace(facts, circumstance=theirs)) > 0


def test_leaning_is_small_and_towards_what_fits():
    places = {place.id: place for place in index.current_index().places}
    facts = PersonFacts(profile="boundary")
    assert leaning(places["profile/boundary"], facts) > 0 == leaning(places["profile/blender"], facts)
    suggestion = next(place for place in places.values() if place.item and not place.item.fits(facts))
    assert -0.05 < leaning(suggestion, facts) < 0
    assert leaning(suggestion, None) == 0
    shifts = places["question/shift-work"]
    assert leaning(shifts, PersonFacts()) == 0 < leaning(shifts, PersonFacts(circumstance=frozenset({"shifts"})))
