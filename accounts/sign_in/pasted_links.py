"""Find our path and its secret in what was pasted: a link broken over lines, or in a mail scanner's address. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from accounts.text import without_invisible

LENGTHS = {"link": 43, "mail-link": 43, "code": 8}  # of the secrets that we make
EXACT = "|".join(f"/({kind})/([\\w-]{{{length}}})" for kind, length in LENGTHS.items())
WHOLE = re.compile(f"(?:{EXACT})(?![\\w-])", re.ASCII)
JOINED = re.compile(EXACT, re.ASCII)  # here the next word may stand right behind it
NAMED = re.compile(r"/(link|mail-link|code)/([\w-]{8,100})", re.ASCII)
SECRET = re.compile(r"/?([\w-]{8,100})/?", re.ASCII)
BREAK = re.compile(r"=?\s+(?:>\s*)*")  # of mail: a soft line end, and what stands before a quoted line
PROOFPOINT = re.compile(r"urldefense(?:\.proofpoint)?\.com/v2/url\?u=([\w.-]+)", re.ASCII)
MAX_WRAPPINGS = 4  # one scanner's address may stand inside another's


@dataclass(frozen=True)
class PastedLink:
    """`kind` is link, mail-link or code."""

    kind: str
    secret: str


def find_link(pasted: str) -> PastedLink | None:
    """Of several the last. What names none, but may be a secret by itself, is taken for a link's."""
    text = without_invisible(pasted).strip()
    joined = BREAK.sub("", text)
    for pattern, looked_at in ((WHOLE, text), (JOINED, joined), (NAMED, text)):
        for reading in _unwrapped(looked_at):
            if found := list(pattern.finditer(reading)):
                return PastedLink(*filter(None, found[-1].groups()))
    alone = SECRET.fullmatch(text) or SECRET.fullmatch(joined)
    is_whole = alone and (text == joined or len(alone[1]) == LENGTHS["link"])
    return PastedLink("link", alone[1]) if is_whole else None


def _unwrapped(text: str) -> Iterator[str]:
    """As it stands, then as often decoded as it may have been encoded on its way."""
    if wrapped := PROOFPOINT.search(text):  # writes - for % and _ for /
        text = unquote(wrapped[1].translate({ord("-"): "%", ord("_"): "/"}))
    for _ in range(MAX_WRAPPINGS):
        yield text
        text = unquote(text)
