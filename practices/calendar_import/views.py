"""Hours from a calendar: the file is read in memory, its entries are shown as hours, and only those are kept."""

from datetime import date
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions import person_of, saving_person
from accounts.models import Person, zone_of
from accounts.throttles import hold_back, sender_of
from commitments.clock_forms import ClockForm
from commitments.sentences import another_look, week_to
from practices.audit_actions import set_week
from practices.audit_hours import activities, in_words
from practices.audit_views import to_week, week_or_404
from practices.audit_week import left_out, values_of, week_days
from practices.calendar_import.forms import CalendarHoursForm
from practices.calendar_import.prefilter import MOST_BYTES, CalendarProblem
from practices.calendar_import.totals import WEEK, Entry, entries_of

NO_FILE = "Choose a calendar file. It ends in .ics."
NOTHING_FOUND = "The file was read, and no entry with hours falls in this week."


@require_http_methods(["GET", "HEAD", "POST"])
def audit_calendar(request: HttpRequest, monday: date) -> HttpResponse:
    """Answers a file itself instead of redirecting: what it holds stands in this one answer and nowhere else."""
    person = person_of(request)
    _is_monday_or_404(person, monday)
    clock = ClockForm(request.POST if request.method == "POST" else None, person=person)
    if not clock.is_valid():
        return _page(request, monday, clock=clock)
    hold_back("calendar", sender_of(request, person), now=timezone.now())
    zone = ZoneInfo(clock.chosen_zone or zone_of(person).key)
    try:
        entries, note = _entries(request, zone, monday)
    except CalendarProblem as problem:
        return _page(request, monday, clock=clock, problem=str(problem))
    names = activities([value.name for value in values_of(person)])
    form = CalendarHoursForm(entries=entries, names=names, person=person, initial={"time_zone": clock.chosen_zone})
    return _page(request, monday, form=form, note=note)


def _entries(request: HttpRequest, zone: ZoneInfo, monday: date) -> tuple[list[Entry], str]:
    """CalendarProblem, also for a file without an hour in the week."""
    from practices.calendar_import.parsing import read_week  # the library takes a while to load

    file = request.FILES.get("file")
    if file is None:
        raise CalendarProblem(NO_FILE)
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
    form = CalendarHoursForm(request.POST, entries=[], names=names, person=person)
    if form.is_valid():
        form.refuse_full_days(noted, monday)
    if form.errors:
        return _page(request, monday, form=form)
    spent = form.spent(monday)
    if spent:
        with saving_person(request) as owner:
            owner.take_time_zone(form.chosen_zone)
            set_week(person=owner, days=spent, now=timezone.now())
    total = sum(sum(hours.values()) for hours in spent.values())
    messages.info(request, f"From the calendar: {in_words(total)} noted.")
    return to_week(person, monday)


def _page(
    request: HttpRequest,
    monday: date,
    *,
    form: CalendarHoursForm | None = None,
    clock: ClockForm | None = None,
    problem: str = "",
    note: str = "",
) -> HttpResponse:
    """`form` asks where hours go; before it, `clock` is asked beside the file."""
    asked = form or clock
    is_wrong = bool(problem or (asked is not None and asked.errors))
    week = week_to(date.fromordinal(monday.toordinal() + WEEK - 1))
    context = {"monday": monday, "week": week, "form": form, "clock": clock, "problem": problem, "note": note}
    context |= {"is_wrong": is_wrong, "problem_title": another_look(1)}
    return render(request, "practices/audit_calendar.html", context, status=422 if is_wrong else 200)


def _is_monday_or_404(person: Person | None, monday: date) -> None:
    if week_or_404(person, monday) != monday:
        raise Http404
