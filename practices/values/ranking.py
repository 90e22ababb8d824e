"""The order of the cards that are close, and how many may be kept. Pure."""

from collections.abc import Sequence

MAX_VALUES, LEADING = 5, 3


def move_item(order: Sequence[int], item: int, *, up: bool) -> list[int]:
    """`item` one place nearer to the front or the end; at either, and for one that is not there, as it was."""
    order = list(order)
    if item not in order:
        return order
    place = order.index(item)
    other = place - 1 if up else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    return order


def move_to_top(order: Sequence[int], item: int) -> list[int]:
    """`item` in front of the others; one that is not there changes nothing."""
    return sorted(order, key=lambda each: each != item)


def surplus(count: int) -> int:
    """How many have to wait before the rest can be kept."""
    return max(count - MAX_VALUES, 0)
