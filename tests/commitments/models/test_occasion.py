from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from commitments.models import CheckIn, Occasion
from tests.commitments.factories import NOW, make_commitment, occasions_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_occasions_due_are_ended_and_unanswered_the_latest_first():
    commitment = make_commitment(answers="K")
    first, second, third, _ = occasions_of(commitment)
    due = Occasion.objects.for_person(commitment.person).due
    assert list(due(NOW)) == []
    assert list(due(first.ends_at)) == []
    assert list(due(second.ends_at - timedelta(seconds=1))) == []
    assert list(due(third.ends_at)) == [third, second]


def test_occasion_that_is_next_is_running_or_ahead():
    commitment = make_commitment()
    first, second, *_, last = occasions_of(commitment)
    next_after = Occasion.objects.for_person(commitment.person).next_after
    assert next_after(NOW) == first
    assert next_after(first.starts_at + timedelta(minutes=1)) == first
    assert next_after(first.ends_at) == second
    assert next_after(last.ends_at) is None


def test_occasion_that_is_next_is_not_a_running_one_that_was_answered():
    commitment = make_commitment(answers="K")
    first, second, *_ = occasions_of(commitment)
    assert Occasion.objects.for_person(commitment.person).next_after(first.starts_at) == second


def test_database_refuses_a_second_occasion_at_the_same_time():
    first, *_ = occasions_of(make_commitment())
    with pytest.raises(IntegrityError), transaction.atomic():
        Occasion.objects.create(commitment=first.commitment, starts_at=first.starts_at, ends_at=first.ends_at)


def test_database_refuses_an_end_before_the_start_and_two_successors():
    first, second, *_ = occasions_of(make_commitment())
    with pytest.raises(IntegrityError), transaction.atomic():
        Occasion.objects.filter(pk=first.pk).update(ends_at=first.starts_at)
    Occasion.objects.filter(pk=second.pk).update(moved_from=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Occasion.objects.create(commitment=first.commitment, starts_at=NOW, ends_at=NOW + DAY, moved_from=first)


def test_database_refuses_an_unknown_answer_and_pause():
    commitment = make_commitment()
    with pytest.raises(IntegrityError), transaction.atomic():
        CheckIn.objects.create(occasion=occasions_of(commitment)[0], answer="perfect", answered_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        commitment.occasions.update(paused_for="boredom")
