from collections import Counter

from coaching.suggestions import library
from coaching.suggestions.coverage import coverage_errors, is_possible
from coaching.suggestions.engine import choose
from coaching.suggestions.items import PersonFacts, all_states
from coaching.suggestions.loading import load_library
from tests.coaching.files import FILES, planted
from tests.commitments.factories import NOW

LIBRARY = library.suggestions()


def test_states_are_all_tried():
    states = list(all_states())
    assert len(states) == len(set(states)) == (1 + 4 + 4 * 4 + 4 * 4 * 6) * (1 + 5 * 5) == 3042


def test_states_each_get_three_and_no_item_serves_over_fifteen_per_cent():
    served = Counter()
    for facts in all_states():
        choices = choose(LIBRARY, facts, [], NOW.date())
        assert len({choice.item.id for choice in choices}) == 3
        assert all(choice.item.fits(facts) and choice.because.startswith("because ") for choice in choices)
        served.update(choice.item.id for choice in choices)
    assert 100 * max(served.values()) <= 15 * 3042
    assert coverage_errors(LIBRARY) == []


def test_state_with_too_few():
    text = FILES["answers"].replace('last = ["kept"]\nweek = ["1", "2"]', 'last = ["kept"]\nweek = ["2"]')
    issues = [str(issue) for issue in coverage_errors(load_library(FILES | {"answers": text}))]
    state = "library: last kept, week 1, priority unknown, profile unknown, control unknown"
    assert f"{state}: has 2 items; write one that fits it." in issues


def test_item_that_nothing_brings_up():
    issues = coverage_errors(load_library(planted("course", 'turn = ["back"]', 'turn = ["back"]\nlast = ["missed"]')))
    remedy = "is never shown; widen or correct its conditions, or remove it."
    assert [str(issue) for issue in issues] == [f"library/course.toml: how-you-came-back: {remedy}"]


def test_item_for_nearly_everybody():
    wide = 'profile = ["boundary", "blender"]\nweek = ["1", "2", "3", "4", "over"]\nlast = ["kept", "bent", "missed"]'
    issues = coverage_errors(
        load_library(planted("portraits", 'last = ["kept", "bent"]\nprofile = ["boundary"]', wide))
    )
    (issue,) = [str(issue) for issue in issues]
    share = 100 * 2 * 29 * 5 * 3 // 3042
    assert (share, issue) == (
        28,
        "library/portraits.toml: a-line-that-held: is shown in 3480 of 12168 states, above 15 %; "
        "narrow its conditions.",
    )


def test_turns_follow_from_answers_and_obstacles_from_a_plan():
    assert is_possible(PersonFacts(week="3", last="missed", turn="away", obstacle="work"))
    assert not is_possible(PersonFacts(week="3", last="kept", turn="away"))
    assert not is_possible(PersonFacts(obstacle="work"))


def test_step_that_fills_in_no_advice():
    planted_library = load_library(planted("begin", 'to = "one-yes"', 'to = "two-yes"'))
    (issue,) = library.unknown_advice(planted_library)
    assert str(issue) == "library/begin.toml: one-yes-a-month: fills in advice 'two-yes', which is none; correct it."
    assert library.unknown_advice(load_library(FILES)) == []
    assert library.all_issues() == []
