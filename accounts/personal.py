"""What this room holds about a person."""

from accounts.holdings import Holding
from accounts.models import DeviceCode, Joining, MailLink, Person, ReturnLink, Session

PERSONAL = (
    Holding(
        Person,
        "pk",
        "who you are here: the time zone, the day you began and, if you gave one, an e-mail address",
        secret=("password",),
        carried=False,
    ),
    Holding(
        ReturnLink,
        "person",
        "private links: name, fingerprint, and when each was made, last used and revoked",
        secret=("digest",),
        carried=False,
    ),
    Holding(
        Session,
        "person",
        "browsers in which your things are open",
        secret=("session_key", "session_data"),
        carried=False,
    ),
    Holding(MailLink, "person", "links sent by mail and not used yet", secret=("digest",), carried=False),
    Holding(DeviceCode, "person", "codes for another device", secret=("digest",), carried=False),
    Holding(
        Joining,
        "person",
        "joinings of two stores into one, each for a day, with the numbers of the rows that moved",
        secret=("moves", "ended", "joined_address"),
        carried=False,
    ),
)
