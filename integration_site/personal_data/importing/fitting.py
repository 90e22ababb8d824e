"""Whether the rows of a file fit one another, judged in memory: nobody waits for a file that cannot be taken in."""

from accounts.models import Person
from integration_site.personal_data.importing.checks import breaks_a_check, unique_keys
from integration_site.personal_data.importing.parsing import ImportFileError, PendingRow
from integration_site.personal_data.importing.turns import in_pieces
from integration_site.personal_data.registry import foreign_keys_of

SOMEBODY = 1  # whose the rows are, before that is known


def check_fit(drafts: list[PendingRow]) -> None:
    """Each row then holds those that it refers to. ImportFileError when they do not go together."""
    rows = {(draft.holding.model, draft.number): draft.row for draft in drafts}
    owner = Person(pk=SOMEBODY)
    for draft in drafts:
        draft.row.pk = draft.number
    for draft in in_pieces(drafts):
        for field in foreign_keys_of(draft.holding.model):
            number = draft.refers.get(field.name)
            target = owner if field.related_model is Person else rows.get((field.related_model, number))
            setattr(draft.row, field.name, target)
    _check_constraints(drafts)
    _check_sound(drafts)


def _check_constraints(drafts: list[PendingRow]) -> None:
    keys = [(draft.holding.model, key) for draft in in_pieces(drafts) for key in unique_keys(draft.row)]
    if len(set(keys)) < len(keys) or any(breaks_a_check(draft.row) for draft in in_pieces(drafts)):
        raise ImportFileError("Rows in the file contradict one another.")


def _check_sound(drafts: list[PendingRow]) -> None:
    referred = {
        (draft.holding.model, draft.row._meta.get_field(name).related_model, number)
        for draft in drafts
        for name, number in draft.refers.items()
    }
    for draft in drafts:
        holding = draft.holding
        is_whole = holding.needs is None or (holding.needs, holding.model, draft.number) in referred
        if not is_whole or (holding.validate and not holding.validate(draft.row)):
            raise ImportFileError(f"Row {draft.number} of {holding.label} does not fit the others.")
