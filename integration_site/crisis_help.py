"""Words that sound like danger bring up the help page, in every form that stores, also in those to come.

Composed here, around every view, so that no room can forget it: the view has kept what was typed for the person
themselves, and where its answer would lead is the one thing that changes.
"""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.crisis import may_be_crisis

SAVED = 303
LEFT_OUT = {"note", "light"}  # it asks itself; a choice of colours
HOLD_NO_OWN_WORDS = {"accounts", "admin"}  # addresses, codes and links; the work of staff


def lead_to_help(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "POST" and response.status_code == SAVED and any(map(may_be_crisis, _words(request))):
            response.headers["Location"] = reverse("help_now")
        return response

    return middleware


def _words(request: HttpRequest) -> Iterator[str]:
    """What a person typed into the form, as far as it is theirs."""
    match = request.resolver_match
    if match.app_name not in HOLD_NO_OWN_WORDS and match.view_name not in LEFT_OUT:
        yield from (text for name in request.POST for text in request.POST.getlist(name))
