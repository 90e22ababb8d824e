from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models

from accounts.email_addresses import AddressError, normal_address
from accounts.models.owned import OwnedQuerySet

DEFAULT_TIME_ZONE = "Europe/London"  # by which the days of whoever has chosen none are told


def validate_time_zone(name: str) -> None:
    """Accept an IANA name such as Europe/Berlin; `code` is "time_zone"."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValidationError("Choose a time zone from the list.", code="time_zone") from None


def clean_address(typed: str) -> str:
    """In its one form; ValidationError with the code of the problem."""
    try:
        return normal_address(typed)
    except AddressError as problem:
        raise ValidationError(str(problem), code=problem.code) from None


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, email: str) -> "Person":
        """Whose stored address is spelt so, else whose is the same in its one form."""
        exact = self.filter(email=email).first()
        try:
            return exact or self.get(email=normal_address(email))
        except AddressError:
            raise self.model.DoesNotExist from None

    def create_guest(self, *, time_zone: str = "", number: int | None = None) -> "Person":
        """A person without e-mail or password: known only by the session that made them.

        `number` is one that was reserved for them; without, they get the next.
        """
        person = self.model(pk=number, time_zone=time_zone)
        person.set_unusable_password()
        person.save(using=self._db, force_insert=True)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(email=clean_address(email), is_staff=True, is_superuser=True, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser, PermissionsMixin):
    """Whoever saves something here. A guest has no e-mail; only staff have a password.

    `time_zone` is empty until they choose one, or make a plan with one; `zone` is the clock to go by.
    """

    email = models.EmailField("e-mail", unique=True, null=True, blank=True)
    time_zone = models.CharField(max_length=64, blank=True, default="", validators=[validate_time_zone])
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
        """Never the address: the admin's log outlives the row."""
        return f"{'Staff' if self.is_staff else 'Guest'} {self.pk}"

    def clean(self) -> None:
        """For the admin: an address in its one form, or none."""
        try:
            self.email = clean_address(self.email) if self.email else None
        except ValidationError as problem:
            raise ValidationError({"email": problem}) from None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone or DEFAULT_TIME_ZONE)

    def take_time_zone(self, name: str) -> None:
        """Make it theirs unless they have chosen one, here or in another request."""
        if name and type(self).objects.filter(pk=self.pk, time_zone="").update(time_zone=name):
            self.time_zone = name


def zone_of(person: Person | None) -> ZoneInfo:
    """The clock to go by, also for a visitor."""
    return (person or Person()).zone


class ReturnLinkQuerySet(OwnedQuerySet):
    def live(self) -> "ReturnLinkQuerySet":
        """Not revoked, and of somebody who may come in by a link: staff have a password and more to lose."""
        return self.filter(revoked_at=None, person__is_active=True, person__is_staff=False)


class ReturnLink(models.Model):
    """A private way back to a person's things. `digest` is the secret's SHA-256 in hex; the secret is not kept.

    `lands_on` is the URL name, without arguments, of the page that the app which made it wants to be opened.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="return_links")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    lands_on = models.CharField(max_length=80)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ReturnLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Return link {self.pk}"


class Throttle(models.Model):
    """How often one network did one thing within one window. `key` is a keyed digest, never an address."""

    purpose = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["purpose", "key", "starts_at"], name="throttle_once")]

    def __str__(self) -> str:
        return f"{self.purpose} from {self.starts_at:%H:%M}: {self.count}"
