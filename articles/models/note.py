from datetime import date, timedelta

from django.db import models

NOTE_DAYS = 180


class NoteQuerySet(models.QuerySet["Note"]):
    def due_on(self, day: date) -> "NoteQuerySet":
        """Those to be erased on `day`, late ones included."""
        return self.filter(erase_on__lte=day)

    def keep(self, *, text: str, claim: str, today: date) -> "Note":
        """Store one note for NOTE_DAYS; notes whose time is over go at the same moment."""
        self.due_on(today).delete()
        return self.create(text=text, claim=claim, created_on=today, erase_on=today + timedelta(days=NOTE_DAYS))


class Note(models.Model):
    """A doubt or a missing answer. Nothing here says who wrote it. `claim` is the slug of a claim, or empty."""

    claim = models.SlugField(max_length=40, blank=True)
    text = models.TextField()
    created_on = models.DateField()
    erase_on = models.DateField(db_index=True)
    handled_at = models.DateTimeField(null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    def __str__(self) -> str:
        about = f" on {self.claim}" if self.claim else ""
        return f"Note of {self.created_on:%-d %B %Y}{about}"
