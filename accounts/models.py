from typing import Any
from zoneinfo import available_timezones

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models

DEFAULT_TIME_ZONE = "Europe/London"


def validate_time_zone(name: str) -> None:
    """Accept an IANA name such as Europe/Berlin; `code` is "time_zone"."""
    if name not in available_timezones():
        raise ValidationError("Choose a time zone from the list.", code="time_zone")


class PersonManager(BaseUserManager["Person"]):
    def create_guest(self, *, time_zone: str) -> "Person":
        """A person without e-mail or password: known only by the session that made them."""
        person = self.model(time_zone=time_zone)
        person.set_unusable_password()
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(email=self.normalize_email(email), is_staff=True, is_superuser=True, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser, PermissionsMixin):
    """Whoever saves something here. A guest has no e-mail; only staff have a password."""

    email = models.EmailField("e-mail", unique=True, null=True, blank=True)
    time_zone = models.CharField(max_length=64, default=DEFAULT_TIME_ZONE, validators=[validate_time_zone])
    is_staff = models.BooleanField("may use the admin", default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.email or f"Guest {self.pk}"
