"""Time audit: one week, three questions a day, any day of it to be mended later."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guests import current_person, in_turn, saving_person
from accounts.http import see_other
from accounts.models import Person, zone_of
from commitments.schedule import today_in, week_start
from commitments.wording.days_and_hours import day_of
from integration_site.htmx import Region, regions, render_region, requested_region
from practices.activity_hours import activities, humanize
from practices.models import AuditDay
from practices.time_audit.actions import copy_day, save_day
from practices.time_audit.forms import DayForm
from practices.time_audit.page import day_rows, earlier_weeks, result_of, values_of, week_days

FIRST_YEAR = 2000
DAY_TEMPLATE = "practices/time_audit/audit_day.html"
NOTHING = "Write something; one field is enough."


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    today = today_of(person)
    monday = week_start(today)
    noted = week_days(person, monday)
    context = {
        "days": day_rows(noted, monday, today),
        "monday": monday,
        "is_begun": bool(noted),
        "earlier": earlier_weeks(person, monday),
        "values": values_of(person),
    }
    return render(request, "practices/time_audit/audit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@regions("day", "sum")
@in_turn
def audit_day(request: HttpRequest, day: date) -> HttpResponse:
    person = current_person(request)
    monday = week_or_404(person, day)
    noted = AuditDay.objects.for_person(person).filter(day=day).first()
    names = activities([value.name for value in values_of(person)], noted.spent if noted else ())
    form = DayForm(request.POST if request.method == "POST" else None, names=names, noted=noted, person=person)
    if request.method == "POST" and requested_region(request) == Region("sum"):
        form.full_clean()
        return render_region(request, DAY_TEMPLATE, {"sum": form.sum_so_far}, said=form.sum_so_far)
    has_next = day < today_of(person)
    if form.is_valid() and _save_or_clear(request, person, day, noted, form):
        if has_next and "then" in request.POST:
            return see_other("practices:audit_day", day + timedelta(days=1))
        return to_week(person, monday)
    before = AuditDay.objects.for_person(person).filter(day=day - timedelta(days=1), hours__isnull=False)
    can_copy = not (noted and noted.spent) and before.exists()
    context = {"form": form, "day": day, "name": day_of(day), "can_copy": can_copy, "has_next": has_next}
    return render_region(request, DAY_TEMPLATE, context, status=422 if form.is_bound else 200, is_page=True)


def _save_or_clear(
    request: HttpRequest, person: Person | None, day: date, noted: AuditDay | None, form: DayForm
) -> bool:
    """A day with nothing in it is no more; one that never was is asked about again."""
    if form.spent or any(form.words.values()):
        with saving_person(request) as owner:
            owner.take_time_zone(form.chosen_zone)
            save_day(person=owner, day=day, spent=form.spent, words=form.words, now=timezone.now())
        messages.success(request, f"{day_of(day)}: {humanize(sum(form.spent.values()))} noted.")
    elif noted:
        noted.delete()
        messages.info(request, f"{day_of(day)} is empty again.")
    else:
        form.add_error(form.hours[0].name, ValidationError(NOTHING, code="nothing"))
        return False
    return True


@require_POST
def audit_copy(request: HttpRequest, day: date) -> HttpResponse:
    """The hours of the day before, once; the words of a day are its own."""
    person = current_person(request)
    week_or_404(person, day)
    source = get_object_or_404(AuditDay.objects.for_person(person), day=day - timedelta(days=1))
    if not source.spent:
        raise Http404
    if copy_day(person=person, day=day, source=source, now=timezone.now()):
        messages.success(request, "Copied. Change whatever was otherwise.")
    else:
        messages.info(request, "This day has hours already, so nothing was copied.")
    return see_other("practices:audit_day", day)


@require_safe
def audit_result(request: HttpRequest, monday: date) -> HttpResponse:
    person = current_person(request)
    if person is None or week_or_404(person, monday) != monday:
        raise Http404
    context = {"result": result_of(person, monday, today_of(person)), "monday": monday}
    return render(request, "practices/time_audit/audit_result.html", context)


def today_of(person: Person | None) -> date:
    return today_in(zone_of(person), timezone.now())


def week_or_404(person: Person | None, day: date) -> date:
    """Its Monday; 404 for a day of a week that has not begun."""
    monday = week_start(day) if day.year >= FIRST_YEAR else None
    if monday is None or monday > today_of(person):
        raise Http404
    return monday


def to_week(person: Person | None, monday: date) -> HttpResponseRedirect:
    """Back to where the days of that week stand."""
    is_now = monday == week_start(today_of(person))
    path = reverse("practices:audit") if is_now else reverse("practices:audit_result", args=[monday])
    return HttpResponseRedirect(path, status=303)
