"""The result of the three questions that a person's plan was made from."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from assessments.models import SavedResult
from assessments.suggestions import Suggestion, suggestion_for


@transaction.atomic
def save_result(*, person: Person, code: str, portrait: str, now: datetime) -> SavedResult:
    """In the place of earlier ones, which say nothing more."""
    SavedResult.objects.for_person(person).exclude(code=code).delete()
    fields = {"portrait": portrait, "saved_at": now}
    saved, _ = SavedResult.objects.update_or_create(person=person, code=code, defaults=fields)
    return saved


def forget_results(*, person: Person) -> None:
    """The plans made from them stay."""
    SavedResult.objects.for_person(person).delete()


def saved_suggestion(person: Person | None) -> Suggestion | None:
    """What the saved result suggests; None where nothing is saved."""
    saved = SavedResult.objects.for_person(person).first()
    return suggestion_for(saved.code, portrait=saved.portrait) if saved else None
