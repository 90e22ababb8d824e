from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget

from accounts.edit_guard import GuardedForm, Kept, fingerprint
from accounts.models import Person
from accounts.text import isolated
from commitments.form_fields import ErrorSummaryMixin, line_field
from commitments.models import VALUE_LENGTH, WORDS_LENGTH
from commitments.wording.phrases import join_words
from practices.loading import library
from practices.models import ValueCard
from practices.values.ranking import MAX_VALUES

AT_MOST_FIVE = "Five at most. Untick some; they can still be sorted later."


class SummedForm(ErrorSummaryMixin, GuardedForm):
    """A form whose errors stand in a summary."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **options)


class OwnCardForm(SummedForm):
    name = line_field("A value of your own", length=VALUE_LENGTH, missing="Write a word for it. One is enough.")


class QuickForm(SummedForm):
    """The short way: up to five cards ticked, one's own among them."""

    cards = forms.MultipleChoiceField(
        label="What matters most",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choice__dot"}),
        error_messages={
            "invalid_choice": "Choose from the cards below.",
            "invalid_list": "Choose from the cards below.",
        },
    )
    own = line_field("A value of your own", length=VALUE_LENGTH)

    def __init__(self, *args: Any, person: Person | None, **options: Any) -> None:
        close = [card.key or str(card.pk) for card in ValueCard.objects.for_person(person).close()]
        super().__init__(*args, initial={"cards": close}, **options)
        self.own_cards = list(ValueCard.objects.for_person(person).own().order_by("pk"))
        authored = [(card.key, card.name) for card in library.cards().values()]
        self.fields["cards"].choices = [*authored, *((str(card.pk), isolated(card.name)) for card in self.own_cards)]

    def clean(self) -> None:
        chosen = len(self.cleaned_data.get("cards", [])) + bool(self.cleaned_data.get("own"))
        if chosen > MAX_VALUES:
            self.add_error("cards", forms.ValidationError(AT_MOST_FIVE, code="too_many"))
        elif not chosen and not self.errors:
            self.add_error("cards", forms.ValidationError("Tick at least one card.", code="none"))

    @property
    def rows(self) -> list[tuple[BoundWidget, str]]:
        """Each box with what its card says."""
        texts = [card.text for card in library.cards().values()] + [""] * len(self.own_cards)
        return list(zip(self["cards"], texts, strict=True))


class OrderForm(SummedForm):
    """The order of the cards that are close; `asked` says what the pressed button asks for."""

    def __init__(self, *args: Any, close: list[ValueCard], asked: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.close, self.asked = close, asked

    @property
    def shown_values(self) -> dict[str, Any]:
        return {"order": [card.pk for card in self.close]}

    def _newer(self) -> list[Kept]:
        return [Kept("Your order", join_words([card.name for card in self.close]), self.asked)]

    def was_made_from(self, order: list[int]) -> bool:
        return self.data.get("seen") == fingerprint({"order": order})


class MeaningsForm(SummedForm):
    """What each kept value means in practice; every line may stay empty."""

    def __init__(self, *args: Any, cards: list[ValueCard], **options: Any) -> None:
        super().__init__(*args, **options)
        for card in cards:
            self.fields[f"card_{card.pk}"] = line_field(isolated(card.name), length=WORDS_LENGTH)
            self.fields[f"card_{card.pk}"].initial = card.in_practice

    @property
    def meanings(self) -> dict[int, str]:
        """Once valid, by the number of the card."""
        return {int(name.removeprefix("card_")): words for name, words in self.cleaned_data.items()}
