"""Also ask a language model. What would be sent is shown word for word, and goes only once the person agrees."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.crisis.detection import may_be_crisis
from accounts.guests import current_person
from accounts.http import see_other
from accounts.throttles import client_key, enforce_throttle
from coaching.model import client as model_client
from coaching.model.prompts import Prompt
from coaching.questions.forms import QuestionForm
from integration_site.ask.model.consent import Agreement, agreement, end_agreement, give_consent
from integration_site.ask.model.prompts import Matter, matter_of
from integration_site.ask.views import ask_page, help_instead
from integration_site.htmx import regions, render_region


@require_POST
@regions("model")
def coach_model(request: HttpRequest) -> HttpResponse:
    """Shows the letter, until it comes back as it was shown or an agreement covers it; then sends it."""
    if not model_client.is_on():
        raise Http404
    form, now, person = QuestionForm(request.POST), timezone.now(), current_person(request)
    if not form.is_valid():
        return ask_page(request, form, is_heavy=False, status=422)
    enforce_throttle("ask", client_key(request, person), now=now)
    matter = matter_of(form.cleaned_data["question"], person, now)
    agreed = agreement(request, now=now)
    keys = _keys(request, matter, agreed)
    letter = matter.letter(keys)
    if may_be_crisis(matter.question) or any(may_be_crisis(each.words) for each in matter.tellable if each.key in keys):
        return help_instead(request, form)
    if not _may_go(request, letter, agreed):
        return _letter_page(request, matter, letter, keys)
    enforce_throttle("model", client_key(request, person), now=now)
    if person and "week" in request.POST:
        give_consent(request, [each.key for each in matter.tellable if each.key in keys and not each.is_note], now=now)
    outcome = model_client.ask_model(letter)
    chosen = matter.chosen(outcome.reply) if outcome.reply else []
    return ask_page(
        request, form, is_heavy=False, question=matter.question, outcome=outcome, chosen=chosen, letter=letter
    )


@require_POST
def coach_model_end(request: HttpRequest) -> HttpResponse:
    end_agreement(request)
    return see_other("coach_ask")


def _keys(request: HttpRequest, matter: Matter, agreed: Agreement | None) -> list[str]:
    """What is ticked; at first the facts and no note."""
    if "shown" in request.POST:
        return request.POST.getlist("tell")
    facts = [each.key for each in matter.tellable if not each.is_note]
    return [key for key in facts if key in agreed.keys] if agreed else facts


def _may_go(request: HttpRequest, letter: Prompt, agreed: Agreement | None) -> bool:
    if "shown" in request.POST:
        return "send" in request.POST and request.POST["shown"] == letter.fingerprint
    return agreed is not None and "send" in request.POST


def _letter_page(request: HttpRequest, matter: Matter, letter: Prompt, keys: list[str]) -> HttpResponse:
    context = {
        "matter": matter,
        "letter": letter,
        "keys": keys,
        "model": model_client.model_name(),
        "is_changed": "send" in request.POST and "shown" in request.POST,
    }
    return render_region(request, "integration_site/ask/coach_model.html", context)
