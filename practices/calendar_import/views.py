"""Hours from a file: it is read in memory, its entries are shown as hours, and only those are kept."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.guests import current_person, saving_person
from accounts.models import Person
from accounts.throttles import client_key, enforce_throttle
from commitments.wording.days_and_hours import week_to
from commitments.wording.phrases import error_title
from integration_site.htmx import regions, render_region
from practices.activity_hours import activities, humanize
from practices.calendar_import.child_process import BusyError, Reading, TooLongError, read_in_child
from practices.calendar_import.forms import CalendarHoursForm, ReadingClockForm
from practices.calendar_import.found import DAYS, MAX_BYTES, ImportWeek, ReadingError
from practices.calendar_import.wording import left_out_note
from practices.time_audit.actions import set_week
from practices.time_audit.page import values_of, week_days
from practices.time_audit.views import to_week, week_or_404

NO_FILE = "Choose a file: a calendar, or an export of your time tracker."
NOTHING_FOUND = "The file was read as {source}, and nothing with hours falls in this week."
TOO_LONG = "This file takes too long to read. Choose a shorter time span or send one calendar."
BUSY = "Other files are being read at this moment. Choose the file once more in a few seconds; it was not kept."
RETRY_SECONDS = 5


@require_http_methods(["GET", "HEAD", "POST"])
@regions("calendar")
def audit_calendar(request: HttpRequest, monday: date) -> HttpResponse:
    """Answers a file itself instead of redirecting: what it holds stands in this one answer and nowhere else."""
    person = current_person(request)
    _is_monday_or_404(person, monday)
    clock = ReadingClockForm(request.POST if request.method == "POST" else None, person=person)
    if not clock.is_valid():
        return _render_calendar(request, monday, clock=clock)
    enforce_throttle("calendar", client_key(request, person), now=timezone.now())
    try:
        reading = _reading(request, ImportWeek(monday, clock.zone_for(person)))
    except ReadingError as problem:
        return _render_calendar(request, monday, clock=clock, problem=str(problem))
    except TooLongError:
        return _render_calendar(request, monday, clock=clock, problem=TOO_LONG)
    except BusyError:
        response = _render_calendar(request, monday, clock=clock, problem=BUSY, status=503)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response
    names = activities([value.name for value in values_of(person)])
    zone = {"time_zone": clock.chosen_zone}
    form = CalendarHoursForm(entries=reading.entries, names=names, person=person, initial=zone)
    return _render_calendar(request, monday, form=form, source=reading.source, note=_note(reading))


def _reading(request: HttpRequest, week: ImportWeek) -> Reading:
    """BusyError, TooLongError; ReadingError also for a file without an hour in the week."""
    file = request.FILES.get("file")
    if file is None:
        raise ReadingError(NO_FILE)
    reading = read_in_child(file.read(MAX_BYTES + 1), week)
    if not reading.entries:
        raise ReadingError(f"{NOTHING_FOUND.format(source=reading.source)} {_note(reading)}".strip())
    return reading


def _note(reading: Reading) -> str:
    return left_out_note(reading.left_out, reading.unknown_zones)


@require_POST
@regions("calendar")
def audit_calendar_keep(request: HttpRequest, monday: date) -> HttpResponse:
    person = current_person(request)
    _is_monday_or_404(person, monday)
    noted = {each.day: each.spent for each in week_days(person, monday)}
    names = activities([value.name for value in values_of(person)])
    form = CalendarHoursForm(request.POST, entries=[], names=names, person=person)
    if form.is_valid():
        form.refuse_full_days(noted, monday)
    if form.errors:
        return _render_calendar(request, monday, form=form)
    spent = form.spent(monday)
    if spent:
        with saving_person(request) as owner:
            owner.take_time_zone(form.chosen_zone)
            set_week(person=owner, days=spent, now=timezone.now())
    total = sum(sum(hours.values()) for hours in spent.values())
    messages.success(request, f"From the file: {humanize(total)} noted.")
    return to_week(person, monday)


def _render_calendar(
    request: HttpRequest,
    monday: date,
    *,
    form: CalendarHoursForm | None = None,
    clock: ReadingClockForm | None = None,
    problem: str = "",
    status: int = 422,
    **shown: str,
) -> HttpResponse:
    """`form` asks where hours go; before it, `clock` is asked beside the file. `status` is that of a problem."""
    asked = form or clock
    is_wrong = bool(problem or (asked is not None and asked.errors))
    week = week_to(date.fromordinal(monday.toordinal() + DAYS - 1))
    context = {"monday": monday, "week": week, "form": form, "clock": clock, "problem": problem, **shown}
    context |= {"is_wrong": is_wrong, "problem_title": error_title(1), "is_too_long": problem == TOO_LONG}
    status = status if is_wrong else 200
    return render_region(request, "practices/calendar_import/audit_calendar.html", context, status=status, is_page=True)


def _is_monday_or_404(person: Person | None, monday: date) -> None:
    if week_or_404(person, monday) != monday:
        raise Http404
