"""Checks of what an operator set about this copy of the site. `serve` runs them at each start."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from integration_site.branding.accent import COLOUR, unreadable
from integration_site.branding.operator import current_accent, picture_type
from integration_site.crisis.helplines import HELP_LINES

TAG = "branding"
MAX_NAME = 60
MAX_LOGO_BYTES = 64 * 1024
MAX_PICTURE_BYTES = 1024 * 1024
PICTURE_SIZE = (1200, 630)
MAX_IMPRINT_BYTES = 64 * 1024


@register(TAG)
def check_branding(**kwargs: Any) -> list[CheckMessage]:
    found = [*_names(), *_colours(), *_files(), *_country()]
    return [Error(sentence, id=f"branding.E{number:03}") for number, sentence in found]


def _names() -> Iterator[tuple[int, str]]:
    for variable in ("SITE_NAME", "OPERATOR_NAME"):
        name = getattr(settings, variable)
        if not name.isprintable() or len(name) > MAX_NAME:
            yield 1, f"{variable} is {name!r}; write at most {MAX_NAME} characters in one line."
    if settings.OPERATOR_IMPRINT_URL and settings.OPERATOR_IMPRINT_FILE:
        yield 1, "OPERATOR_IMPRINT_URL and OPERATOR_IMPRINT_FILE are both set; leave one out."


def _colours() -> Iterator[tuple[int, str]]:
    words = {"SITE_ACCENT": settings.SITE_ACCENT, "SITE_ACCENT_EVENING": settings.SITE_ACCENT_EVENING}
    wrong = [name for name, word in words.items() if word and not COLOUR.fullmatch(word.lower())]
    for name in wrong:
        yield 2, f"{name} is {words[name]!r}; write a colour like #1d4f3c."
    if settings.SITE_ACCENT_EVENING and not settings.SITE_ACCENT:
        yield 2, "SITE_ACCENT_EVENING is set without SITE_ACCENT; set both, or SITE_ACCENT alone."
    accent = None if wrong else current_accent()
    for sentence in unreadable(accent) if accent else []:
        yield 3, f"The accent {sentence} By day choose a darker one, by evening a lighter one."


def _files() -> Iterator[tuple[int, str]]:
    logo, picture, imprint = settings.SITE_LOGO_FILE, settings.SITE_PICTURE_FILE, settings.OPERATOR_IMPRINT_FILE
    for variable, file, most in [
        ("SITE_LOGO_FILE", logo, MAX_LOGO_BYTES),
        ("SITE_PICTURE_FILE", picture, MAX_PICTURE_BYTES),
        ("OPERATOR_IMPRINT_FILE", imprint, MAX_IMPRINT_BYTES),
    ]:
        if file and (problem := _problem_of(Path(file), most)):
            yield 4, f"{variable} is {file!r}, which {problem}."
    if logo and not picture_type(logo):
        yield 5, f"SITE_LOGO_FILE is {logo!r}; give an SVG or PNG file."
    if picture and not _problem_of(Path(picture), MAX_PICTURE_BYTES) and _png_size(Path(picture)) != PICTURE_SIZE:
        yield 5, f"SITE_PICTURE_FILE is {picture!r}; give a PNG file of {PICTURE_SIZE[0]} by {PICTURE_SIZE[1]} pixels."


def _problem_of(file: Path, most: int) -> str:
    try:
        with file.open("rb") as handle:
            size = len(handle.read(most + 1))
    except OSError as problem:
        return f"cannot be read ({problem.strerror})"
    return f"is larger than {most // 1024} KiB" if size > most else ""


def _png_size(file: Path) -> tuple[int, int] | None:
    head = file.read_bytes()[:24]
    return struct.unpack(">II", head[16:]) if len(head) == 24 and head.startswith(b"\x89PNG\r\n\x1a\n") else None


def _country() -> Iterator[tuple[int, str]]:
    countries = [line.country for line in HELP_LINES]
    if settings.HELP_COUNTRY and settings.HELP_COUNTRY not in countries:
        yield 6, f"HELP_COUNTRY is {settings.HELP_COUNTRY!r}; write one of {', '.join(countries)}."
