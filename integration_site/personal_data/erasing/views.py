from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import clear_site_data, see_other
from assessments.saved_results import forget_results
from integration_site.personal_data.erasing.actions import erase_person, erase_things
from integration_site.personal_data.registry import data_summary
from integration_site.personal_data.views import person_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def me_erase(request: HttpRequest) -> HttpResponse:
    person = person_or_404(request)
    if request.method != "POST":
        stored = data_summary(person, with_account=not person.is_staff)
        return render(
            request, "integration_site/personal_data/erasing/me_erase.html", {"stored": stored, "person": person}
        )
    if person.is_staff:
        erase_things(person)
        messages.info(request, "Erased. The account that opens the admin stays.")
        return see_other("me")
    erase_person(person, now=timezone.now())
    logout(request)
    return clear_site_data(render(request, "integration_site/personal_data/erasing/me_erased.html"))


@require_POST
def me_result_forget(request: HttpRequest) -> HttpResponse:
    forget_results(person=person_or_404(request))
    messages.info(request, "Forgotten. Your plans stay; the coach and the replies no longer go by that result.")
    return see_other("me")
