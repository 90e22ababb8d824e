from accounts.models.email import DeviceCode, MailLink, Purpose
from accounts.models.joining import UNDO_HOURS, Joining
from accounts.models.owned import OwnedQuerySet
from accounts.models.person import (
    DEFAULT_TIME_ZONE,
    Person,
    ReturnLink,
    Throttle,
    clean_address,
    validate_time_zone,
    zone_of,
)
from accounts.models.session import Session

__all__ = [
    "DEFAULT_TIME_ZONE",
    "UNDO_HOURS",
    "DeviceCode",
    "Joining",
    "MailLink",
    "OwnedQuerySet",
    "Person",
    "Purpose",
    "ReturnLink",
    "Session",
    "Throttle",
    "clean_address",
    "validate_time_zone",
    "zone_of",
]
