from datetime import timedelta

import pytest

from coaching.actions import forget_reactions, react
from coaching.models import Reaction
from tests.commitments.factories import NOW, make_person

pytestmark = pytest.mark.django_db


def test_answer_given_again_only_counts_from_now_on():
    person, later = make_person(), NOW + timedelta(days=3)
    react(person=person, items=["x", "y"], kind="passed", now=NOW)
    react(person=person, items=["x"], kind="passed", now=later)
    react(person=person, items=["x"], kind="done", now=later)
    assert set(Reaction.objects.for_person(person).values_list("item", "kind", "reacted_at")) == {
        ("x", "passed", later),
        ("y", "passed", NOW),
        ("x", "done", later),
    }


def test_answers_that_are_forgotten_are_only_one_s_own():
    person, other = make_person(), make_person()
    for each in (person, other):
        react(person=each, items=["x"], kind="later", now=NOW)
    forget_reactions(person=person)
    assert not Reaction.objects.for_person(person).exists()
    assert Reaction.objects.for_person(other).count() == 1
