"""What is your life like at present? One optional question, kept only with a person."""

from collections.abc import Collection

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.guests import current_person, in_turn, renew_session, saving_person
from accounts.http import see_other
from coaching.circumstances.actions import save_circumstances
from coaching.circumstances.forms import CircumstancesForm
from coaching.forms import address_back
from coaching.models import Circumstance
from integration_site.htmx import regions, render_region


@require_http_methods(["GET", "HEAD", "POST"])
@regions("circumstances")
@in_turn
def circumstances(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    kept = list(Circumstance.objects.for_person(person))
    form = CircumstancesForm(request.POST if request.method == "POST" else None, kept=[each.kind for each in kept])
    if form.is_valid():
        _save(request, form.cleaned_data["circumstance"])
        if form.cleaned_data["back"]:
            return HttpResponseRedirect(address_back(form.cleaned_data), status=303)
        return see_other("coaching:circumstances")
    if person:
        renew_session(request, today=timezone.now().date())
    context = {"form": form, "kept": kept}
    status = 422 if form.is_bound else 200
    return render_region(request, "coaching/circumstances.html", context, status=status, is_page=True)


@require_POST
def circumstances_erase(request: HttpRequest) -> HttpResponse:
    Circumstance.objects.for_person(current_person(request)).delete()
    messages.info(request, "Erased. Nothing of it is kept any more.")
    return see_other("coaching:circumstances")


def _save(request: HttpRequest, kinds: Collection[str]) -> None:
    """A visitor who ticks nothing stays one."""
    if not kinds and current_person(request) is None:
        messages.info(request, "Nothing was ticked, so nothing is kept.")
        return
    with saving_person(request) as person:
        save_circumstances(person=person, kinds=kinds, now=timezone.now())
    messages.success(request, "Kept. Suggestions go by it from now on." if kinds else "Nothing of it is kept any more.")
