"""What the pages of the values exercise show."""

from dataclasses import dataclass

from accounts.models import Person
from practices.loading import library
from practices.loading.value_cards import Card
from practices.models import ValueCard
from practices.values.ranking import LEADING, MAX_VALUES, surplus


@dataclass(frozen=True)
class SortedRow:
    """A card that has been sorted, with what it says; one's own says nothing."""

    card: ValueCard
    text: str


@dataclass(frozen=True)
class SortingBoard:
    """The cards as they lie: still to sort, close in their order, and not now."""

    unsorted: list[Card]
    close: list[SortedRow]
    not_now: list[SortedRow]

    @property
    def surplus(self) -> int:
        return surplus(len(self.close))

    @property
    def is_begun(self) -> bool:
        return bool(self.close or self.not_now)

    @property
    def sorted_count(self) -> int:
        return len(self.close) + len(self.not_now)

    @property
    def own(self) -> list[ValueCard]:
        return [row.card for row in [*self.close, *self.not_now] if not row.card.key]

    @property
    def leading(self) -> list[SortedRow]:
        return self.close[:LEADING]

    @property
    def following(self) -> list[SortedRow]:
        return self.close[LEADING:MAX_VALUES]

    @property
    def waiting(self) -> list[SortedRow]:
        """Close, and beyond the five that can be kept."""
        return self.close[MAX_VALUES:]


def build_board(person: Person | None) -> SortingBoard:
    cards = ValueCard.objects.for_person(person)
    close, not_now = [_row(card) for card in cards.close()], [_row(card) for card in cards.not_now()]
    keys = {row.card.key for row in [*close, *not_now]}
    return SortingBoard([card for key, card in library.cards().items() if key not in keys], close, not_now)


def _row(card: ValueCard) -> SortedRow:
    authored = library.cards().get(card.key)
    return SortedRow(card, authored.text if authored else "")
