"""How an app declares what it holds about a person, and what this one does; export, import and erasing follow it."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from accounts.models import DeviceCode, Joining, MailLink, Person, ReturnLink, Session

Find = Callable[[Model], Model | None]


@dataclass(frozen=True)
class PersonalData:
    """The rows of one model. `owner` is the look-up path to Person; `description` says in the plural what they are.

    `secret` fields are left out of an export. Rows that are not `is_portable` open something or are made anew, so an
    import leaves them out. When only one row may stand, `find_duplicate` makes of another person's rows what finds the
    one that says the same; it gets their fields alone, no models. `validate` judges a row of a file by those that it
    refers to, all of which are in memory; it asks no database. `needs` is a model of which a row must refer to it. A
    row that `is_closed` belongs to something finished and stays with it when a joining is undone; the other side gets
    one like it. `name` is what its table is called in files for as long as there were any, where the model has a
    new name since.
    """

    model: type[Model]
    owner: str
    description: str
    secret: tuple[str, ...] = ()
    is_portable: bool = True
    find_duplicate: Callable[[Sequence[Model]], Find] | None = None
    validate: Callable[[Model], bool] | None = None
    needs: type[Model] | None = None
    is_closed: Callable[[Model], bool] | None = None
    name: str = ""

    @property
    def label(self) -> str:
        """The name of its table in exported files."""
        return self.name or self.model._meta.label_lower

    def for_person(self, person: Person) -> QuerySet:
        """The person's rows in the order of their numbers."""
        return self.model._default_manager.filter(**{self.owner: person.pk}).order_by("pk")


def alike(key: Callable[[Model], Hashable]) -> Callable[[Sequence[Model]], Find]:
    """For `find_duplicate`: two rows say the same when `key` of both is equal, and not None."""

    def among(rows: Sequence[Model]) -> Find:
        known = {key(row): row for row in reversed(rows)}
        known.pop(None, None)
        return lambda row: known.get(key(row))

    return among


PERSONAL = (
    PersonalData(
        Person,
        "pk",
        "who you are here: the time zone, the day you began and, if you gave one, an e-mail address",
        secret=("password",),
        is_portable=False,
    ),
    PersonalData(
        ReturnLink,
        "person",
        "private links: name, fingerprint, and when each was made, last used and revoked",
        secret=("digest",),
        is_portable=False,
    ),
    PersonalData(
        Session,
        "person",
        "browsers in which your things are open",
        secret=("session_key", "session_data"),
        is_portable=False,
    ),
    PersonalData(MailLink, "person", "links sent by mail and not used yet", secret=("digest",), is_portable=False),
    PersonalData(DeviceCode, "person", "codes for another device", secret=("digest",), is_portable=False),
    PersonalData(
        Joining,
        "person",
        "joinings of two stores into one, each for a day, with the numbers of the rows that moved",
        secret=("moves", "ended", "joined_address"),
        is_portable=False,
    ),
)
