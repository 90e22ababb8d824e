from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from integration_site.branding.operator import current_accent, logo_url, picture_type

# Paths that begin so are personal, or a result that only the person who has its link should come across. Calendar feeds
# are not among them: people give them to calendar programs that heed this file, and their header keeps them unlisted.
CLOSED = [
    "/admin/",
    "/week/",
    "/commitments/",
    "/occasions/",
    "/markers/",
    "/history/",
    "/me/",
    "/link/",
    "/code/",
    "/mail-link/",
    "/assessments/quick/results/",
]
SECURITY_DAYS = 180
SHORTCUTS = {
    "My week": "commitments:week",
    "Begin a ritual": "practices:rituals",
    "Three questions": "assessments:quick_assessment",
}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116. It is made anew each day, so it expires only once nobody runs the site any more."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires_on = timezone.localdate() + timedelta(days=SECURITY_DAYS)
    lines = [f"Contact: {settings.SECURITY_CONTACT}", f"Expires: {expires_on}T00:00:00Z", "Preferred-Languages: en"]
    lines += [f"Canonical: {settings.SITE_URL}{reverse('security')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """For a browser's "add to the home screen": what opens is the person's week."""
    accent = current_accent()
    icons = [("icon-192", "192x192", "any"), ("icon-512", "512x512", "any"), ("icon-maskable", "512x512", "maskable")]
    data = {
        "name": settings.SITE_NAME,
        "short_name": "My week",
        "lang": "en-GB",
        "id": reverse("commitments:week"),
        "start_url": reverse("commitments:week"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf5ea",
        "theme_color": accent.day if accent else "#1d4f3c",
        "icons": _own_icon()
        or [
            {"src": static(f"img/{name}.png"), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in icons
        ],
        "shortcuts": [{"name": name, "url": reverse(view)} for name, view in SHORTCUTS.items()],
    }
    return JsonResponse(data, content_type="application/manifest+json")


def _own_icon() -> list[dict[str, str]]:
    """The operator's logo, in any size; empty without one."""
    kind = picture_type(settings.SITE_LOGO_FILE)
    return [{"src": logo_url(), "sizes": "any", "type": kind, "purpose": "any"}] if settings.SITE_LOGO_FILE else []
