import re
from itertools import combinations, product

import pytest

from assessments import library
from commitments.plans.forms import SUGGESTED_VALUES
from commitments.replies.library import replies
from commitments.replies.scripts import ANOTHER_DAY, REQUESTERS, TONES, SlotValues, filled, recurring_time_phrase
from commitments.replies.slots import weekly_values
from commitments.schedule import PARTS, Hours, own_hours, time
from tests.commitments.pages import BLAME

OWN = own_hours(time(17, 30), 90)
EVERY_HOURS = [*PARTS.values(), OWN, Hours(time(9), time(17))]
EVERY_DAYS = [list(days) for count in range(1, 8) for days in combinations(range(7), count)]
BOUNDARIES = [(each.value, each.what) for each in library.profiles().boundaries.values()]
SENTENCE = re.compile(r"[^.?!]+[.?!]")


@pytest.mark.parametrize(
    ("days", "hours", "words"),
    [
        ([1], PARTS["evening"], "Tuesday evenings"),
        ([1], PARTS["midday"], "Tuesdays at midday"),
        ([1], OWN, "Tuesdays from 17:30 to 19:00"),
        ([1, 3], PARTS["morning"], "Tuesday and Thursday mornings"),
        ([0, 2, 4], PARTS["midday"], "Mondays, Wednesdays and Fridays at midday"),
        ([5, 6], OWN, "Saturdays and Sundays from 17:30 to 19:00"),
        ([], None, "some time each week"),
    ],
)
def test_time_that_is_protected_in_words(days, hours, words):
    assert recurring_time_phrase(days, hours) == words


def test_reply_is_filled():
    script = next(each for each in replies().scripts if each.id == "can-it-wait")
    filling = weekly_values(value="family.", what="supper", days=[1], hours=PARTS["evening"])
    assert filled(script, filling) == "I protect Tuesday evenings for family. Can it wait until Wednesday at 9:00?"


def test_people_at_home_are_offered_an_hour_at_home():
    script = next(each for each in replies().scripts if each.id == "yours-then")
    filling = weekly_values(value="family", what="choir", days=[1], hours=PARTS["evening"])
    assert filled(script, filling) == ("I protect Tuesday evenings for this: choir. I’m yours on Wednesday at 18:00.")


def test_replies_are_sixty_at_least_and_three_for_each_asker_and_tone():
    found = replies()
    assert len(found.scripts) == 63
    assert len({each.text for each in found.scripts}) == 63
    for asker, tone in product(REQUESTERS, TONES):
        assert len(found.chosen(asker=asker, tone=tone)) >= (4 if asker in {"manager", "colleague", "client"} else 3)


def test_choosing():
    found = replies()
    assert found.chosen() == list(found.scripts)
    assert {each.asker for each in found.chosen(asker="client")} == {"client"}
    assert {each.tone for each in found.chosen(tone="firm")} == {"firm"}
    assert found.chosen(asker="nobody") == []
    assert [each.asker for each in found.first(tone="short")] == list(REQUESTERS)


@pytest.mark.parametrize("slug", library.profiles().profiles)
def test_portraits_have_three_replies_for_three_who_ask(slug):
    scripts = replies().of_portrait(slug)
    assert len({each.asker for each in scripts}) == 3


def assert_reads_well(text):
    assert not re.search(r"[{}]|  |\.\.| [.,;:?]|[.?!,;:][.,;:]|\b(\w+) \1\b", text), text
    assert not re.search(r"\b(for|on|until|protect|this:)[.,?]", text), text
    assert text.endswith((".", "?"))
    assert "I protect " in text
    for sentence in SENTENCE.findall(re.sub(r"\d:\d\d", "0", text)):
        assert sentence.strip()[0].isupper(), text


@pytest.mark.parametrize(("value", "what"), BOUNDARIES)
def test_replies_fill_for_every_value_that_a_portrait_can_bring(value, what):
    for days, hours, script in product([[1], [1, 3]], EVERY_HOURS, replies().scripts):
        filling = SlotValues(value, what, recurring_time_phrase(days, hours), "Friday at 9:00", "Friday at 18:00")
        assert_reads_well(filled(script, filling))


@pytest.mark.parametrize("hours", EVERY_HOURS, ids=str)
def test_replies_fill_for_every_day_and_every_set_of_days(hours):
    for days, script in product(EVERY_DAYS, replies().scripts):
        filling = SlotValues(
            "family", "a walk", recurring_time_phrase(days, hours), "Friday at 9:00", "Friday at 18:00"
        )
        assert_reads_well(filled(script, filling))


@pytest.mark.parametrize("value", SUGGESTED_VALUES)
@pytest.mark.parametrize("offer", [ANOTHER_DAY, "Wednesday 25 November at 9:00"])
def test_replies_fill_by_the_end_of_the_week_and_without_a_free_hour(value, offer):
    filling = SlotValues(value, "a walk", recurring_time_phrase([], None), offer, offer)
    for script in replies().scripts:
        text = filled(script, filling)
        assert_reads_well(text)
        assert "some time each week" in text
        assert offer in text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("Anna.", "Anna."), ("...", "...."), ("what now?", "what now?"), ("{when}", "{when}."), ("more…", "more…")],
)
def test_typed_words_end_their_sentence_once(typed, shown):
    script = next(each for each in replies().scripts if each.id == "see-you-then")
    filling = SlotValues("x", typed, "Tuesdays", "a", "b")
    assert filled(script, filling) == f"I protect Tuesdays for this: {shown} See you on b?"


def test_replies_neither_blame_nor_apologise():
    for script in replies().scripts:
        assert not BLAME.search(script.text)
        assert not re.search(r"!|\bsorry\b|\bafraid\b|not allowed|can’t make|unfortunately", script.text, re.IGNORECASE)
