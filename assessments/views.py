from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from assessments import library
from assessments.codes import BadCode, decode, encode
from assessments.forms import AnswerForm
from assessments.instruments import Instrument
from assessments.question_rows import error_summary, known_answers, question_rows
from assessments.result_rows import result_rows
from assessments.scoring import Answers, Result, score
from assessments.suggestions import portrait_sentence, sentence, suggest

NO_ERRORS: Mapping[str, str] = {}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def quick_assessment(request: HttpRequest) -> HttpResponse:
    """Exempt from CSRF: nothing is stored and no cookie read, so there is nothing to forge.

    With `begin` the sent answers are kept and the form is shown without errors: the home page's first question and
    "Change an answer" arrive so, because answers do not belong in an address.
    """
    instrument = library.newest(library.QUICK)
    if request.method != "POST" or "begin" in request.POST:
        return _form_page(request, instrument, known_answers(instrument, request.POST), NO_ERRORS)
    form = AnswerForm(instrument, request.POST)
    if not form.is_valid():
        return _form_page(request, instrument, known_answers(instrument, request.POST), form.messages(), status=422)
    code = encode(instrument.version, form.cleaned_data)
    response = HttpResponseRedirect(reverse("assessments:quick_result", args=[code]))
    response.status_code = 303
    return response


@require_safe
def quick_result(request: HttpRequest, code: str) -> HttpResponse:
    try:
        instrument, result = _result_of(code)
    except BadCode:
        return _unindexed(render(request, "assessments/quick_result_unknown.html", status=404))
    words = library.profiles()
    rows = result_rows(instrument, words, result)
    suggestion = suggest(code, result.answers, rows.profile)
    context = {
        "code": code,
        "answers": result.answers,
        "profile": rows.profile,
        "rows": rows,
        "boundary": sentence(suggestion.value, weekday=suggestion.weekday, part=suggestion.part),
        "about": words.about,
    }
    return _unindexed(render(request, "assessments/quick_result.html", context))


@require_safe
def quick_result_json(request: HttpRequest, code: str) -> HttpResponse:
    """The result as data; `change` is null or the answers to exchange and the profile named then."""
    try:
        _, result = _result_of(code)
    except BadCode:
        return _unindexed(JsonResponse({"error": "No result has this code."}, status=404))
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
    return _unindexed(JsonResponse(data))


@require_safe
def profile_list(request: HttpRequest) -> HttpResponse:
    words = library.profiles()
    context = {"profiles": words.profiles.values(), "about": words.about}
    return render(request, "assessments/profile_list.html", context)


@require_safe
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    words = library.profiles()
    if slug not in words.profiles:
        raise Http404("No portrait has this name.")
    portrait = words.profiles[slug]
    context = {
        "profile": portrait,
        "sentence": portrait_sentence(portrait),
        "sections": [(anchor, words.sections[anchor]) for anchor in portrait.sections],
        "about": words.about,
    }
    return render(request, "assessments/profile.html", context)


def _form_page(
    request: HttpRequest, instrument: Instrument, chosen: Answers, errors: Mapping[str, str], *, status: int = 200
) -> HttpResponse:
    context = {
        "instrument": instrument,
        "questions": question_rows(instrument, chosen, errors),
        "summary": error_summary(instrument, errors),
    }
    return render(request, "assessments/quick_assessment.html", context, status=status)


def _result_of(code: str) -> tuple[Instrument, Result]:
    coded = decode(code)
    instrument = library.instrument(library.QUICK, coded.version)
    return instrument, score(instrument, coded.answers)


def _unindexed(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex"
    return response
