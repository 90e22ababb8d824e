"""The three questions and their result. Nothing is stored, so a result is whatever its address holds."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import see_other
from assessments import library
from assessments.advice import AdviceFacts, recommend
from assessments.codes import InvalidCodeError, decode, encode
from assessments.loading.instruments import Instrument
from assessments.quick.forms import AnswerForm
from assessments.quick.question_rows import error_summary, known_answers, next_step, question_rows
from assessments.quick.result_rows import result_rows
from assessments.scoring.quick import Answers, QuickResult, score
from assessments.suggestions import sentence, suggest
from integration_site.htmx import regions, render_region

NO_ERRORS: Mapping[str, str] = {}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def quick_assessment(request: HttpRequest) -> HttpResponse:
    """Exempt from CSRF: nothing is stored and no cookie read, so there is nothing to forge.

    With `begin` ("Change several answers") the form is shown with the sent answers, without errors.
    """
    instrument = library.newest(library.QUICK)
    if request.method != "POST" or "begin" in request.POST:
        return _form_page(request, instrument, known_answers(instrument, request.POST), NO_ERRORS)
    form = AnswerForm(instrument, request.POST)
    if not form.is_valid():
        return _form_page(request, instrument, known_answers(instrument, request.POST), form.messages(), status=422)
    return see_other("assessments:quick_result", encode(instrument.version, form.cleaned_data))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@regions("question")
def quick_question(request: HttpRequest) -> HttpResponse:
    """The first question that is still open, by itself; so it goes on from the first one at home, to the result.

    Answers do not belong in an address, so they are sent along. Exempt from CSRF as the form with all questions is.
    """
    instrument = library.newest(library.QUICK)
    known = known_answers(instrument, request.POST)
    if len(known) == len(instrument.questions):
        return see_other("assessments:quick_result", encode(instrument.version, known))
    context = {"instrument": instrument, "step": next_step(instrument, library.insights(), known)}
    return render_region(request, "assessments/quick/quick_question.html", context)


@require_safe
@regions("advice", "change")
def quick_result(
    request: HttpRequest, code: str, wish: str | None = None, chosen: str | None = None, *, is_shared: bool = False
) -> HttpResponse:
    """`wish` is the answer to "Is this how you want it?"; `chosen` a portrait that the person puts over the score.

    Its region `change` tells this result on the page of another one, of which an answer may be changed.
    """
    try:
        instrument, result = result_of(code)
    except InvalidCodeError:
        return unknown(request)
    words = library.profiles()
    profile = words.profiles.get(chosen or result.profile)
    if profile is None:
        raise Http404("No portrait has this name.")
    suggestion = suggest(code, result.answers, profile)
    facts = AdviceFacts(profile.slug, result.answers["control"], priority=result.answers["priority"], wish=wish)
    context = {
        "code": code,
        "version": result.version,
        "is_shared": is_shared,
        "is_newest": instrument is library.newest(library.QUICK),
        "wish": wish,
        "chosen": chosen,
        "answers": result.answers,
        "profile": profile,
        "rows": result_rows(instrument, words, library.insights(), result),
        "advice": recommend(library.advice(), facts),
        "boundary": sentence(suggestion.value, weekday=suggestion.weekday, part=suggestion.part),
        "about": words.about,
    }
    return unindexed(render_region(request, "assessments/quick/quick_result.html", context))


@require_safe
def quick_shared(request: HttpRequest, code: str) -> HttpResponse:
    """A result as it is sent to somebody else."""
    return quick_result(request, code, is_shared=True)


@require_safe
def quick_choose(request: HttpRequest, code: str) -> HttpResponse:
    try:
        _, result = result_of(code)
    except InvalidCodeError:
        return unknown(request)
    words = library.profiles()
    context = {
        "code": code,
        "named": words.profiles[result.profile],
        "profiles": words.profiles.values(),
        "about": words.about,
    }
    return unindexed(render(request, "assessments/quick/quick_choose.html", context))


@require_safe
def quick_result_json(request: HttpRequest, code: str) -> HttpResponse:
    """The result as data; `change` is null or the answers to exchange and the profile named then."""
    try:
        _, result = result_of(code)
    except InvalidCodeError:
        return unindexed(JsonResponse({"error": "No result has this code."}, status=404))
    change = result.change and {"answers": result.change.answers, "profile": result.change.profile}
    data = {
        "instrument": result.instrument,
        "version": result.version,
        "answers": result.answers,
        "scores": result.scores,
        "profile": result.profile,
        "second": result.second,
        "lead": result.lead,
        "contributions": result.contributions,
        "change": change,
    }
    return unindexed(JsonResponse(data))


def result_of(code: str) -> tuple[Instrument, QuickResult]:
    """InvalidCodeError for letters that no answers stand for."""
    coded = decode(code)
    instrument = library.instrument(library.QUICK, coded.version)
    return instrument, score(instrument, coded.answers)


def unknown(request: HttpRequest) -> HttpResponse:
    return unindexed(render(request, "assessments/quick/quick_result_unknown.html", status=404))


def unindexed(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _form_page(
    request: HttpRequest, instrument: Instrument, chosen: Answers, errors: Mapping[str, str], *, status: int = 200
) -> HttpResponse:
    context = {
        "instrument": instrument,
        "questions": question_rows(instrument, chosen, errors),
        "summary": error_summary(instrument, errors),
    }
    return render(request, "assessments/quick/quick_assessment.html", context, status=status)
