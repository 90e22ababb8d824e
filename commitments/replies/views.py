"""Words for when someone asks for a protected hour."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.guests import current_person
from accounts.models import Person
from assessments.saved_results import saved_suggestion
from commitments.models import Commitment
from commitments.replies import library as reply_library
from commitments.replies.alternatives import slot_values
from commitments.replies.forms import FIRST_SHOWN, AskerForm, ReplyForm
from commitments.replies.rows import ScriptRow, groups_of, rows_of
from commitments.replies.scripts import SlotValues
from commitments.replies.slots import weekly_values
from commitments.schedule import PARTS
from integration_site.htmx import regions, render_region, requested_region

EXAMPLE = weekly_values(value="family", what="supper at home", days=[1], hours=PARTS["evening"])


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@regions("reply-list")
def replies(request: HttpRequest) -> HttpResponse:
    """Exempt from CSRF: nothing is stored and no cookie read, so there is nothing to forge."""
    form = ReplyForm(request.POST if request.method == "POST" else None, initial=FIRST_SHOWN)
    filling = form.filling if form.is_valid() else EXAMPLE
    return _render_replies(request, "commitments/replies/replies.html", form, filling, is_own=form.is_valid())


@require_http_methods(["GET", "HEAD", "POST"])
@regions("reply-list")
def commitment_replies(request: HttpRequest, commitment_id: int) -> HttpResponse:
    """A POST only chooses which are shown: who asks says something of the person, so it stands in no address."""
    own = Commitment.objects.for_person(current_person(request)).select_related("value", "person")
    commitment = get_object_or_404(own, pk=commitment_id)
    form = AskerForm(request.POST if request.method == "POST" else None)
    filling = slot_values(commitment, timezone.now())
    more = {"commitment": commitment, "fitting": _fitting(commitment.person, filling)}
    return _render_replies(request, "commitments/replies/commitment_replies.html", form, filling, **more)


def _fitting(person: Person, filling: SlotValues) -> list[ScriptRow]:
    """Those named for the portrait of the result that a plan was made from; none without one."""
    suggestion = saved_suggestion(person)
    return rows_of(reply_library.replies().of_portrait(suggestion.profile_slug), filling) if suggestion else []


def _render_replies(
    request: HttpRequest, template: str, form: AskerForm, filling: SlotValues, **more: object
) -> HttpResponse:
    """The region of the replies follows what is chosen while the form is filled in, so it says no issues."""
    library, is_region = reply_library.replies(), requested_region(request) is not None
    chosen = form.chosen_so_far if is_region else form.chosen
    scripts = library.chosen(**chosen)
    context = {
        "form": form,
        "groups": groups_of(scripts, filling),
        "is_open": any(chosen.values()),
        "count": len(library.scripts),
    }
    status = 422 if form.is_bound and form.errors and not is_region else 200
    return render_region(request, template, context | more, status=status, said=f"{len(scripts)} replies")
