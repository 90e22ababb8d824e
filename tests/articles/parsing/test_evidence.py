import re
from pathlib import Path

import pytest

from articles.ledger.page import MEANINGS
from articles.parsing.evidence import STATE_CLASSES, STATES, Claim, tally

CSS = Path("static/css/components")


@pytest.mark.parametrize("state", STATES)
def test_state_has_words_a_meaning_and_is_drawn_in_every_place(state):
    css, name = STATE_CLASSES[state], STATE_CLASSES[state].removeprefix("is-")
    assert MEANINGS[state].endswith(".")
    claim, bars = (CSS / "claim.css").read_text(), (CSS / "tally.css").read_text()
    assert f".{css} {{ --state: var(--" in claim
    assert f".{css} > .mark" in claim or name == "untraced"
    assert f".tally__{name} {{ fill:" in bars


def test_states_are_never_drawn_alike():
    claim = (CSS / "claim.css").read_text()
    colours = re.findall(r"\.is-\w+ \{ --state: var\((--\w+)\)", claim)
    assert len(set(colours)) == len(colours) == len(STATES)
    assert len(set(STATE_CLASSES.values())) == len(STATES)


def test_tally_holds_every_state_that_occurs():
    claims = [Claim("c", "guide", "s", "S.", "", state, [], None, "N.") for state in STATES]
    assert [bar.state for bar in tally(claims)] == list(STATES)
    assert sum(bar.width for bar in tally(claims)) == 100
