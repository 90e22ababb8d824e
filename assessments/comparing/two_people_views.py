"""Two results at one table: begun from a result, stateless, nothing stored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import see_other
from assessments import library
from assessments.codes import InvalidCodeError, encode
from assessments.comparing.two_people import differences, hour_for_two, questions_for_two
from assessments.quick.forms import AnswerForm
from assessments.quick.question_rows import error_summary, known_answers, question_rows
from assessments.quick.views import result_of, unindexed, unknown
from assessments.scoring.quick import QuickResult


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def quick_with(request: HttpRequest, code: str) -> HttpResponse:
    """The three questions for somebody who was sent a result. Exempt from CSRF: nothing is stored."""
    try:
        instrument, _ = result_of(code)
    except InvalidCodeError:
        return unknown(request)
    form = AnswerForm(instrument, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return see_other("assessments:quick_together", code, encode(instrument.version, form.cleaned_data))
    context = {
        "code": code,
        "instrument": instrument,
        "questions": question_rows(instrument, known_answers(instrument, request.POST), form.messages()),
        "summary": error_summary(instrument, form.messages()),
    }
    page = render(request, "assessments/comparing/quick_with.html", context, status=422 if form.is_bound else 200)
    return unindexed(page)


@require_safe
def quick_together(request: HttpRequest, first: str, second: str) -> HttpResponse:
    try:
        (instrument, one), (other_instrument, two) = result_of(first), result_of(second)
    except InvalidCodeError:
        return unknown(request)
    if instrument is not other_instrument:
        newer, older = (first, second) if instrument.version > other_instrument.version else (second, first)
        return unindexed(render(request, "assessments/comparing/quick_versions.html", {"newer": newer, "older": older}))
    context = {
        "pair": [_side("The first", first, one), _side("The second", second, two)],
        "is_same": first == second,
        "differences": differences(instrument, one.answers, two.answers),
        "questions": questions_for_two(library.together(), one.answers, two.answers),
        "hour": hour_for_two(library.together(), library.profiles().boundaries, one.answers, two.answers),
        "about": library.profiles().about,
    }
    return unindexed(render(request, "assessments/comparing/quick_together.html", context))


def _side(who: str, code: str, result: QuickResult) -> dict[str, object]:
    return {"who": who, "code": code, "profile": library.profiles().profiles[result.profile]}
