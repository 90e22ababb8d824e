from hypothesis import given
from hypothesis import strategies as st

from commitments.work_card.card import LABELS, Card, lines_of

WORDS = {"mail_reply": "within a day", "chat_reply": "", "best_way": "a message", "urgent": "call me"}


def test_lines_are_ticked_and_hold_words():
    assert lines_of(WORDS, ["urgent", "chat_reply", "mail_reply"]) == [
        ("I answer mail", "within a day"),
        ("If it is urgent", "call me"),
    ]


@given(st.sets(st.sampled_from(list(LABELS))), st.text(min_size=1))
def test_card_is_not_touched_by_what_is_not_ticked(ticked, words):
    other = {key: value if key in ticked else words for key, value in WORDS.items()}
    assert lines_of(WORDS, ticked) == lines_of(other, ticked)


def test_card_as_text_for_a_signature():
    card = Card("Ada", [("I answer mail", "within a day")], ["Tuesday evenings, London time", "Fridays, Oslo time"])
    assert card.text == (
        "Ada: how I work\nI answer mail: within a day\n"
        "Please leave free: Tuesday evenings, London time; Fridays, Oslo time"
    )
    assert card.row_count == 6
    assert not card.is_empty


def test_card_that_is_empty():
    card = Card("", [], [])
    assert card.is_empty
    assert card.text == "How I work"
