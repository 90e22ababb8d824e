from django.db import models

from articles.loading.evidence import STATE_CLASSES, STATES


class SearchEntry(models.Model):
    """A place that a search can lead to. On SQLite the table `search_index` indexes these rows (see the migration)."""

    kind = models.CharField(max_length=20)
    title = models.TextField()
    address = models.CharField(max_length=300)
    text = models.TextField()
    state = models.CharField(max_length=20, choices=list(STATES.items()), blank=True)

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return self.title

    @property
    def css(self) -> str:
        """The class that draws a claim's mark; "" for what is no claim."""
        return STATE_CLASSES.get(self.state, "")


from integration_site.lease_models import Lease  # noqa: E402, F401 -- a module of its own
from integration_site.release_models import Release  # noqa: E402, F401 -- a module of its own
