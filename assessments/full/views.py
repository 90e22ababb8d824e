"""The full assessment: a page to begin or go on, six sections, a review and the result. All of it is the owner's."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guests import current_person, renew_session, saving_person, turn_of
from accounts.http import see_other
from accounts.models import Person
from accounts.sign_in.private_links import has_return_link, replace_return_link
from accounts.throttles import client_key, enforce_throttle
from assessments import library
from assessments.codes import known_code
from assessments.full.actions import choose_portrait, finish_attempt, save_answer, save_section
from assessments.full.forms import NO_ANSWER, ChosenPortraitForm, SectionForm, chosen_in
from assessments.full.page import full_result_page
from assessments.full.progress import Progress, progress_of
from assessments.full.statement_rows import review_sections, statement_errors, statement_rows
from assessments.models import Attempt
from integration_site.htmx import regions, render_region

LINK_NAME = "Full assessment"
ONLY = "only"  # the field that names the one answer to keep
LANDS_ON = "assessments:full_start"


@require_safe
def full_start(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if person:
        renew_session(request, today=timezone.now().date())
    quick = known_code(request.GET.get("quick", ""))
    context = {
        "progress": progress_of(person, quick_code=quick),
        "latest": Attempt.objects.for_person(person).finished().first(),
        "quick": quick,
        "has_link": person and has_return_link(person),
        "may_have_link": person and not person.is_staff,
    }
    return render(request, "assessments/full/full_start.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@regions("kept")
def full_section(request: HttpRequest, number: int) -> HttpResponse:
    person = current_person(request)
    if request.method == "POST" and progress_of(person).attempt:
        with turn_of(person):  # what the form is compared with then stands until it is written
            return _answer_section(request, person, number)
    return _answer_section(request, person, number)


def _answer_section(request: HttpRequest, person: Person | None, number: int) -> HttpResponse:
    progress = progress_of(person, quick_code=known_code((request.POST or request.GET).get("quick", "")))
    if not 1 <= number <= len(progress.instrument.sections):
        raise Http404("There is no such section.")
    if number > 1 and progress.attempt is None:
        return see_other("assessments:full_start")
    if number > progress.furthest:
        return see_other("assessments:full_section", progress.furthest)
    form = _section_form(request, person, progress, number)
    if ONLY in request.POST:
        return _keep_answer(request, progress, number, form)
    if form.is_valid():
        return _save(request, person, progress, number, form)
    return _section_page(request, progress, number, form)


def _section_form(request: HttpRequest, person: Person | None, progress: Progress, number: int) -> SectionForm:
    latest = None if progress.attempt else Attempt.objects.for_person(person).finished().first()
    data = request.POST if request.method == "POST" else None
    stored = chosen_in(progress.values)
    again = latest.pk if latest else None
    return SectionForm(progress.instrument, progress.section(number), data, initial=stored, finished=again)


@require_POST
def full_link(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if person is None or person.is_staff:
        return see_other("assessments:full_start")
    return _link_page(request, _new_link(person), progress_of(person))


@require_http_methods(["GET", "HEAD", "POST"])
def full_review(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    progress = progress_of(person)
    if progress.attempt is None:
        latest = Attempt.objects.for_person(person).finished().first()
        return see_other("assessments:full_result", latest.pk) if latest else see_other("assessments:full_start")
    if progress.next_section:
        return see_other("assessments:full_section", progress.next_section)
    if request.method == "POST":
        return see_other("assessments:full_result", finish_attempt(attempt=progress.attempt, now=timezone.now()).pk)
    sections = review_sections(progress.instrument, progress.values)
    return render(request, "assessments/full/full_review.html", {"sections": sections})


@require_safe
def full_result(request: HttpRequest, attempt_id: int) -> HttpResponse:
    person = current_person(request)
    attempt = get_object_or_404(Attempt.objects.for_person(person).finished(), pk=attempt_id)
    renew_session(request, today=timezone.now().date())
    context = {"page": full_result_page(attempt), "attempt": attempt, "has_link": has_return_link(person)}
    return render(request, "assessments/full/full_result.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def full_choose(request: HttpRequest, attempt_id: int) -> HttpResponse:
    """For whom the name does not sound like them: four portraits to put over the score, which stays as it is."""
    person = current_person(request)
    attempt = get_object_or_404(Attempt.objects.for_person(person).finished(), pk=attempt_id)
    form = ChosenPortraitForm(request.POST)
    if request.method == "POST" and form.is_valid():
        choose_portrait(attempt=attempt, portrait=form.cleaned_data["portrait"])
        return see_other("assessments:full_result", attempt.pk)
    words = library.profiles()
    context = {"attempt": attempt, "profiles": words.profiles.values(), "about": words.about}
    status = 422 if request.method == "POST" else 200
    return render(request, "assessments/full/full_choose.html", context, status=status)


def _save(
    request: HttpRequest, person: Person | None, progress: Progress, number: int, form: SectionForm
) -> HttpResponse:
    """Keep a section and go on: to the private link after the first one of a person who has none, else onward."""
    now = timezone.now()
    if progress.attempt is None:
        enforce_throttle("full", client_key(request, person), now=now)
    with saving_person(request) as owner:
        save_section(
            person=owner,
            instrument=progress.instrument,
            values=form.values,
            quick_code=known_code(request.POST.get("quick", "")),
            now=now,
        )
        needs_link = number == 1 and not owner.is_staff and not has_return_link(owner)
        secret = _new_link(owner) if needs_link else ""
    reached = progress_of(owner)
    if secret:
        return _link_page(request, secret, reached, saved=True)
    messages.success(request, f"Saved: section {number}, {progress.section(number).title}.")
    if reached.next_section:
        return see_other("assessments:full_section", reached.next_section)
    return see_other("assessments:full_review")


def _keep_answer(request: HttpRequest, progress: Progress, number: int, form: SectionForm) -> HttpResponse:
    """Keep one answer as it is given, once the first section was sent. The others are left as they are stored."""
    item, is_behind = request.POST[ONLY], form.data.get("seen") != form.seen
    given = form.given
    if progress.attempt is None or item not in given:
        return see_other("assessments:full_start")
    if not save_answer(attempt=progress.attempt, item=item, value=given[item]):
        return see_other("assessments:full_start")
    if is_behind:
        messages.warning(request, "Saved. Other answers were changed in another tab or browser; open this page again.")
    else:
        messages.success(request, "Saved.")
    return see_other("assessments:full_section", number)


def _section_page(request: HttpRequest, progress: Progress, number: int, form: SectionForm) -> HttpResponse:
    section, errors = progress.section(number), form.messages()
    chosen = {**form.data.dict()} if form.is_bound else chosen_in(progress.values)
    context = {
        "progress": progress,
        "form": form,
        "section": section,
        "number": number,
        "minutes_left": progress.instrument.minutes_left(number),
        "rows": statement_rows(progress.instrument, section, chosen, errors, unsaid=NO_ANSWER),
        "summary": statement_errors(section, errors),
        "quick": known_code((request.POST or request.GET).get("quick", "")),
    }
    return render_region(request, "assessments/full/full_section.html", context, status=422 if form.is_bound else 200)


def _new_link(person: Person) -> str:
    return replace_return_link(person=person, name=LINK_NAME, lands_on=LANDS_ON, now=timezone.now())


def _link_page(request: HttpRequest, secret: str, progress: Progress, *, saved: bool = False) -> HttpResponse:
    """Answers the form itself instead of redirecting: the secret stands in this one answer and nowhere else."""
    address = settings.SITE_URL + reverse("accounts:return_link", args=[secret])
    context = {"address": address, "progress": progress, "saved": saved}
    return render(request, "assessments/full/full_link.html", context)
