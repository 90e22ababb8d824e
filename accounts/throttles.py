"""How often one network may do one thing: fixed windows, counted in the database so that all processes agree."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from math import ceil

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.models import Person, Throttle
from accounts.pieces import erase_in_pieces

LATE = timedelta(minutes=5)  # a request that waited into the next window still counts in the one it came in


class ThrottledError(Exception):
    """`wait` are the seconds until it can be tried again. The site answers 429 and keeps what was typed."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"wait {wait} seconds")
        self.wait = wait


def enforce_throttle(purpose: str, key: str, *, now: datetime) -> None:
    """Count one more attempt of whom `key` names; ThrottledError when there have been too many."""
    wait = retry_after(purpose, key, now=now)
    if wait:
        raise ThrottledError(wait)


def client_key(request: HttpRequest, person: Person | None = None) -> str:
    """A key for the throttles: the person, else the address that the request came from."""
    return f"person {person.pk}" if person else request.META.get("REMOTE_ADDR", "")


def retry_after(purpose: str, address: str, *, now: datetime) -> int:
    """Count one more attempt. 0 when it is allowed, else the seconds (at least 1) until the window has passed.

    KeyError for a `purpose` that settings.THROTTLES does not name.
    """
    limit, seconds = settings.THROTTLES[purpose]
    starts_at = datetime.fromtimestamp(now.timestamp() // seconds * seconds, tz=UTC)
    ends_at = starts_at + timedelta(seconds=seconds)
    window = {"purpose": purpose, "key": key_of(purpose, address), "starts_at": starts_at}
    if _count(limit, window):
        return 0
    _, is_new = Throttle.objects.get_or_create(**window, defaults={"ends_at": ends_at})
    if is_new:
        purge_expired_throttles(now=now - LATE)
    if _count(limit, window):  # also when somebody else made it at the same moment
        return 0
    return max(1, ceil((ends_at - now).total_seconds()))


def retry_after_guess(purpose: str, address: str, *, now: datetime) -> int:
    """As retry_after, for what can be guessed: counted for the network, for the site (an IPv6 /48) that it lies in,
    and for everybody, by the purposes `purpose`, `purpose`-site and `purpose`-total.
    """
    keys = {purpose: address, f"{purpose}-site": site_of(address), f"{purpose}-total": "everybody"}
    return max(retry_after(name, key, now=now) for name, key in keys.items())


def _count(limit: int, window: dict[str, object]) -> int:
    """1 when there was room. One statement: of many requests at once, no more than `limit` get through.

    RuntimeError within a transaction: one that is rolled back would take the count with it.
    """
    with transaction.atomic(durable=True, savepoint=False):
        return Throttle.objects.filter(**window, count__lt=limit).update(count=F("count") + 1)


def purge_expired_throttles(*, now: datetime) -> int:
    """Erase the counts of windows that have passed; how many there were."""
    return erase_in_pieces(Throttle.objects.filter(ends_at__lte=now))


def key_of(purpose: str, address: str) -> str:
    """HMAC-SHA256 under SECRET_KEY, so that a row does not tell the address; a different one for each purpose."""
    return salted_hmac(f"accounts.throttles.{purpose}", client_network(address), algorithm="sha256").hexdigest()


def site_of(address: str) -> str:
    """What one household or company is given: an IPv4 address, or the /48 around an IPv6 one."""
    return client_network(address, bits=48)


def client_network(address: str, *, bits: int = 64) -> str:
    """What one sender commands: an IPv4 address, or the /64 around an IPv6 one. Anything else is as it is."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if parsed.version == 4 or parsed.ipv4_mapped:
        return str(getattr(parsed, "ipv4_mapped", None) or parsed)
    return str(ip_network((parsed, bits), strict=False))
