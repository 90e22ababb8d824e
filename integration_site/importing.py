from django.db import DatabaseError, transaction
from django.db.models import Model

from accounts.models import Person
from integration_site.import_reading import Draft, ImportProblem, Reading
from integration_site.personal import relations

Written = dict[tuple[type[Model], int], Model]


def import_reading(*, person: Person, reading: Reading) -> int:
    """Write the rows for a person who has none, all or nothing; how many. ImportProblem when they contradict."""
    try:
        with transaction.atomic():
            if reading.time_zone:
                Person.objects.filter(pk=person.pk).update(time_zone=reading.time_zone)
            written: Written = {}
            for draft in reading.drafts:
                written[draft.holding.model, draft.number] = _write(draft, person, written)
            _refer_to_own_kind(reading.drafts, written)
            _check_sound(reading.drafts)
    except DatabaseError:
        raise ImportProblem("Rows in the file contradict one another.") from None
    return len(written)


def _write(draft: Draft, person: Person, written: Written) -> Model:
    """`raw` keeps the moments that came with the row. References within one table follow when all are written."""
    for field in relations(draft.holding.model):
        if field.related_model is Person:
            setattr(draft.row, field.name, person)
        elif field.related_model is not draft.holding.model and draft.refers.get(field.name) is not None:
            setattr(draft.row, field.name, written[field.related_model, draft.refers[field.name]])
    draft.row.save_base(raw=True, force_insert=True)
    return draft.row


def _refer_to_own_kind(drafts: list[Draft], written: Written) -> None:
    for draft in drafts:
        for field in relations(draft.holding.model):
            number = draft.refers.get(field.name)
            if field.related_model is draft.holding.model and number is not None:
                setattr(draft.row, field.name, written[field.related_model, number])
                draft.row.save_base(raw=True, update_fields=[field.name])


def _check_sound(drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.holding.is_sound and not draft.holding.is_sound(draft.row):
            raise ImportProblem(f"Row {draft.number} of {draft.holding.label} does not fit the others.")
