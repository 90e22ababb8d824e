"""What this copy of the site is called, who runs it and how it looks, as the settings say."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from integration_site.branding.accent import COLOUR, Accent, accent_of, tokens_css

OWN_NAME = "Work-Life Harmony"
NOBODY = "nobody who has said so"
PICTURE_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


@dataclass(frozen=True)
class Operator:
    """`contact` and `imprint` are addresses, empty where there are none."""

    name: str
    contact: str
    imprint: str


def current_operator() -> Operator:
    imprint = settings.OPERATOR_IMPRINT_URL or (reverse("imprint") if settings.OPERATOR_IMPRINT_FILE else "")
    return Operator(settings.OPERATOR_NAME or NOBODY, settings.OPERATOR_CONTACT, imprint)


def current_accent() -> Accent | None:
    """None for the site's own colours."""
    day, evening = settings.SITE_ACCENT.lower(), settings.SITE_ACCENT_EVENING.lower()
    return accent_of(day, evening) if COLOUR.fullmatch(day) else None


def current_tokens() -> str:
    accent = current_accent()
    return tokens_css(accent) if accent else ""


def logo_url() -> str:
    return reverse("brand_logo") if settings.SITE_LOGO_FILE else ""


def picture_type(file: str) -> str:
    return PICTURE_TYPES.get(Path(file).suffix.lower(), "")
