"""Say it: three messages from what is known. Nothing of them is stored or sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.guests import current_person
from practices.messages.facts import facts_for
from practices.messages.wording import build_messages


@require_safe
def say_it(request: HttpRequest) -> HttpResponse:
    known = facts_for(current_person(request))
    return render(request, "practices/messages/say_it.html", {"known": known, "letters": build_messages(known)})
