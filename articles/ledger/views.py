"""The public evidence ledger: two lists of claims, one page for each claim and source, and all of it as data."""

import csv
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import Count, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from articles.cached import cached
from articles.ledger.page import MEANINGS, ORIGIN_WORDS, grouped, parts_of, previous_and_next, safe_csv_cell
from articles.models import Claim, Source
from articles.parsing.evidence import STATE_CLASSES, STATES, tally
from integration_site.htmx import regions, render_region

COLUMNS = [
    "id", "origin", "number", "section", "statement", "figure", "state",
    "note", "detail", "sources", "checked_on", "page",
]  # fmt: skip
BYTE_ORDER_MARK = "\ufeff"  # by it Excel reads a table as UTF-8


@require_safe
@regions("ledger")
def claim_list(request: HttpRequest, state: str = "", section: str = "") -> HttpResponse:
    context = _list_context("guide", state, section)
    title = f"Evidence: {context['chosen'].lower() or 'our own claims'}"
    return _render_list(request, "articles/ledger/claim_list.html", context | {"title": title})


@require_safe
@regions("ledger")
def popular_claim_list(request: HttpRequest, state: str = "", section: str = "") -> HttpResponse:
    context = _list_context("source-guide", state, section)
    chosen = context["chosen"].lower()
    title = f"Claims of the earlier guide: {chosen}" if chosen else "Claims of the earlier guide"
    return _render_list(request, "articles/ledger/popular_claim_list.html", context | {"title": title})


def _render_list(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    said = "{chosen}: {shown} of {total}" if context["chosen"] else "All {total} claims"
    return render_region(request, template, context, said=said.format(**context))


def _list_context(origin: str, state: str, section: str) -> dict[str, Any]:
    """The claims of `origin` in one state or section, or all of them; Http404 where there are none of that kind."""
    return cached(f"ledger/{origin}/{state}/{section}", lambda: _read_list(origin, state, section))


def _read_list(origin: str, state: str, section: str) -> dict[str, object]:
    everything = list(Claim.objects.all())
    claims = [claim for claim in everything if claim.origin == origin]
    shown = [claim for claim in claims if state in {"", claim.state} and section in {"", claim.section}]
    if (state or section) and not shown:
        raise Http404
    prefetch_related_objects(shown, "sources")
    parts = parts_of(claims)
    return {
        "rows": render_to_string("articles/ledger/ledger_rows.html", {"groups": grouped(shown)}),
        "shown": len(shown),
        "total": len(claims),
        "guide_count": sum(claim.origin == "guide" for claim in everything),
        "popular_count": sum(claim.origin == "source-guide" for claim in everything),
        "bars": tally(claims),
        "parts": parts,
        "state": state,
        "section": section,
        "chosen": STATES.get(state, "") or next((part.name for part in parts if part.section == section), ""),
        "marks": [(STATE_CLASSES[state], words, MEANINGS[state]) for state, words in STATES.items()],
    }


@require_safe
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "articles/ledger/claim.html", cached(f"claim/{slug}", lambda: _read_claim(slug)))


def _read_claim(slug: str) -> dict[str, object]:
    claim = get_object_or_404(Claim.objects.prefetch_related("sources"), slug=slug)
    before, after = previous_and_next(list(Claim.objects.filter(origin=claim.origin)), claim)
    return {
        "claim": claim,
        "meaning": MEANINGS[claim.state],
        "origin_words": ORIGIN_WORDS[claim.origin],
        "before": before,
        "after": after,
    }


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/ledger/source_list.html", cached("sources", _read_sources))


def _read_sources() -> dict[str, object]:
    sources = list(Source.objects.annotate(claim_count=Count("claims")).order_by("short_name", "key"))
    groups = [(letter, list(rows)) for letter, rows in groupby(sources, lambda source: source.short_name[0].upper())]
    return {"rows": render_to_string("articles/ledger/source_rows.html", {"groups": groups}), "count": len(sources)}


@require_safe
def source(request: HttpRequest, key: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.prefetch_related("claims"), key=key)
    return render(request, "articles/ledger/source.html", {"source": source})


@require_safe
def evidence_csv(request: HttpRequest) -> HttpResponse:
    """One row a claim, its sources as full references in one cell."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="evidence.csv"'
    response.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(response, COLUMNS)
    writer.writeheader()
    for claim in Claim.objects.prefetch_related("sources"):
        record = _claim_record(claim) | {"sources": " | ".join(source.reference for source in claim.sources.all())}
        writer.writerow({column: safe_csv_cell(record[column]) for column in COLUMNS})
    return response


@require_safe
def evidence_json(request: HttpRequest) -> HttpResponse:
    claims = Claim.objects.prefetch_related("sources")
    ledger = {
        "states": {state: {"words": words, "meaning": MEANINGS[state]} for state, words in STATES.items()},
        "claims": [_claim_record(claim) | {"sources": _keys(claim.sources.all())} for claim in claims],
        "sources": [_source_record(source) for source in Source.objects.all()],
    }
    response = JsonResponse(ledger, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'inline; filename="evidence.json"'
    return response


def _keys(sources: Iterable[Source]) -> list[str]:
    return [source.key for source in sources]


def _claim_record(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.slug,
        "origin": claim.get_origin_display(),
        "number": claim.number,
        "section": claim.section_name,
        "statement": claim.statement,
        "figure": claim.figure,
        "state": claim.get_state_display(),
        "note": claim.note,
        "detail": claim.detail,
        "checked_on": claim.checked_on,
        "page": f"{settings.SITE_URL}{claim.get_absolute_url()}",
    }


def _source_record(source: Source) -> dict[str, object]:
    names = ["key", "authors", "year", "title", "container", "volume", "pages", "doi", "url", "finding", "caveat"]
    record = {name: getattr(source, name) for name in [*names, "seen", "checked_on", "reference"]}
    return record | {"is_copy": source.is_copy, "page": f"{settings.SITE_URL}{source.get_absolute_url()}"}
