from uuid import uuid4

from django.db import models

THE_ONE = 1


class EditionQuerySet(models.QuerySet["Edition"]):
    def current_name(self) -> str:
        """The name of what is published now; "" before the first load."""
        return self.filter(pk=THE_ONE).values_list("name", flat=True).first() or ""

    def renew(self) -> None:
        """Tell every process that what is published has changed."""
        self.update_or_create(pk=THE_ONE, defaults={"name": uuid4().hex})


class Edition(models.Model):
    """One row, renamed with every load of content: whoever keeps a page made before then lets it go."""

    name = models.CharField(max_length=32)

    objects = EditionQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
