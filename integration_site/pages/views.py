"""Pages that belong to no single app: home, help, theme and the style sheet of personal pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from articles.models import Article, Claim
from integration_site.branding.operator import current_tokens
from integration_site.crisis.page import help_context
from integration_site.pages import inline_css
from integration_site.pages.context_processors import THEMES

FOR_A_YEAR = "public, max-age=31536000, immutable"
HOME_CLAIMS = {"A mix that fits": "g03", "A say, and people behind you": "g24", "Real time to recover": "g18"}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    minutes = Article.objects.filter(slug="work-and-life-integration").values_list("minutes", flat=True).first()
    claims = Claim.objects.in_bulk(HOME_CLAIMS.values(), field_name="slug")
    context = {
        "guide_minutes": minutes,
        "holds": [(title, claims[slug]) for title, slug in HOME_CLAIMS.items() if slug in claims],
        "popular_count": Claim.objects.filter(origin="source-guide").count(),
    }
    return render(request, "integration_site/pages/home.html", context)


@require_safe
def help(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "integration_site/pages/help.html",
        help_context(),
    )


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Where a form leads whose words sounded like danger. The same for everyone: nothing of the words is here."""
    return render(
        request,
        "integration_site/crisis/help_now.html",
        help_context(),
    )


@require_safe
def personal_css(request: HttpRequest, digest: str) -> HttpResponse:
    """The style sheet of the personal pages, for as long as a browser likes; by an older name, the newest."""
    sheet = inline_css.personal_css(current_tokens())
    response = HttpResponse(sheet.text, content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = FOR_A_YEAR if digest == sheet.digest else "no-store"
    return response


@csrf_exempt
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of colours in a cookie. Exempt from CSRF: forging it can only change the colours."""
    choice = request.POST.get("theme", "auto")
    response = HttpResponseRedirect(own_path(request.POST.get("next", "")))
    response.status_code = 303
    if choice == "auto" or choice not in THEMES:
        response.delete_cookie(settings.THEME_COOKIE_NAME, samesite="Lax")
        return response
    response.set_cookie(
        settings.THEME_COOKIE_NAME,
        choice,
        max_age=settings.THEME_COOKIE_AGE,
        httponly=True,
        samesite="Lax",
        secure=settings.OVER_TLS,
    )
    return response


def own_path(path: str) -> str:
    """`path` when it is the path of one of our pages, else the home page."""
    try:
        resolve(path)
    except Resolver404:
        return resolve_url("home")
    return path if path.startswith("/") and not path.startswith("//") else resolve_url("home")
