from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from commitments.models import Answer, CheckIn
from commitments.occasions.actions import answer_occasion
from tests.commitments.factories import NOW, make_commitment, occasions_of


@pytest.mark.django_db
def test_answer_can_be_changed():
    occasion = occasions_of(make_commitment())[0]
    answer_occasion(occasion=occasion, answer=Answer.MISSED, now=NOW)
    answer_occasion(occasion=occasion, answer=Answer.KEPT, now=NOW + timedelta(days=1))
    check_in = CheckIn.objects.get()
    assert (check_in.answer, check_in.answered_at) == (Answer.KEPT, NOW + timedelta(days=1))


@pytest.mark.django_db(transaction=True)
def test_answers_that_arrive_together_end_as_one():
    occasion = occasions_of(make_commitment())[0]
    barrier, problems = Barrier(6), []

    def answer(choice):
        try:
            barrier.wait()
            answer_occasion(occasion=occasion, answer=choice, now=NOW)
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=answer, args=[choice]) for choice in [Answer.KEPT, Answer.MISSED] * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert CheckIn.objects.count() == 1
