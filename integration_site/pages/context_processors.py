from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest

AUTO = "auto"
THEMES = {AUTO: "", "day": "light", "evening": "dark"}


def theme_from_cookies(cookies: Mapping[str, str]) -> str:
    """The reader's choice: auto, day or evening."""
    choice = cookies.get(settings.THEME_COOKIE_NAME, AUTO)
    return choice if choice in THEMES else AUTO


def site(request: HttpRequest) -> dict[str, object]:
    theme = theme_from_cookies(request.COOKIES)
    match = request.resolver_match
    return {
        "theme": theme,
        "data_theme": THEMES[theme],
        "canonical_url": settings.SITE_URL + request.path,
        "site_url": settings.SITE_URL,
        "view_name": match.view_name if match else "",
    }
