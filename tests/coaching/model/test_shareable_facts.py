import pytest

from coaching.circumstances.actions import save_circumstances
from coaching.context import build_context
from coaching.model.shareable_facts import tellable_of
from tests.commitments.factories import NOW, make_commitment

pytestmark = pytest.mark.django_db


def test_circumstances_are_never_offered_to_a_model():
    person = make_commitment(answers="K").person
    save_circumstances(person=person, kinds=["own-illness", "children"], now=NOW)
    known = build_context(person, {}, NOW)
    words = " ".join(each.words for each in tellable_of(person, known))
    assert "You kept your last protected time." in words
    assert "illness" not in words
    assert "children" not in words
