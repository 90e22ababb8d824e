"""Hours from a calendar: the file is read in memory, its entries are shown as hours, and only those are kept."""

from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions import person_of, start_guest
from accounts.models import Person, zone_of
from accounts.throttles import hold_back, sender_of
from commitments.sentences import another_look, week_to
from practices.audit_actions import set_week
from practices.audit_calendar_forms import CalendarHoursForm
from practices.audit_hours import activities, in_words
from practices.audit_views import to_week, week_or_404
from practices.audit_week import left_out, values_of, week_days
from practices.calendar_hours import WEEK, Entry, entries_of
from practices.calendar_lines import MOST_BYTES, CalendarProblem

NO_FILE = "Choose a calendar file. It ends in .ics."
NOTHING_FOUND = "The file was read, and no entry with hours falls in this week."


@require_http_methods(["GET", "HEAD", "POST"])
def audit_calendar(request: HttpRequest, monday: date) -> HttpResponse:
    """Answers a file itself instead of redirecting: what it holds stands in this one answer and nowhere else."""
    person = person_of(request)
    _is_monday_or_404(person, monday)
    if request.method != "POST":
        return _page(request, monday)
    hold_back("calendar", sender_of(request, person), now=timezone.now())
    try:
        entries, note = _entries(request, person, monday)
    except CalendarProblem as problem:
        return _page(request, monday, problem=str(problem))
    names = activities([value.name for value in values_of(person)])
    return _page(request, monday, form=CalendarHoursForm(entries=entries, names=names), note=note)


def _entries(request: HttpRequest, person: Person | None, monday: date) -> tuple[list[Entry], str]:
    """CalendarProblem, also for a file without an hour in the week."""
    from practices.calendar_reading import read_week  # the library takes a while to load

    file = request.FILES.get("file")
    if file is None:
        raise CalendarProblem(NO_FILE)
    zone = zone_of(person)
    found = read_week(file.read(MOST_BYTES + 1), monday=monday, zone=zone)
    note = left_out(found.whole_days, found.not_read)
    entries = entries_of(found.spans, monday=monday, zone=zone)
    if not entries:
        raise CalendarProblem(f"{NOTHING_FOUND} {note}".strip())
    return entries, note


@require_POST
def audit_calendar_keep(request: HttpRequest, monday: date) -> HttpResponse:
    person = person_of(request)
    _is_monday_or_404(person, monday)
    noted = {each.day: each.spent for each in week_days(person, monday)}
    names = activities([value.name for value in values_of(person)])
    form = CalendarHoursForm(request.POST, entries=[], names=names)
    if form.is_valid():
        form.refuse_full_days(noted, monday)
    if form.errors:
        return _page(request, monday, form=form)
    spent = form.spent(monday)
    if spent:
        with transaction.atomic():
            owner = person or start_guest(request)
            set_week(person=owner, days=spent, now=timezone.now())
    total = sum(sum(hours.values()) for hours in spent.values())
    messages.info(request, f"From the calendar: {in_words(total)} noted.")
    return to_week(person, monday)


def _page(
    request: HttpRequest, monday: date, *, form: CalendarHoursForm | None = None, problem: str = "", note: str = ""
) -> HttpResponse:
    is_wrong = bool(problem or (form is not None and form.errors))
    week = week_to(date.fromordinal(monday.toordinal() + WEEK - 1))
    context = {"monday": monday, "week": week, "form": form, "problem": problem, "note": note, "is_wrong": is_wrong}
    context["problem_title"] = another_look(1)
    return render(request, "practices/audit_calendar.html", context, status=422 if is_wrong else 200)


def _is_monday_or_404(person: Person | None, monday: date) -> None:
    if week_or_404(person, monday) != monday:
        raise Http404
