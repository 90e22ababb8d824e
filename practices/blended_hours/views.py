"""Blend on purpose: two or three hours a week in which work and life may overlap, looked at week by week."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.guests import current_person, in_turn, saving_person
from accounts.http import see_other
from practices.blended_hours.actions import choose_hour, end_hour, record_feedback
from practices.blended_hours.forms import BlendHourForm, BlendLookForm
from practices.blended_hours.page import Page, asked_day, blend_page, said_in
from practices.models import BlendAnswer, BlendHour

SAID = {
    BlendAnswer.GOOD: "Noted: good.",
    BlendAnswer.MIXED: "Noted: mixed.",
    BlendAnswer.NOT_AGAIN: "Noted. The hour is ended, and what you said about it stays.",
}


@require_safe
def blend(request: HttpRequest) -> HttpResponse:
    return _render_blend(request, blend_page(current_person(request), timezone.now()))


@require_POST
def blend_new(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    form, now = BlendHourForm(request.POST, person=person), timezone.now()
    if form.is_valid():
        words = form.cleaned_data
        try:
            with saving_person(request) as owner:
                owner.take_time_zone(form.chosen_zone)
                choose_hour(person=owner, name=words["name"], weekday=words["weekday"], starts=words["start"], now=now)
            messages.success(request, "Chosen. After each time this page asks how it was.")
            return see_other("practices:blend")
        except ValidationError as problem:
            form.add_error("start" if problem.code == "chosen" else "name", problem)
    return _render_blend(request, blend_page(person, now, form=form))


@require_POST
@in_turn
def blend_look(request: HttpRequest, hour_id: int) -> HttpResponse:
    person, now = current_person(request), timezone.now()
    hour = get_object_or_404(BlendHour.objects.for_person(person).kept().select_related("person"), pk=hour_id)
    on = asked_day(hour, now)
    if on is None:
        messages.info(request, "That hour has not been yet. It is asked about afterwards.")
        return see_other("practices:blend")
    said = said_in(hour.looks.filter(on=on).first())
    form = BlendLookForm(request.POST, initial=said, auto_id=f"look-{hour.pk}-%s")
    if not form.is_valid():
        return _render_blend(request, blend_page(person, now, look=(hour.pk, form)))
    answer = BlendAnswer(form.cleaned_data["answer"])
    record_feedback(hour=hour, on=on, answer=answer, note=form.cleaned_data["note"], now=now)
    messages.info(request, SAID[answer])
    return see_other("practices:blend")


@require_POST
def blend_end(request: HttpRequest, hour_id: int) -> HttpResponse:
    hour = get_object_or_404(BlendHour.objects.for_person(current_person(request)), pk=hour_id)
    end_hour(hour=hour, now=timezone.now())
    messages.info(request, "Ended. What you said about it stays.")
    return see_other("practices:blend")


def _render_blend(request: HttpRequest, page: Page) -> HttpResponse:
    context = {"page": page, "form": page.wrong}
    return render(request, "practices/blended_hours/blend.html", context, status=422 if page.wrong else 200)
