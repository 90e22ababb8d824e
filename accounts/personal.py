"""What this room holds about a person."""

from accounts.holdings import PersonalData
from accounts.models import DeviceCode, Joining, MailLink, Person, ReturnLink, Session

PERSONAL = (
    PersonalData(
        Person,
        "pk",
        "who you are here: the time zone, the day you began and, if you gave one, an e-mail address",
        secret=("password",),
        carried=False,
    ),
    PersonalData(
        ReturnLink,
        "person",
        "private links: name, fingerprint, and when each was made, last used and revoked",
        secret=("digest",),
        carried=False,
    ),
    PersonalData(
        Session,
        "person",
        "browsers in which your things are open",
        secret=("session_key", "session_data"),
        carried=False,
    ),
    PersonalData(MailLink, "person", "links sent by mail and not used yet", secret=("digest",), carried=False),
    PersonalData(DeviceCode, "person", "codes for another device", secret=("digest",), carried=False),
    PersonalData(
        Joining,
        "person",
        "joinings of two stores into one, each for a day, with the numbers of the rows that moved",
        secret=("moves", "ended", "joined_address"),
        carried=False,
    ),
)
