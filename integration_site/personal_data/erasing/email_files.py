"""Mails that no server took: without EMAIL_HOST each is a file in VAR_DIR/mail, for the operator to look at."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from email import message_from_bytes
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage

MAIL_HOURS = 24
BETWEEN = b"-" * 79 + b"\n"  # the mails in a file; Django puts those of one second and connection into one


def erase_mails_to(addresses: Iterable[str]) -> None:
    wanted = {_header(EmailMessage(to=[address]).message()["To"]) for address in addresses}
    for file in _files():
        mails = [mail for mail in file.read_bytes().split(BETWEEN) if mail.strip()]
        others = [mail for mail in mails if _header(message_from_bytes(mail).get("To", "")) not in wanted]
        if not others:
            file.unlink(missing_ok=True)
        elif len(others) < len(mails):
            file.write_bytes(b"".join(mail + BETWEEN for mail in others))


def erase_old_mails(*, now: datetime) -> None:
    for file in _files():
        if now.timestamp() - file.stat().st_mtime > MAIL_HOURS * 3600:
            file.unlink(missing_ok=True)


def _files() -> Iterator[Path]:
    return Path(settings.EMAIL_FILE_PATH).glob("*.log")


def _header(text: str) -> str:
    """As it is compared: a long one is folded into lines."""
    return "".join(str(text).split()).casefold()
