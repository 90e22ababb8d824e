"""Ask the coach: a question in the person's own words, answered by places of the site.

Composed here because the places are of all apps.
"""

from contextlib import suppress

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.crisis.detection import may_be_crisis
from accounts.guests import current_person, saving_person
from accounts.http import see_other
from accounts.models import zone_of
from accounts.throttles import client_key, enforce_throttle
from coaching.context import build_context
from coaching.model import client as model_client
from coaching.models import AskedQuestion
from coaching.questions.forms import QuestionForm
from coaching.questions.limits import MAX_KEPT, QUESTION_LENGTH
from commitments.schedule import today_in
from integration_site.ask.answers import Answer, answer_to
from integration_site.ask.model.consent import agreement
from integration_site.crisis.page import help_context
from integration_site.htmx import regions, render_region
from integration_site.models import QuestionCount


@require_http_methods(["GET", "HEAD", "POST"])
@regions("ask", "model")
def coach_ask(request: HttpRequest) -> HttpResponse:
    """A POST answers itself instead of redirecting: a question stands in no address, and is kept only when ticked."""
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return ask_page(request, form, is_heavy=False, status=422 if form.is_bound else 200)
    question = form.cleaned_data["question"]
    is_heavy = may_be_crisis(question)
    if is_heavy and "looked" not in request.POST:
        return help_instead(request, form)
    with suppress(DatabaseError):  # an answer only reads, so it is given when nothing can be written
        enforce_throttle("ask", client_key(request, current_person(request)), now=timezone.now())
    kept = _keep_question(request, question) if form.cleaned_data["keep"] else None
    answer = _answer(request, question, passed=form.cleaned_data["passed"] or 0)
    with suppress(DatabaseError):
        _count(answer)
    return ask_page(request, form, question=question, answer=answer, kept=kept, is_heavy=is_heavy)


@require_POST
def coach_question_erase(request: HttpRequest, question_id: int) -> HttpResponse:
    get_object_or_404(AskedQuestion.objects.for_person(current_person(request)), pk=question_id).delete()
    return see_other("coach_ask")


def _answer(request: HttpRequest, question: str, *, passed: int = 0) -> Answer:
    person, now = current_person(request), timezone.now()
    return answer_to(question, build_context(person, {}, now), today_in(zone_of(person), now), passed=passed)


def _count(answer: Answer) -> None:
    """For the editors, without the words."""
    kind = "unhelpful" if answer.passed else "unanswered"
    if answer.passed or not (answer.is_answer or answer.feeling):
        QuestionCount.objects.add(day=timezone.now().date(), kind=kind)


def _keep_question(request: HttpRequest, question: str) -> bool:
    with saving_person(request) as person:
        return AskedQuestion.objects.keep(person=person, text=question, now=timezone.now())


def help_instead(request: HttpRequest, form: QuestionForm) -> HttpResponse:
    """For words that sound like danger: nothing was looked for, kept or sent."""
    context = help_context() | {"asked": form.cleaned_data}
    return render(request, "integration_site/crisis/help_now.html", context)


def ask_page(
    request: HttpRequest,
    form: QuestionForm,
    *,
    is_heavy: bool,
    question: str = "",
    answer: Answer | None = None,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """With what the site has on `question`, if there is one. No model is offered for words of danger."""
    context = {
        "question": question,
        "answer": answer or (_answer(request, question) if question else None),
        "form": form,
        "own": AskedQuestion.objects.for_person(current_person(request)),
        "most": QUESTION_LENGTH,
        "most_kept": MAX_KEPT,
        "model": model_client.model_name() if model_client.is_on() and not is_heavy else "",
        "agreement": agreement(request, now=timezone.now()),
    }
    return render_region(request, "integration_site/ask/coach_ask.html", context | more, status=status)
