from collections import Counter

import pytest

from assessments import library
from assessments.advice import AdviceFacts, chosen_items, every_facts, recommend

ADVICE = library.advice()
EVERY = list(every_facts())
QUICK = [facts for facts in EVERY if facts.weakest is None]
PLAIN = [facts for facts in QUICK if facts.priority and facts.wish is None]
FULL = [facts for facts in EVERY if facts.weakest]
MOVES_HOURS = ("late start on", "standing arrangement", "your own hours", "hours can move", "same free hour")


def test_recommendations_with_their_reasons():
    """What was said last, the wish, leads."""
    first, second, third = recommend(ADVICE, AdviceFacts("blender", "limited", priority="family", wish="otherwise"))
    assert second.id == "ten-minutes-wholly-there"
    assert second.because == "because you named people close to you and you have a little say over your hours"
    assert second.claim is None
    assert first.id == "one-door-first"
    assert first.because == ("because you would rather have it otherwise and your starting point is Blender")
    assert first.claim == "g31"
    assert third.id == "two-looks-in-the-evening"
    assert third.effort == "ten minutes an evening"
    assert (third.step.weekday, third.step.part) == (3, "evening")


def test_condition_that_is_weakest_comes_first():
    (first, *_) = recommend(
        ADVICE, AdviceFacts("purpose", "high", priority="growth", weakest="switching-off", wish="keep")
    )
    assert first.id == "put-the-cause-down"
    assert first.because == "because switching off came out lowest and your starting point is Purpose-Driven"


def test_recommendations_are_fewer_on_request():
    assert [item.id for item in recommend(ADVICE, AdviceFacts("blender", "high"), count=1)] == ["an-alarm-for-the-end"]


def test_combinations_are_all_tried():
    """Without a gap, and with each of four where fit came out lowest."""
    assert len(EVERY) == 4 * 4 * 7 * 5 * 3 + 4 * (4 * 4 * 7 * 3)
    assert {facts.weakest for facts in EVERY if facts.gap} == {"fit"}
    assert len(set(EVERY)) == len(EVERY)


def test_combinations_each_get_three_of_different_kinds_that_fit():
    for facts in EVERY:
        items = chosen_items(ADVICE, facts)
        assert len(items) == 3, facts
        assert len({item.kind for item in items}) == 3, facts
        assert all(item.fits(facts) for item in items), facts


@pytest.mark.parametrize("use", [QUICK, PLAIN, FULL], ids=["quick", "quick without a wish", "full"])
def test_items_serve_no_more_than_15_per_cent(use):
    shown = Counter(item.id for facts in use for item in chosen_items(ADVICE, facts))
    assert max(shown.values()) / len(use) <= 0.15


def test_wish_that_is_another_brings_other_advice():
    for facts in PLAIN:
        keep, otherwise = (
            {
                item.id
                for item in chosen_items(ADVICE, AdviceFacts(facts.profile, facts.control, facts.priority, wish=wish))
            }
            for wish in ("keep", "otherwise")
        )
        assert keep != otherwise


def test_set_hours_are_left_where_they_are():
    for facts in EVERY:
        if facts.control in ("rigid", "limited"):
            for item in chosen_items(ADVICE, facts):
                assert item.step.weekday in (5, 6) or item.step.part in ("morning", "evening"), item.id
                if facts.control == "rigid":
                    assert not any(words in item.text for words in MOVES_HOURS), item.id


def test_items_are_short_and_have_their_reason():
    for item in ADVICE.items:
        sentences = item.text.count(". ") + item.text.count("? ") + 1
        assert 2 <= sentences <= 4, item.id
        assert item.conditions, item.id


def test_item_by_id():
    assert ADVICE.item("ask-for-notice").title == "Ask for notice, not for less"
    assert ADVICE.item("ask-for-money") is None
