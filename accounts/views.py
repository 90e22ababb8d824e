from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import NoReverseMatch
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.actions import person_of
from accounts.models import Person, ReturnLink
from accounts.return_links import find_return_link

BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_http_methods(["GET", "HEAD", "POST"])
def return_link(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the page changes nothing, so a program that follows links on its way to the reader spends nothing."""
    link = find_return_link(token)
    if link is None:
        return _private(render(request, "accounts/return_link_unknown.html", status=404))
    other = _another(person_of(request), link)
    if request.method != "POST" or (other and "leave" not in request.POST):
        context = {"link": link, "other": other}
        return _private(render(request, "accounts/return_link.html", context))
    login(request, link.person, backend=BACKEND)
    ReturnLink.objects.filter(pk=link.pk).update(last_used_at=timezone.now())
    return _private(HttpResponseRedirect(_landing(link), status=303))


def _another(person: Person | None, link: ReturnLink) -> bool:
    """Whether this browser has somebody else's things open."""
    return person is not None and person != link.person


def _landing(link: ReturnLink) -> str:
    try:
        return resolve_url(link.lands_on)
    except NoReverseMatch:  # a page that has gone since the link was made
        return resolve_url(settings.LOGIN_REDIRECT_URL)


def _private(response: HttpResponse) -> HttpResponse:
    """For no store, index or other page. `strict-origin` never tells the path, where the secret is; `no-referrer`
    would also make browsers send the form with `Origin: null`, which the CSRF check refuses."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "strict-origin"
    return response
