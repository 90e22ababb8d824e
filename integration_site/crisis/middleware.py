"""Words that sound like danger bring up the help page, in every form that stores, also in those to come.

Composed here, around every view, so that no room can forget it: the view has kept what was typed for the person
themselves, and where its answer would lead is the one thing that changes.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from accounts.crisis.detection import may_be_crisis

SAVED, SHOWN = 303, 200
LEFT_OUT = {"note", "theme"}  # it asks itself; a choice of colours
HOLD_NO_OWN_WORDS = {"accounts", "admin"}  # addresses, codes and links; the work of staff
MAX_FIELDS, MAX_LENGTH = 100, 1000  # no form of ours has more fields or takes longer words
MAX_CHARACTERS = 10_000  # of a request, as reading them takes time


class WatchedForm(QueryDict):
    """What was sent, with the names of the fields that somebody asked for."""

    def __init__(self, sent: QueryDict) -> None:
        super().__init__(mutable=True, encoding=sent.encoding)
        for name, values in sent.lists():
            self.setlist(name, values)
        self._mutable = False
        self.asked: dict[str, None] = {}  # in their order

    def __getitem__(self, name: str) -> Any:
        self.asked[name] = None
        return super().__getitem__(name)

    def getlist(self, name: str, default: Any = None) -> Any:
        self.asked[name] = None
        return super().getlist(name, default)

    def __deepcopy__(self, memo: dict) -> QueryDict:
        """For `copy`, which the admin changes: a plain one, because nothing in it is anybody's own words."""
        plain = QueryDict(mutable=True, encoding=self.encoding)
        for name, values in self.lists():
            plain.setlist(name, values)
        return plain


def lead_to_help(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            request.POST = WatchedForm(request.POST)
        response = get_response(request)
        if request.method == "POST" and _is_saved(response) and any(map(may_be_crisis, _words(request))):
            return _to_help(response)
        return response

    return middleware


def _is_saved(response: HttpResponse) -> bool:
    """Also with an answer in place: a region of the page, shown by htmx without going anywhere."""
    return response.status_code == SAVED or (getattr(response, "is_region", False) and response.status_code == SHOWN)


def _to_help(response: HttpResponse) -> HttpResponse:
    to_help = HttpResponseRedirect(reverse("help_now"), status=SAVED)
    to_help.cookies = response.cookies
    return to_help


def _words(request: HttpRequest) -> Iterator[str]:
    """What a person typed into the fields that the view read, as far as it is theirs."""
    match = request.resolver_match
    if match.app_name in HOLD_NO_OWN_WORDS or match.view_name in LEFT_OUT:
        return
    left = MAX_CHARACTERS
    for name in list(request.POST.asked)[:MAX_FIELDS]:
        for text in request.POST.getlist(name)[:MAX_FIELDS]:
            yield text[: min(MAX_LENGTH, left)]
            left = max(0, left - len(text[:MAX_LENGTH]))
