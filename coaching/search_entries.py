"""What this app offers to a search of the site."""

from collections.abc import Iterable
from typing import TypedDict

from django.urls import reverse

from coaching.suggestions.library import suggestions


class IndexEntry(TypedDict):
    """One place: plain texts and an address with its anchor. `state` is always "": a suggestion is no claim."""

    kind: str
    title: str
    address: str
    text: str
    state: str


def search_entries() -> Iterable[IndexEntry]:
    page = reverse("coaching:coach_library")
    for item in suggestions().items:
        text = f"{item.text} {item.against}"
        yield IndexEntry(kind="suggestion", title=item.title, address=f"{page}#{item.id}", text=text, state="")
