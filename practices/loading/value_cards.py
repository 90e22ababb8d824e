"""The authored cards of the values exercise. Pure."""

from dataclasses import dataclass

from accounts.text import comparison_key
from practices.loading.content_files import ContentFileError, read_table

FIELDS = ("key", "name", "text")
NAME_LENGTH, KEY_LENGTH = 60, 32


@dataclass(frozen=True)
class Card:
    key: str
    name: str
    text: str


def load_cards(text: str) -> dict[str, Card]:
    """By key, in the order of the file. ContentFileError carries every issue."""
    rows = read_table(text, where="value_cards.toml", table="card", fields=FIELDS)
    cards = [Card(**row) for row in rows]
    issues = [f"value_cards.toml: {card.key}: name or key is too long; shorten it." for card in cards if _is_long(card)]
    names = [comparison_key(card.name) for card in cards]
    twice = sorted({name for name in names if names.count(name) > 1})
    issues += [f"value_cards.toml: name {name!r} stands twice; keep one." for name in twice]
    if issues:
        raise ContentFileError(issues)
    return {card.key: card for card in cards}


def _is_long(card: Card) -> bool:
    return len(card.name) > NAME_LENGTH or len(card.key) > KEY_LENGTH
