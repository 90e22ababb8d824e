"""Taking everything along, and bringing it back."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.guests import current_person, sign_in_guest
from accounts.http import see_other
from accounts.models import Person
from accounts.throttles import client_key, enforce_throttle
from integration_site.personal_data.exporting import as_csv, as_json, build_export
from integration_site.personal_data.importing.actions import Import, prepare_import, write_import
from integration_site.personal_data.importing.parsing import MAX_BYTES, ImportFileError, read_export
from integration_site.personal_data.importing.turns import turn_to_read
from integration_site.personal_data.registry import has_data
from integration_site.personal_data.views import person_or_404


@require_safe
def me_export_json(request: HttpRequest) -> HttpResponse:
    return _attachment(as_json(_exported(request)), "application/json", "json")


@require_safe
def me_export_csv(request: HttpRequest) -> HttpResponse:
    return _attachment(as_csv(_exported(request)), "text/csv", "csv")


def _exported(request: HttpRequest) -> dict[str, Any]:
    person, now = person_or_404(request), timezone.now()
    with suppress(DatabaseError):  # it only reads, so everybody gets their things when nothing can be written
        enforce_throttle("export", client_key(request), now=now)
    return build_export(person, now=now)


def _attachment(text: str, kind: str, suffix: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="work-life-harmony.{suffix}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def me_import(request: HttpRequest) -> HttpResponse:
    """Each try counts for the network, whoever makes it and whatever comes of it: guests are made in no time."""
    person = current_person(request)
    if request.method == "POST":
        enforce_throttle("import", client_key(request), now=timezone.now())
    taken = person is not None and has_data(person)
    if request.method != "POST" or taken:
        status = 422 if request.method == "POST" else 200
        return render(request, "integration_site/personal_data/me_import.html", {"taken": taken}, status=status)
    try:
        prepared = _prepared(_content(request), person)
        _write_for_owner(request, person, prepared)
    except ImportFileError as problem:
        return render(request, "integration_site/personal_data/me_import.html", {"problem": problem}, status=422)
    messages.success(request, f"Brought back: {prepared.count} rows, as they were.")
    return see_other("me")


def _content(request: HttpRequest) -> bytes:
    file = request.FILES.get("file")
    if file is None:
        raise ImportFileError("Choose the file that the export gave you.")
    if file.size > MAX_BYTES:
        raise ImportFileError("The file is larger than an export of ours can be.")
    return file.read()


def _prepared(content: bytes, person: Person | None) -> Import:
    with turn_to_read():
        return prepare_import(read_export(content), person)


def _write_for_owner(request: HttpRequest, person: Person | None, prepared: Import) -> None:
    if person is None:
        enforce_throttle("guest", client_key(request), now=timezone.now())
    with transaction.atomic():
        owner = person or Person.objects.create_guest(number=prepared.owner)
        write_import(prepared)
        if person is None:
            sign_in_guest(request, owner)
