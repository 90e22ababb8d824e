"""Flowcharts drawn as SVG that needs only class names. Pure.

One method for every diagram: boxes stand one under the other, depth first and in source order. Several children are
indented and hang on their parent's trunk; a single child follows straight down. An arrow back to an earlier box of its
own path runs outside, on the right. So a drawing is 340 units wide on any screen, whichever way its source points.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from articles.rendering.flowcharts import Diagram, DiagramDraft, DiagramError, Edge, Node, read


def parse(text: str) -> Diagram:
    """Read one flowchart.

    Known: `graph|flowchart LR|TB|TD` first; `accTitle:` and `accDescr:`, both required; `A[Text]`, `A(Text)` or
    `A{Text}`, all drawn as boxes; one `A --> B` or `A -->|label| B` a line; `%%` comments. Raises DiagramError for
    anything else, and for what `draw` could not draw well.
    """
    draft = read(text)
    diagram = draft.diagram()
    trees = _forest(diagram)
    _check_shape(draft, trees)
    _check_room(draft, trees)
    return diagram


def _check_shape(draft: DiagramDraft, trees: tuple["_Branch", ...]) -> None:
    """Only trees, and arrows back up a path, can be drawn without crossings."""
    drawn = {edge for tree in trees for edge, _ in _arrows(tree)}
    for edge, number in draft.edges.items():
        if edge not in drawn:
            remedy = "give this end a node of its own, or name the start of a loop first."
            raise DiagramError(number, f"Another arrow leads to {edge.target}, and this one does not go back: {remedy}")


def _check_room(draft: DiagramDraft, trees: tuple["_Branch", ...]) -> None:
    for box in (box for tree in trees for box in _layout(tree)):
        places = [(box.words, draft.mentions[box.branch.node.id])]
        places += [(box.label, draft.edges[box.branch.arrow])] if box.branch.arrow else []
        places += zip(box.returning, (draft.edges[edge] for edge in box.branch.returns), strict=True)
        for block, number in places:
            if not block.fits:
                raise DiagramError(number, f"“{' '.join(block.lines)}” has no room in the drawing: shorten it.")


# Trees


@dataclass(frozen=True)
class _Branch:
    """A node with all that hangs on it. `arrow` led here (None at a root); `returns` lead back up this path."""

    node: Node
    arrow: Edge | None
    children: tuple["_Branch", ...]
    returns: tuple[Edge, ...]


def _forest(diagram: Diagram) -> tuple[_Branch, ...]:
    """A tree for each node without an arrow into it, then for each loop that is left."""
    nodes = {node.id: node for node in diagram.nodes}
    seen: set[str] = set()

    def grow(node_id: str, arrow: Edge | None, path: frozenset[str]) -> _Branch:
        seen.add(node_id)
        path |= {node_id}
        leaving = [edge for edge in diagram.edges if edge.source == node_id]
        returns = tuple(edge for edge in leaving if edge.target in path)
        children = tuple(grow(edge.target, edge, path) for edge in leaving if edge.target not in seen)
        return _Branch(nodes[node_id], arrow, children, returns)

    reached = {edge.target for edge in diagram.edges}
    starts_first = sorted(nodes, key=lambda node_id: node_id in reached)
    return tuple(grow(node_id, None, frozenset()) for node_id in starts_first if node_id not in seen)


def _arrows(branch: _Branch) -> Iterator[tuple[Edge, bool]]:
    """Every arrow of a tree in reading order, each with whether it returns."""
    for child in branch.children:
        if child.arrow:
            yield child.arrow, False
        yield from _arrows(child)
    for edge in branch.returns:
        yield edge, True


# Placing, in units of the viewBox

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
class _Block:
    """A text broken into lines; `fits` is false when it is too long for its room."""

    lines: tuple[str, ...]
    fits: bool


def _block(text: str, size: int, room: int) -> _Block:
    """Fewest lines first, then as even as they can be."""
    fewest = len(_wrap(text, size, room))
    narrowest = bisect_left(range(room), -fewest, key=lambda limit: -len(_wrap(text, size, limit)))
    even = _wrap(text, size, narrowest)
    return _Block(tuple(even), len(even) <= MAX_LINES and all(_width(line, size) <= room for line in even))


def _wrap(text: str, size: int, room: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True)
class _Box:
    """A node's frame. The label of the arrow into it stands above, those of arrows that return from it below."""

    branch: _Branch
    parent: "_Box | None"
    x: int
    top: int
    right: int
    words: _Block
    label: _Block
    returning: tuple[_Block, ...]

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


