"""Which form of a body a browser takes. Pure."""

import re
from functools import lru_cache

PREFERRED = ("br", "gzip")
REFUSED = re.compile(r"q=0(\.0{0,3})?", re.IGNORECASE)


@lru_cache(maxsize=256)
def negotiate_encoding(accepted: str) -> str:
    """The first of PREFERRED that an Accept-Encoding header names and does not refuse; "" for the plain body."""
    items = [item.partition(";") for item in accepted.lower().split(",")]
    taken = {name.strip() for name, _, weight in items if not REFUSED.fullmatch(weight.strip())}
    return next((name for name in PREFERRED if name in taken), "")
