"""Ask the coach is held to the questions that nothing was tuned on."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from integration_site.ask import index
from integration_site.ask.judging import is_set_aside, judge_answered, judge_unanswered, share_within
from integration_site.management.commands import judge_answers

pytestmark = pytest.mark.django_db


def set_aside():
    return [each for each in judge_answered(judge_answers.FOLDER / "answered.toml") if is_set_aside(each.text)]


def answered_of_none():
    return sum(each.is_answer for each in judge_unanswered(judge_answers.FOLDER / "unanswered.toml"))


def test_answers_by_words_alone_stand_among_three_for_more_than_half():
    judged = set_aside()
    assert len(judged) == 40
    assert share_within(judged, 3) >= 0.55
    assert answered_of_none() <= 4


@pytest.mark.slow
def test_answers_by_meaning_stand_first_for_most_and_none_is_made_up(meaning):
    call_command("index_meaning", verbosity=0)
    index._held.clear()
    judged = set_aside()
    assert index.current_index().vectors is not None
    assert share_within(judged, 1) >= 0.6
    assert share_within(judged, 3) >= 0.8
    assert answered_of_none() <= 4


def test_judge_answers_prints_misses_of_those_set_aside_only_when_asked():
    short, whole = StringIO(), StringIO()
    call_command("judge_answers", stdout=short)
    call_command("judge_answers", "--set-aside", stdout=whole)
    assert short.getvalue().startswith("By words alone.\n80 to tune on: ")
    assert whole.getvalue().startswith(short.getvalue())
    kept = [each.text for each in set_aside()]
    assert not any(f"- {text}\n" in short.getvalue() for text in kept)
    assert any(f"- {text}\n" in whole.getvalue() for text in kept)


def test_judge_answers_prints_only_figures_of_those_asked_later(monkeypatch, tmp_path):
    (tmp_path / "later.toml").write_text("""
far = ["what is the capital of mongolia"]
near = []
[[question]]
by = "student"
text = "qqqq zzzz"
places = ["page/me"]
""")
    monkeypatch.setattr(judge_answers, "FOLDER", tmp_path)
    said = StringIO()
    call_command("judge_answers", "--later", stdout=said)
    assert said.getvalue().splitlines() == [
        "By words alone.",
        "1 asked later: 0 % first, 0 % among 3; 1 as “perhaps” only.",
        "1 that nothing answers: 0 answered.",
    ]


def test_judge_answers_without_the_questions_says_so(monkeypatch):
    monkeypatch.setattr(judge_answers, "FOLDER", Path("/nowhere"))
    with pytest.raises(CommandError, match="come with the source"):
        call_command("judge_answers")
