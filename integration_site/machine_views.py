from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

# Paths that begin so are personal, or a result that only the person who has its link should come across.
CLOSED = [
    "/admin/",
    "/week/",
    "/commitments/",
    "/occasions/",
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