def _layout(tree: _Branch) -> list[_Box]:
    """The boxes of a tree in reading order, downwards from the top margin."""
    returns = sum(returning for _, returning in _arrows(tree))
    lanes = LANE + NEXT_LANE * (returns - 1) if returns else 0
    boxes: list[_Box] = []
    _place(boxes, tree, None, MARGIN, WIDTH - MARGIN - lanes)
    return boxes


def _place(boxes: list[_Box], branch: _Branch, parent: _Box | None, x: int, right: int) -> None:
    """Add a branch below the boxes that stand already."""
    straight = parent is not None and parent.x == x
    aside = (right - x) // 2 - LABEL_ASIDE
    words = _block(branch.node.text, TEXT if parent else BOLD, right - x - 2 * PADDING)
    label = _block(branch.arrow.label if branch.arrow else "", LABEL, aside if straight else right - x - 8)
    returning = tuple(_block(edge.label, LABEL, aside) for edge in branch.returns)
    top = _next_top(boxes, parent, straight, label)
    box = _Box(branch, parent, x, top, right, words, label, returning)
    boxes.append(box)
    for child in branch.children:
        _place(boxes, child, box, x + INDENT if len(branch.children) > 1 else x, right)


def _next_top(boxes: list[_Box], parent: _Box | None, straight: bool, label: _Block) -> int:
    if not boxes:
        return MARGIN
    above = boxes[-1]
    hanging = GAP if above is parent or above.parent is parent else GROUP_GAP
    room = LABEL_RISE + 5 + LABEL_LEADING * len(label.lines) if label.lines else 0
    return above.floor + max(STRAIGHT_GAP if straight else hanging, room)


# Drawing


def draw(diagram: Diagram, slug: str) -> str:
    """A diagram from `parse` as HTML: `div.flow` (`flow--one` with a single tree) with an SVG for each tree.

    `slug` begins every id, so it has to be unique on its page: small letters, digits and hyphens, or ValueError.
    """
    if not re.fullmatch(r"[a-z][a-z0-9-]*", slug):
        raise ValueError(f"“{slug}” cannot begin an id: use small letters, digits and hyphens.")
    trees = _forest(diagram)
    drawings = "".join(_svg(diagram, trees, number, f"{slug}-{number + 1}") for number in range(len(trees)))
    return f'<div class="{"flow" if len(trees) > 1 else "flow flow--one"}">{drawings}</div>'


def _svg(diagram: Diagram, trees: tuple[_Branch, ...], number: int, name: str) -> str:
    """One tree. Trees take turns with the two tones; a tree that is not alone is described by its own arrows."""
    boxes = _layout(trees[number])
    title = diagram.title if len(trees) == 1 else f"{diagram.title}: {trees[number].node.text}"
    description = diagram.description if len(trees) == 1 else _sentences(diagram, trees[number])
    tones = ("d-life", "d-box") if number % 2 else ("d-box", "d-life")
    return (
        f'<svg class="flow__svg" viewBox="0 0 {WIDTH} {boxes[-1].floor + MARGIN}" role="img"'
        f' aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
        f"{_lines(boxes)}{''.join(_frame(box, tones) + _labels(box) for box in boxes)}</svg>"
    )


def _sentences(diagram: Diagram, tree: _Branch) -> str:
    texts = {node.id: node.text for node in diagram.nodes}
    return " ".join(
        f"{texts[edge.source]} leads {'back ' if returning else ''}to {texts[edge.target]}"
        f"{f' ({edge.label})' if edge.label else ''}."
        for edge, returning in _arrows(tree)
    )


