import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.models import CHEER_QUESTION, CHEER_WORDS, CHEERS
from commitments.sharing.wording import ShareOptions, describe_state, summary_line, visible_states

PLAN = {"weekly": "Tuesday evenings, 18:00 to 21:00", "what": "supper at home.", "value": "family"}


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (ShareOptions(), ""),
        (ShareOptions(shows_sentence=True), "Tuesday evenings, 18:00 to 21:00: supper at home."),
        (ShareOptions(shows_value=True), "For family."),
        (
            ShareOptions(shows_sentence=True, shows_value=True),
            "Tuesday evenings, 18:00 to 21:00: supper at home, for family.",
        ),
    ],
)
def test_shared_line_says_the_half_that_was_ticked(shown, expected):
    assert summary_line(shown, **PLAN) == expected


@pytest.mark.parametrize(
    ("state", "words", "window"),
    [
        ("kept", "Kept", "kept"),
        ("bent", "Moved on purpose", "bent"),
        ("missed", "Not this time", "missed"),
        ("not_applicable", "Didn’t apply", "not_applicable"),
        ("paused", "Didn’t apply", "not_applicable"),
        ("due", "No answer", "due"),
        ("running", "Still to come", "ahead"),
        ("ahead", "Still to come", "ahead"),
    ],
)
def test_shared_week_is_told_by_its_answer(state, words, window):
    assert describe_state(state) == words
    assert visible_states([state]) == [window]


@given(st.text(min_size=1), st.text(min_size=1), st.booleans(), st.booleans())
def test_half_that_is_not_ticked_never_matters(what, value, sentence, for_whom):
    shown = ShareOptions(shows_sentence=sentence, shows_value=for_whom)
    said = summary_line(shown, weekly="Tuesdays", what=what, value=value)
    other = summary_line(
        shown,
        weekly="Tuesdays" if sentence else "Fridays",
        what=what if sentence else "",
        value=value if for_whom else "",
    )
    assert said == other


def test_cheers_are_six_and_one_question():
    assert len(CHEERS) == 6
    assert CHEER_WORDS == CHEERS | {CHEER_QUESTION: "How did it go?"}
    assert not any("!" in words or "you " in words.split(" ")[:1] for words in CHEER_WORDS.values())
