from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest

AUTO = "auto"
LIGHTS = {AUTO: "", "day": "light", "evening": "dark"}


def light_in(cookies: Mapping[str, str]) -> str:
    """The reader's choice of light: auto, day or evening."""
    choice = cookies.get(settings.LIGHT_COOKIE_NAME, AUTO)
    return choice if choice in LIGHTS else AUTO


def site(request: HttpRequest) -> dict[str, object]:
    light = light_in(request.COOKIES)
    match = request.resolver_match
    return {
        "light": light,
        "data_theme": LIGHTS[light],
        "canonical_url": settings.SITE_URL + request.path,
        "site_url": settings.SITE_URL,
        "view_name": match.view_name if match else "",
    }
