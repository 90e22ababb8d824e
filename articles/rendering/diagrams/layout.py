"""Where the boxes of a tree and their words stand, in units of the viewBox. Pure."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from articles.rendering.diagrams.trees import Branch, arrows

WIDTH, MARGIN, INDENT = 340, 2, 42
TRUNK = 16  # from a parent's left edge to the line its children hang on
PADDING = 8  # least room left and right of the words in a box
TEXT, BOLD, LABEL = 17, 19, 15  # letter sizes; bold ones are 17 too, but run wider
TEXT_LEADING, LABEL_LEADING = 20, 18
LABEL_RISE, LABEL_ASIDE = 9, 14  # from a box up to the foot of its label; from a straight arrow to its label
GAP, STRAIGHT_GAP, GROUP_GAP = 20, 28, 40  # above a hanging box, a straight one, one after a sibling's own branch
LANE, NEXT_LANE, BEND = 28, 12, 8  # room for the first returning arrow, for each further one; radius of corners
MAX_LINES = 3

NARROW, BROAD, TALL = frozenset("fijlrtI.,:;!'’|()[]-/ "), frozenset("mwMW@%—…"), re.compile(r"[A-Z0-9&]")


def _width(text: str, size: int) -> float:
    """On the wide side of Inter and DejaVu Sans at the x-height that the style sheet sets."""

    def em(letter: str) -> float:
        if letter in NARROW:
            return 0.33
        if letter in BROAD or letter > "\u2e7f":  # from here on letters are square
            return 0.95
        return 0.67 if TALL.match(letter) else 0.57

    return size * sum(map(em, text))


@dataclass(frozen=True)
class Block:
    """A text broken into lines; `fits` is false when it is too long for its room."""

    lines: tuple[str, ...]
    fits: bool


def _block(text: str, size: int, room: int) -> Block:
    """Fewest lines first, then as even as they can be."""
    fewest = len(_wrap(text, size, room))
    narrowest = bisect_left(range(room), -fewest, key=lambda limit: -len(_wrap(text, size, limit)))
    even = _wrap(text, size, narrowest)
    return Block(tuple(even), len(even) <= MAX_LINES and all(_width(line, size) <= room for line in even))


def _wrap(text: str, size: int, room: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True)
class Box:
    """A node's frame. The label of the arrow into it stands above, those of arrows that return from it below."""

    branch: Branch
    parent: "Box | None"
    x: int
    top: int
    right: int
    words: Block
    label: Block
    returning: tuple[Block, ...]

    @property
    def straight(self) -> bool:
        return self.parent is not None and self.parent.x == self.x

    @property
    def bottom(self) -> int:
        return self.top + 24 + TEXT_LEADING * len(self.words.lines)

    @property
    def floor(self) -> int:
        return self.bottom + LABEL_LEADING * sum(len(block.lines) for block in self.returning)

    @property
    def middle(self) -> int:
        return (self.x + self.right) // 2

    @property
    def centre(self) -> int:
        return (self.top + self.bottom) // 2


def layout(tree: Branch) -> list[Box]:
    """The boxes of a tree in reading order, downwards from the top margin."""
    returns = sum(returning for _, returning in arrows(tree))
    lanes = LANE + NEXT_LANE * (returns - 1) if returns else 0
    boxes: list[Box] = []
    _place(boxes, tree, None, MARGIN, WIDTH - MARGIN - lanes)
    return boxes


def _place(boxes: list[Box], branch: Branch, parent: Box | None, x: int, right: int) -> None:
    """Add a branch below the boxes that stand already."""
    straight = parent is not None and parent.x == x
    aside = (right - x) // 2 - LABEL_ASIDE
    words = _block(branch.node.text, TEXT if parent else BOLD, right - x - 2 * PADDING)
    label = _block(branch.arrow.label if branch.arrow else "", LABEL, aside if straight else right - x - 8)
    returning = tuple(_block(edge.label, LABEL, aside) for edge in branch.returns)
    top = _next_top(boxes, parent, straight, label)
    box = Box(branch, parent, x, top, right, words, label, returning)
    boxes.append(box)
    for child in branch.children:
        _place(boxes, child, box, x + INDENT if len(branch.children) > 1 else x, right)


def _next_top(boxes: list[Box], parent: Box | None, straight: bool, label: Block) -> int:
    if not boxes:
        return MARGIN
    above = boxes[-1]
    hanging = GAP if above is parent or above.parent is parent else GROUP_GAP
    room = LABEL_RISE + 5 + LABEL_LEADING * len(label.lines) if label.lines else 0
    return above.floor + max(STRAIGHT_GAP if straight else hanging, room)
