"""Values: sorted to five, three of them leading, each with what it means in practice. Saved as it goes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guests import current_person, in_turn, saving_person
from accounts.http import see_other
from accounts.models import Person
from integration_site.htmx import regions, render_region
from practices.loading import library
from practices.models import Pile, ValueCard
from practices.values import actions as value_actions
from practices.values.forms import MeaningsForm, OrderForm, OwnCardForm, QuickForm
from practices.values.page import build_board
from practices.values.ranking import move_item

MOVES = {"top": "to the top", "up": "one place up", "down": "one place down", "aside": "not now"}


@require_safe
def values(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    context = {"kept": ValueCard.objects.for_person(person).kept(), "table": build_board(person)}
    return render(request, "practices/values/values.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@regions("values")
def values_sort(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if request.method == "POST":
        pile, _, name = request.POST.get("move", "").partition(":")
        if pile not in Pile.values:
            raise Http404
        _sort(request, person, name, Pile(pile))
        return _to_sorting(request)
    return _sorting_page(request, person, OwnCardForm())


def _sorting_page(request: HttpRequest, person: Person | None, form: OwnCardForm) -> HttpResponse:
    board = build_board(person)
    count = "" if form.is_bound else f"{board.sorted_count} sorted, {len(board.unsorted)} to go."
    context, status = {"table": board, "form": form}, 422 if form.is_bound else 200
    return render_region(request, "practices/values/values_sort.html", context, status=status, said=count, is_page=True)


def _sort(request: HttpRequest, person: Person | None, name: str, pile: Pile) -> None:
    """`name` is the key of an authored card, or the number of one of the person's own."""
    now = timezone.now()
    if name in library.cards():
        with saving_person(request) as owner:
            value_actions.sort_card(person=owner, key=name, pile=pile, now=now)
    else:
        value_actions.move_to_pile(card=_own_card(person, name), pile=pile, now=now)


def _own_card(person: Person | None, number: str) -> ValueCard:
    if not number.isascii() or not number.isdecimal():
        raise Http404
    return get_object_or_404(ValueCard.objects.for_person(person), pk=number[:18])


def _to_sorting(request: HttpRequest) -> HttpResponse:
    """Back to the card that comes next, so that a keyboard goes on from there."""
    unsorted = build_board(current_person(request)).unsorted
    place = f"#card-{unsorted[0].key}" if unsorted else "#close"
    return HttpResponseRedirect(reverse("practices:values_sort") + place, status=303)


@require_POST
@regions("values")
def values_own(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    form = OwnCardForm(request.POST)
    if form.is_valid():
        try:
            with saving_person(request) as owner:
                value_actions.add_own_card(person=owner, name=form.cleaned_data["name"], now=timezone.now())
            return HttpResponseRedirect(reverse("practices:values_sort") + "#close", status=303)
        except ValidationError as problem:
            form.add_error("name", problem)
    return _sorting_page(request, person, form)


@require_POST
def values_remove(request: HttpRequest, card_id: int) -> HttpResponse:
    """Take away a card of one's own. An authored card only changes piles."""
    get_object_or_404(ValueCard.objects.for_person(current_person(request)).own(), pk=card_id).delete()
    return HttpResponseRedirect(reverse("practices:values_sort") + "#own", status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def values_quick(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    form = QuickForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_valid():
        try:
            with saving_person(request) as owner:
                words = form.cleaned_data
                value_actions.choose_cards(person=owner, chosen=words["cards"], own=words["own"], now=timezone.now())
            return see_other("practices:values_rank")
        except ValidationError as problem:
            form.add_error("own", problem)
    return render(request, "practices/values/values_quick.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@regions("values")
@in_turn
def values_rank(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    close = list(ValueCard.objects.for_person(person).close())
    if request.method != "POST":
        return _order_page(request, person, OrderForm(close=close))
    direction, _, number = request.POST.get("move", "").partition(":")
    if direction not in MOVES:
        raise Http404
    card = _own_card(person, number)
    form = OrderForm(request.POST, close=close, asked=f"{card.name}, {MOVES[direction]}")
    if _is_done(form, card, direction):
        return _to_card(card)
    if form.conflict:
        return _order_page(request, person, form)
    if direction == "aside":
        value_actions.move_to_pile(card=card, pile=Pile.NOT_NOW, now=timezone.now())
        return see_other("practices:values_rank")
    if direction == "top":
        value_actions.move_card_to_top(card=card)
    else:
        value_actions.move_card(card=card, up=direction == "up")
    if request.htmx:
        messages.info(request, _place_of(card, person))
    return _to_card(card)


def _is_done(form: OrderForm, card: ValueCard, direction: str) -> bool:
    """The same button of the same page was pressed before."""
    order = [each.pk for each in form.close]
    if direction == "aside":
        return card.pk not in order
    if direction == "top":
        return order[:1] == [card.pk]
    return bool(form.conflict) and form.was_made_from(move_item(order, card.pk, up=direction != "up"))


def _place_of(card: ValueCard, person: Person | None) -> str:
    order = list(ValueCard.objects.for_person(person).close())
    return f"{card.name}: place {order.index(card) + 1} of {len(order)}."


def _to_card(card: ValueCard) -> HttpResponse:
    return HttpResponseRedirect(reverse("practices:values_rank") + f"#card-{card.pk}", status=303)


def _order_page(request: HttpRequest, person: Person | None, form: OrderForm, *, problem: str = "") -> HttpResponse:
    context = {"table": build_board(person), "form": form, "problem": problem}
    status = 422 if form.conflict or problem else 200
    return render_region(request, "practices/values/values_rank.html", context, status=status, is_page=True)


@require_POST
@regions("values")
@in_turn
def values_keep(request: HttpRequest) -> HttpResponse:
    """The order stands: what is close becomes the person's values."""
    person = current_person(request)
    if person is None:
        return see_other("practices:values_sort")
    form = OrderForm(request.POST, close=list(ValueCard.objects.for_person(person).close()), asked="Keep this order")
    if form.conflict:
        return _order_page(request, person, form)
    try:
        value_actions.keep_values(person=person)
    except ValidationError as problem:
        return _order_page(request, person, form, problem=problem.message)
    return see_other("practices:values_words")


@require_http_methods(["GET", "HEAD", "POST"])
@regions("values")
@in_turn
def values_words(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    cards = list(ValueCard.objects.for_person(person).kept())
    if not cards:
        return see_other("practices:values")
    form = MeaningsForm(request.POST if request.method == "POST" else None, cards=cards)
    if form.is_valid():
        value_actions.save_meanings(person=person, meanings=form.meanings)
        messages.success(request, "Kept. These are the values that your plans and replies can use.")
        return see_other("practices:values")
    status = 422 if form.is_bound else 200
    return render_region(request, "practices/values/values_words.html", {"form": form}, status=status, is_page=True)
