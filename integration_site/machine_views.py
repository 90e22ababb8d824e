from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

# Paths that begin so are personal, or a result that only the person who has its link should come across.
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


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """For a browser's "add to the home screen": what opens is the person's week."""
    icons = [("icon-192", "192x192", "any"), ("icon-512", "512x512", "any"), ("icon-maskable", "512x512", "maskable")]
    data = {
        "name": "Work-Life Harmony",
        "short_name": "My week",
        "lang": "en-GB",
        "id": reverse("commitments:week"),
        "start_url": reverse("commitments:week"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf5ea",
        "theme_color": "#1d4f3c",
        "icons": [
            {"src": static(f"img/{name}.png"), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in icons
        ],
    }
    return JsonResponse(data, content_type="application/manifest+json")
