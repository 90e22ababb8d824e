from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.guests import current_person, in_turn
from accounts.http import see_other
from commitments.models import NEXT_WEEK_CHOICES, Commitment, MarkerSet
from commitments.plans.saved_page import saved_page
from commitments.reviews.actions import save_baseline, save_review
from commitments.reviews.forms import BaselineForm, ReviewForm, initial_card
from commitments.reviews.reviewed_week import ReviewTarget, reviewed_week, week_before

SAID = {
    "": "Noted.",
    "keep": "Noted. Next week stays as planned.",
    "shrink": "Noted. Next week is half as long.",
    "move": "Noted. Next week has its new time.",
    "swap": "Noted. Next week protects something else.",
    "rest": "Noted. Next week is a rest and does not count.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def review_new(request: HttpRequest, commitment_id: int) -> HttpResponse:
    commitment, now = _own_commitment(request, commitment_id), timezone.now()
    week = reviewed_week(commitment, now)
    if week is None:
        context = {"page": saved_page(commitment)}
        return render(request, "commitments/reviews/review_early.html", context, status=422 if request.POST else 200)
    return _asked_about(request, commitment, week, now)


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def review_last(request: HttpRequest, commitment_id: int) -> HttpResponse:
    commitment, now = _own_commitment(request, commitment_id), timezone.now()
    week = week_before(commitment, now)
    if week is None:
        messages.info(request, "The week before this one is closed. This is the latest one.")
        return see_other("commitments:review_new", commitment.pk)
    return _asked_about(request, commitment, week, now, is_last=True)


def _own_commitment(request: HttpRequest, commitment_id: int) -> Commitment:
    return get_object_or_404(Commitment.objects.for_person(current_person(request)).with_weeks(), pk=commitment_id)


def _asked_about(
    request: HttpRequest, commitment: Commitment, week: ReviewTarget, now: datetime, *, is_last: bool = False
) -> HttpResponse:
    form = _review_form(request, week, now)
    if form.is_valid():
        save_review(
            commitment=commitment,
            week_on=week.on,
            words=form.words,
            points=form.points,
            change=form.change,
            occasion=week.occasion,
            now=now,
        )
        messages.success(request, SAID[form.change.choice])
        return see_other("commitments:week")
    before = None if is_last else week_before(commitment, now)
    context = {"commitment": commitment, "week": week, "form": form, "choices": NEXT_WEEK_CHOICES, "before": before}
    context["is_last"] = is_last
    return render(request, "commitments/reviews/review_new.html", context, status=422 if form.is_bound else 200)


def _review_form(request: HttpRequest, week: ReviewTarget, now: datetime) -> ReviewForm:
    data = request.POST if request.method == "POST" else None
    initial = initial_card(week.review, week.markers, week.occasion)
    return ReviewForm(data, initial=initial, occasion=week.occasion, now=now)


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def marker_baseline(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if person is None:
        raise Http404
    latest = MarkerSet.objects.for_person(person).last()
    data = request.POST if request.method == "POST" else None
    form = BaselineForm(data, latest=latest)
    if form.is_valid():
        save_baseline(person=person, points=form.points, now=timezone.now())
        messages.success(request, "Noted. Each weekly look back asks the same.")
        return see_other("commitments:week")
    context = {"form": form, "is_said": bool(latest and latest.is_baseline)}
    return render(request, "commitments/reviews/marker_baseline.html", context, status=422 if form.is_bound else 200)
