"""Taking everything along, and bringing it back."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions import person_of, sign_in_guest
from accounts.models import Person
from accounts.throttles import hold_back, sender_of
from integration_site.exporting import as_csv, as_json, exported
from integration_site.import_reading import MOST_BYTES, ImportProblem, Reading, read_export
from integration_site.importing import import_reading
from integration_site.me_views import person_or_404, see_other
from integration_site.personal import has_things


@require_safe
def me_export_json(request: HttpRequest) -> HttpResponse:
    document = exported(person_or_404(request), now=timezone.now())
    return _attachment(as_json(document), "application/json", "json")


@require_safe
def me_export_csv(request: HttpRequest) -> HttpResponse:
    document = exported(person_or_404(request), now=timezone.now())
    return _attachment(as_csv(document), "text/csv", "csv")


def _attachment(text: str, kind: str, suffix: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="work-life-harmony.{suffix}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def me_import(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    taken = person is not None and has_things(person)
    if request.method != "POST" or taken:
        status = 422 if request.method == "POST" else 200
        return render(request, "integration_site/me_import.html", {"taken": taken}, status=status)
    try:
        reading = read_export(_content(request))
        count = _keep(request, person, reading)
    except ImportProblem as problem:
        return render(request, "integration_site/me_import.html", {"problem": problem}, status=422)
    messages.success(request, f"Brought back: {count} rows, as they were.")
    return see_other("me")


def _content(request: HttpRequest) -> bytes:
    file = request.FILES.get("file")
    if file is None:
        raise ImportProblem("Choose the file that the export gave you.")
    if file.size > MOST_BYTES:
        raise ImportProblem("The file is larger than an export of ours can be.")
    return file.read()


@transaction.atomic
def _keep(request: HttpRequest, person: Person | None, reading: Reading) -> int:
    if person is None:
        hold_back("guest", sender_of(request), now=timezone.now())
    owner = person or Person.objects.create_guest()
    count = import_reading(person=owner, reading=reading)
    if person is None:
        sign_in_guest(request, owner)
    return count
