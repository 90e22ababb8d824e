"""What this app offers to a search of the site."""

from collections.abc import Iterable
from typing import TypedDict

from django.urls import reverse

from assessments import library
from assessments.loading.profiles import Profile


class IndexEntry(TypedDict):
    """One place: plain texts and an address. `state` is always "": a portrait is no claim."""

    kind: str
    title: str
    address: str
    text: str
    state: str


def search_entries() -> Iterable[IndexEntry]:
    for profile in library.profiles().profiles.values():
        address = reverse("assessments:profile", args=[profile.slug])
        yield IndexEntry(kind="portrait", title=profile.name, address=address, text=_words(profile), state="")


def _words(profile: Profile) -> str:
    """What its page says, in the order of the page."""
    needs = [f"{need}." for need in profile.needs]
    day = [moment.text for moment in profile.day]
    return " ".join([profile.portrait, *needs, profile.pitfall, profile.move, *day])
