from datetime import datetime

from django.db import models
from django.db.models import Q

from accounts.models import OwnedQuerySet, Person
from accounts.text import comparison_key
from coaching.questions.limits import MAX_KEPT, QUESTION_LENGTH


class AskedQuestionQuerySet(OwnedQuerySet):
    order = ("-asked_at", "-pk")

    def keep(self, *, person: Person, text: str, now: datetime) -> bool:
        """False when as many are kept as may be. One that is kept already stays as it is."""
        own = self.for_person(person)
        kept = {comparison_key(question.text) for question in own}
        if comparison_key(text) in kept:
            return True
        if own.count() >= MAX_KEPT:
            return False
        self.create(person=person, text=text, asked_at=now)
        return True


class AskedQuestion(models.Model):
    """A question to the coach that the person ticked to keep."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="asked_questions")
    text = models.CharField(max_length=QUESTION_LENGTH)
    asked_at = models.DateTimeField()

    objects = AskedQuestionQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="asked_question_has_text")]

    def __str__(self) -> str:
        return f"Question {self.pk}"
