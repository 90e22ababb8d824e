from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.suggestions import library
from coaching.suggestions.engine import Feedback, _penalty, choose, eligible, score
from coaching.suggestions.items import CONDITIONS, PersonFacts, all_states, explanation
from coaching.suggestions.reactions import REST_DAYS, WORDS

LIBRARY = library.suggestions()
TODAY = date(2026, 11, 22)
MISSED = PersonFacts("blender", "rigid", "family", week="2", last="missed")
STATES = list(all_states())


def ids(choices):
    return [choice.item.id for choice in choices]


def chosen(facts, *said, today=TODAY, **options):
    return ids(choose(LIBRARY, facts, said, today, **options))


def before(item, kind, *, days):
    return Feedback(item, kind, TODAY - timedelta(days=days))


def test_suggestions_put_the_narrowest_facts_first_and_each_rests_on_others():
    choices = choose(LIBRARY, MISSED, [], TODAY)
    assert ids(choices)[0] == "take-work-out-of-reach"
    assert [score(choice.item) for choice in choices] == [6, 5, 5]
    assert len({choice.item.sides for choice in choices}) == 3


def test_reason_is_made_from_the_facts_used():
    first = choose(LIBRARY, MISSED, [], TODAY)[0]
    assert first.because == (
        "because your last protected time went to something else and the portrait nearest to you is Blender"
    )
    item = LIBRARY.item("somebody-to-ask-after-it")
    assert explanation(LIBRARY, item, PersonFacts(week="2", last="missed", turn="away")) == (
        "because your last two weeks went to something else and your last protected time went to something else"
    )
    assert explanation(LIBRARY, LIBRARY.item("too-tired-for-it"), PersonFacts(obstacle="tired")) == (
        "because what you wrote of obstacles sounds tired"
    )


def test_newcomer_hears_what_to_do_first():
    weeks = [chosen(PersonFacts(), today=TODAY + timedelta(weeks=week)) for week in range(4)]
    assert "begin-with-three-questions" in weeks[0]
    assert {"one-sentence-this-week", "watch-one-ordinary-day"} <= {each for week in weeks for each in week}


def test_facts_that_are_sparse_come_before_others():
    facts = PersonFacts("blender", "rigid", "family", "2", "missed", turn="away", obstacle="work", trend="tenser")
    assert chosen(facts) == ["somebody-to-ask-after-it", "take-work-out-of-reach", "after-two-weeks-away"]


def test_suggestions_are_the_same_from_monday_to_sunday():
    monday = date(2026, 11, 23)
    weeks = [[chosen(MISSED, today=monday + timedelta(weeks=week, days=day)) for day in range(7)] for week in range(4)]
    assert all(days == [days[0]] * 7 for days in weeks)
    assert all(before[0] != after[0] for before, after in pairwise(weeks))


def test_scores_that_are_equal_take_turns_by_the_week():
    weeks = [chosen(MISSED, today=TODAY + timedelta(weeks=week)) for week in range(4)]
    assert weeks[0][0] == weeks[1][0]
    assert len({week[1] for week in weeks} | {week[2] for week in weeks}) > 2
    assert chosen(MISSED, today=date(2026, 11, 23)) == chosen(MISSED, today=date(2026, 11, 28))


@pytest.mark.parametrize("kind", WORDS)
def test_suggestion_that_was_answered_rests(kind):
    item = "take-work-out-of-reach"
    days = REST_DAYS[kind]
    assert days >= 14
    assert item not in chosen(MISSED, before(item, kind, days=0))
    assert item not in chosen(MISSED, before(item, kind, days=days - 1), count=9)
    assert item in chosen(MISSED, before(item, kind, days=days), count=9)


def test_answer_of_too_much_speaks_against_whatever_takes_as_long():
    said = [before("half-of-it-same-hour", "too-much", days=3)]
    assert LIBRARY.item("half-of-it-same-hour").minutes == 2
    assert LIBRARY.item("one-thursday-says-little").minutes == 1
    assert chosen(MISSED, *said)[0] == "one-thursday-says-little"
    usual, after, later = (
        [item.id for item in eligible(LIBRARY, MISSED, history, TODAY)]
        for history in ([], said, [before("half-of-it-same-hour", "too-much", days=28)])
    )
    assert usual[0] == "take-work-out-of-reach" == later[0]
    assert set(after) == set(usual) - {"half-of-it-same-hour"}


def test_doubt_speaks_against_its_theme():
    doubt = before("gone-from-the-library", "not-mine", days=1), before("a-gate-for-the-line", "not-mine", days=1)
    usual, after = (eligible(LIBRARY, MISSED, said, TODAY) for said in ([], doubt))
    assert usual[0].theme == "portraits"
    assert after[0].theme != "portraits"
    assert {item.id for item in after} == {item.id for item in usual}


def test_suggestions_are_none_when_all_were_set_aside():
    said = [before(item.id, "later", days=1) for item in LIBRARY.items]
    assert chosen(MISSED, *said) == []


@given(
    facts=st.sampled_from(STATES),
    said=st.lists(
        st.builds(
            Feedback,
            st.sampled_from([item.id for item in LIBRARY.items]),
            st.sampled_from(list(WORDS)),
            st.dates(TODAY - timedelta(days=400), TODAY),
        ),
        max_size=30,
    ),
)
def test_choices_fit_never_repeat_and_are_the_same_again(facts, said):
    choices = choose(LIBRARY, facts, said, TODAY)
    assert choices == choose(LIBRARY, facts, said, TODAY)
    assert len(set(ids(choices))) == len(choices) <= 3
    recent = {each.item for each in said if (TODAY - each.on).days < 14}
    for choice in choices:
        assert choice.item.id not in recent
        assert all(getattr(facts, key) in choice.item.conditions[key] for key in choice.item.sides)
        assert choice.item.sides <= set(CONDITIONS)


def test_minute_is_said_as_one():
    assert [LIBRARY.item(name).takes for name in ("one-thursday-says-little", "half-of-it-same-hour")] == [
        "a minute",
        "about 2 minutes",
    ]


@pytest.mark.parametrize(
    ("kind", "name", "size"), [("too-much", "one-thursday-says-little", 4), ("not-mine", "a-gate-for-the-line", 2)]
)
def test_answer_takes_off_as_much_as_it_says_and_twice_as_much_twice(kind, name, size):
    said = before(name, kind, days=27)
    off = [_penalty(LIBRARY, LIBRARY.item(name), [said] * times) for times in (0, 1, 2)]
    assert off == [0, size, 2 * size]


def test_suggestions_do_not_depend_on_the_order_of_the_library():
    turned = replace(LIBRARY, items=LIBRARY.items[::-1])
    assert eligible(turned, MISSED, [], TODAY) == eligible(LIBRARY, MISSED, [], TODAY)
