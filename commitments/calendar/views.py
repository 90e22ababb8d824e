"""Plans in a person's own calendar: as a file, which stays as it was, and as a feed, which follows changes."""

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.guests import current_person
from accounts.http import no_store_private, see_other
from accounts.models import Person
from accounts.text import isolated
from commitments.calendar.entries import calendar_entries, feed_entries
from commitments.calendar.events import CalendarEntry
from commitments.calendar.feeds import find_calendar_feed, make_calendar_feed
from commitments.calendar.forms import CalendarFeedForm
from commitments.models import CalendarFeed, Commitment
from integration_site.htmx import regions, render_region

FILE_NAME = "protected-times.ics"
DEAD_FEED = "This address shows no calendar. It may have been revoked, or a letter of it is missing.\n"


@require_safe
@regions("calendar")
def calendar(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    return _calendar_page(request, person, CalendarFeedForm(person=person))


def _calendar_page(request: HttpRequest, person: Person | None, form: CalendarFeedForm) -> HttpResponse:
    context = {
        "plans": Commitment.objects.for_person(person).active().select_related("value").order_by("-created_at", "-pk"),
        "feeds": CalendarFeed.objects.for_person(person),
        "form": form,
        "is_known": person is not None,
    }
    return render_region(request, "commitments/calendar/calendar.html", context, status=422 if form.is_bound else 200)


@require_POST
def calendar_feed_new(request: HttpRequest) -> HttpResponse:
    """Answers the form itself instead of redirecting: the secret stands in this one answer and nowhere else."""
    person = current_person(request)
    if person is None:
        raise Http404
    form = CalendarFeedForm(request.POST, person=person)
    if not form.is_valid():
        return _calendar_page(request, person, form)
    name, alarm = form.cleaned_data["name"], form.cleaned_data["alarm"]
    shown = {"alarm_minutes": alarm, "shows_rituals": form.cleaned_data["rituals"]}
    secret = make_calendar_feed(person=person, name=name, now=timezone.now(), **shown)
    address = settings.SITE_URL + reverse("commitments:calendar_feed", args=[secret])
    context = {"name": name, "address": address, "alarm": alarm, "webcal": f"webcal:{address.partition(':')[2]}"}
    return no_store_private(render(request, "commitments/calendar/calendar_feed_new.html", context))


@require_POST
def calendar_feed_revoke(request: HttpRequest, feed_id: int) -> HttpResponse:
    feed = get_object_or_404(CalendarFeed.objects.for_person(current_person(request)), pk=feed_id)
    feed.delete()
    notice = f"The address “{isolated(feed.name)}” shows nothing from now on. What was read from it may stay."
    messages.success(request, notice)
    return see_other("commitments:calendar")


@require_safe
def calendar_file(request: HttpRequest, commitment_id: int) -> HttpResponse:
    own = _with_what_calendars_show(current_person(request))
    response = _calendar(calendar_entries([get_object_or_404(own, pk=commitment_id)]))
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """For programs, without session or cookie. What stays the same is answered with 304, by its ETag."""
    feed = find_calendar_feed(token)
    if feed is None:
        return HttpResponse(DEAD_FEED, content_type="text/plain; charset=utf-8", status=404)
    entries = feed_entries(feed, _with_what_calendars_show(feed.person))
    response = _calendar(entries, alarm_minutes=feed.alarm_minutes)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _with_what_calendars_show(person: Person | None) -> QuerySet[Commitment]:
    return Commitment.objects.for_person(person).with_weeks().select_related("calendar_revision")


def _calendar(entries: list[CalendarEntry], *, alarm_minutes: int | None = None) -> HttpResponse:
    from commitments.calendar.ics import to_ical  # the library takes a sixth of a second to load

    text = to_ical(entries, name="Protected times", alarm_minutes=alarm_minutes)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")
