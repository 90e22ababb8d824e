from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from accounts.models.person import Person


class OwnedQuerySet(models.QuerySet):
    """Rows that lead to a person by `owner`; `order` is the one in which that person finds them."""

    owner = "person"
    order: tuple[str, ...] = ()

    def for_person(self, person: "Person | None") -> Self:
        """A visitor (None) owns nothing."""
        own = self.filter(**{self.owner: person}) if person else self.none()
        return own.order_by(*self.order) if self.order else own
