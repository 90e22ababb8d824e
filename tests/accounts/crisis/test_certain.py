import pytest

from accounts.crisis.certain import CERTAIN, IDIOMS, is_certain
from accounts.crisis.phrase_files import DANGER, to_train
from accounts.crisis.phrase_files import IDIOMS as IDIOM_FILE
from accounts.crisis.wording import plain_words


@pytest.mark.parametrize(
    "text",
    [
        "I want to die",
        "You should kill yourself.",
        "I'm going to end my life",
        "suicide",
        "I don't want to be alive",
        "My husband beats me",
        "I keep hurting myself",
        "I took an overdose",
        "I was raped",
        "everyone would be better off without me",
    ],
)
def test_certain_patterns_know_what_is_plainly_said(text):
    assert is_certain(plain_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "saying no is career suicide",
        "I was killing myself to hit the deadline",
        "cut myself some slack",
        "my husband beats me at chess",
        "he will kill me with kindness",
        "I'd rather die than do another icebreaker",
        "I want to take my life back",
    ],
)
def test_certain_patterns_let_idioms_pass(text):
    assert not is_certain(plain_words(text))


def test_certain_patterns_are_few_and_take_hardly_an_idiom_for_danger():
    assert len(CERTAIN) + len(IDIOMS) < 60
    noticed, false = (
        sum(is_certain(plain_words(phrase)) for phrase in to_train(name)) / len(to_train(name))
        for name in (DANGER, IDIOM_FILE)
    )
    assert noticed > 0.35
    assert false < 0.005
