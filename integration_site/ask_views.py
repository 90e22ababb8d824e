"""Ask the coach: a question in the person's own words, answered by places of the site.

Composed here because the search is: the answers are what it finds.
"""

from contextlib import suppress

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions import person_of, start_guest
from accounts.crisis import may_be_crisis
from accounts.models import DEFAULT_TIME_ZONE
from accounts.throttles import hold_back, sender_of
from coaching.models import AskedQuestion
from coaching.question_forms import QuestionForm
from coaching.questions import MOST_KEPT, QUESTION_LENGTH
from integration_site.answering import SHOWN, is_answer
from integration_site.help_lines import CHECKED_ON, HELP_LINES
from integration_site.me_views import see_other
from integration_site.search import Hit, search
from integration_site.search_views import KINDS

MOST_FOUND = 60


@require_http_methods(["GET", "HEAD", "POST"])
def coach_ask(request: HttpRequest) -> HttpResponse:
    """A POST answers itself instead of redirecting: a question stands in no address, and is kept only when ticked."""
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, form, status=422 if form.is_bound else 200)
    question = form.cleaned_data["question"]
    if may_be_crisis(question) and "looked" not in request.POST:
        context = {"lines": HELP_LINES, "checked_on": CHECKED_ON, "asked": form.cleaned_data}
        return render(request, "integration_site/help_now.html", context)
    with suppress(DatabaseError):  # an answer only reads, so it is given when nothing can be written
        hold_back("ask", sender_of(request, person_of(request)), now=timezone.now())
    kept = _keep(request, question) if form.cleaned_data["keep"] else None
    return _page(request, form, question=question, kept=kept, answers=answers_to(question))


@require_POST
def coach_question_erase(request: HttpRequest, question_id: int) -> HttpResponse:
    get_object_or_404(AskedQuestion.objects.of(person_of(request)), pk=question_id).delete()
    return see_other("coach_ask")


def answers_to(question: str) -> list[tuple[str, Hit]]:
    """The best places of the guide, the questions and the ledger, each with its kind; none rather than a poor one."""
    found = search(question, MOST_FOUND)
    good = [hit for hit in found.hits if not found.loose or is_answer(found.words, _marked(hit))]
    return [(KINDS[hit.kind], hit) for hit in good[:SHOWN]]


def _marked(hit: Hit) -> list[str]:
    return [piece.text for piece in [*hit.title, *hit.snippet] if piece.marked]


def _keep(request: HttpRequest, question: str) -> bool:
    with transaction.atomic():
        person = person_of(request) or start_guest(request, time_zone=DEFAULT_TIME_ZONE)
        return AskedQuestion.objects.keep(person=person, text=question, now=timezone.now())


def _page(request: HttpRequest, form: QuestionForm, *, status: int = 200, **found: object) -> HttpResponse:
    context = {
        "form": form,
        "own": AskedQuestion.objects.of(person_of(request)),
        "most": QUESTION_LENGTH,
        "most_kept": MOST_KEPT,
    }
    return render(request, "integration_site/coach_ask.html", context | found, status=status)
