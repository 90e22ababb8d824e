"""The session engine: Django's own in the database, with a column that tells whose each session is."""

from typing import Any

from django.apps import apps
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from accounts.pieces import erase_in_pieces


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type:
        return apps.get_model("accounts", "Session")

    @classmethod
    def clear_expired(cls) -> None:
        erase_in_pieces(cls.get_model_class().objects.filter(expire_date__lt=timezone.now()))

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        row.person_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row

    def save(self, must_create: bool = False) -> None:
        """An open session is written in one statement. UpdateError when it has ended meanwhile."""
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        row = self.create_model_instance(self._get_session())
        written = {"session_data": row.session_data, "expire_date": row.expire_date, "person": row.person_id}
        if not self.model.objects.filter(pk=row.pk).update(**written):
            raise UpdateError
