from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments import library
from assessments.method.full import scale_method_of
from assessments.method.quick import method_of


@require_safe
def method(request: HttpRequest, slug: str, version: int | None = None) -> HttpResponse:
    """How a version of an instrument, the newest if none is named, comes to its results."""
    texts = library.method_texts()
    if slug not in (library.QUICK, library.FULL):
        raise Http404("No instrument has this name.")
    try:
        context = _full(version) if slug == library.FULL else _quick(slug, version)
    except KeyError:
        raise Http404("The instrument has no such version.") from None
    instrument = context["instrument"]
    context |= {
        "texts": texts.get(f"{slug}-{instrument.version}", texts[slug]),
        "published": library.published().get(f"{slug}-{instrument.version}.toml"),
        "about": library.profiles().about,
    }
    return render(request, "assessments/method/method.html", context)


def _quick(slug: str, version: int | None) -> dict[str, Any]:
    instrument = library.instrument(slug, version) if version else library.newest(slug)
    spread = library.answer_distribution(slug, instrument.version)
    return {"instrument": instrument, "method": method_of(instrument, library.profiles(), spread)}


def _full(version: int | None) -> dict[str, Any]:
    instrument = library.full_instruments()[version] if version else library.newest_full()
    return {"instrument": instrument, "scales": scale_method_of(instrument)}