def _lines(boxes: list[_Box]) -> str:
    """All arrows of a tree. A dashed one ends in a solid head, and longer ones run further out."""
    standing = {box.branch.node.id: box for box in boxes}
    returns = [(box, standing[edge.target]) for box in boxes for edge in box.branch.returns]
    returns.sort(key=lambda pair: pair[0].top - pair[1].top)
    solid = "".join(_step(box, box.parent) for box in boxes if box.parent)
    dashed = ""
    for number, (source, target) in enumerate(returns):
        lane = source.right + LANE - BEND + number * NEXT_LANE
        # A box in mid-path may both receive and send, so the two keep apart there.
        leave = source.centre + (BEND if source.branch.children else 0)
        enter = target.centre - (BEND if target.parent else 0)
        dashed += f"M{source.right} {leave}H{lane - BEND}q{BEND} 0 {BEND}-{BEND}V{enter + BEND}"
        dashed += f"q0-{BEND}-{BEND}-{BEND}H{target.right + 10}"
        solid += f"M{target.right + 10} {enter}h-9m9-6l-9 6 9 6"
    return f'<path class="d-edge" d="{solid}"/>' + (f'<path class="d-edge d-back" d="{dashed}"/>' if dashed else "")


def _step(box: _Box, parent: _Box) -> str:
    if box.straight:
        return f"M{box.middle} {parent.bottom}V{box.top - 1}m-6-9l6 9 6-9"
    down = f"M{parent.x + TRUNK} {parent.bottom}V{box.centre - BEND}q0 {BEND} {BEND} {BEND}"
    return f"{down}H{box.x - 1}m-9-6l9 6-9 6"


def _frame(box: _Box, tones: tuple[str, str]) -> str:
    """A box and its words. The second tone marks where a path of two or more steps ends."""
    ends = box.parent and box.parent.parent and not (box.branch.children or box.branch.returns)
    tone = tones[bool(ends)] if box.parent else "d-root"
    size = f'x="{box.x}" y="{box.top}" width="{box.right - box.x}" height="{box.bottom - box.top}" rx="8"'
    classes = "d-text" if box.parent else "d-text d-text--root"
    return f'<rect class="{tone}" {size}/>{_text(classes, box.middle, box.top + 28, TEXT_LEADING, box.words.lines)}'


def _labels(box: _Box) -> str:
    x = box.middle + LABEL_ASIDE if box.straight else box.x + 4
    y = box.top - LABEL_RISE - LABEL_LEADING * (len(box.label.lines) - 1)
    parts = [_text("d-lab", x, y, LABEL_LEADING, box.label.lines)]
    y = box.bottom + LABEL_LEADING
    for block in box.returning:
        parts.append(_text("d-lab d-lab--back", box.right - 4, y, LABEL_LEADING, block.lines))
        y += LABEL_LEADING * len(block.lines)
    return "".join(parts)


def _text(classes: str, x: int, y: int, leading: int, lines: Sequence[str]) -> str:
    """One text element. The space between two lines is placed by itself, so that it shifts neither."""
    words = [escape(line) for line in lines]
    if len(words) > 1:
        words = [f'<tspan x="{x}" y="{y + leading * row}">{line}</tspan>' for row, line in enumerate(words)]
    gap = f'<tspan x="{x}"> </tspan>'
    return f'<text class="{classes}" x="{x}" y="{y}">{gap.join(words)}</text>' if words else ""


# In words


def outline(diagram: Diagram) -> str:
    """The same arrows as a nested list, in the drawing's order; one that returns reads “back to …”."""
    texts = {node.id: node.text for node in diagram.nodes}
    return f"<ul>{''.join(_item(tree, texts) for tree in _forest(diagram))}</ul>"


def _item(branch: _Branch, texts: dict[str, str]) -> str:
    inner = "".join(_item(child, texts) for child in branch.children)
    inner += "".join(f"<li>{_labelled(edge, f'back to {texts[edge.target]}')}</li>" for edge in branch.returns)
    return f"<li>{_labelled(branch.arrow, branch.node.text)}{f'<ul>{inner}</ul>' if inner else ''}</li>"


def _labelled(arrow: Edge | None, words: str) -> str:
    return escape(f"{arrow.label}: {words}" if arrow and arrow.label else words)
