"""Say it: three messages from what is known, and what is typed for them. Nothing of them is stored or sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.guests import current_person
from practices.messages.facts import facts_for
from practices.messages.forms import MessageForm
from practices.messages.wording import build_messages


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def say_it(request: HttpRequest) -> HttpResponse:
    """Exempt from CSRF: a POST stores nothing, and no other site can read the answer."""
    known = facts_for(current_person(request))
    form = MessageForm(request.POST if request.method == "POST" else None, known=known)
    context = {"known": known, "form": form, "letters": build_messages(form.told)}
    return render(request, "practices/messages/say_it.html", context, status=422 if form.errors else 200)
