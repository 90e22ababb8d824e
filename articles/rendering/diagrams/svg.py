"""Flowcharts drawn as SVG that needs only class names. Pure.

One method for every diagram: boxes stand one under the other, depth first and in source order. Several children are
indented and hang on their parent's trunk; a single child follows straight down. An arrow back to an earlier box of its
own path runs outside, on the right. So a drawing is 340 units wide on any screen, whichever way its source points.
"""

import re
from collections.abc import Sequence
from html import escape

from articles.rendering.diagrams.layout import (
    BEND,
    LABEL_ASIDE,
    LABEL_LEADING,
    LABEL_RISE,
    LANE,
    MARGIN,
    NEXT_LANE,
    TEXT_LEADING,
    TRUNK,
    WIDTH,
    Box,
    layout,
)
from articles.rendering.diagrams.mermaid import Diagram
from articles.rendering.diagrams.trees import Branch, arrows, forest


def draw(diagram: Diagram, slug: str) -> str:
    """A diagram from `parse` as HTML: `div.flow` (`flow--one` with a single tree) with an SVG for each tree.

    `slug` begins every id, so it has to be unique on its page: small letters, digits and hyphens, or ValueError.
    """
    if not re.fullmatch(r"[a-z][a-z0-9-]*", slug):
        raise ValueError(f"“{slug}” cannot begin an id: use small letters, digits and hyphens.")
    trees = forest(diagram)
    drawings = "".join(_svg(diagram, trees, number, f"{slug}-{number + 1}") for number in range(len(trees)))
    return f'<div class="{"flow" if len(trees) > 1 else "flow flow--one"}">{drawings}</div>'


def _svg(diagram: Diagram, trees: tuple[Branch, ...], number: int, name: str) -> str:
    """One tree. Trees take turns with the two tones; a tree that is not alone is described by its own arrows."""
    boxes = layout(trees[number])
    title = diagram.title if len(trees) == 1 else f"{diagram.title}: {trees[number].node.text}"
    description = diagram.description if len(trees) == 1 else _sentences(diagram, trees[number])
    tones = ("d-life", "d-box") if number % 2 else ("d-box", "d-life")
    return (
        f'<svg class="flow__svg" viewBox="0 0 {WIDTH} {boxes[-1].floor + MARGIN}" role="img"'
        f' aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
        f"{_lines(boxes)}{''.join(_frame(box, tones) + _labels(box) for box in boxes)}</svg>"
    )


def _sentences(diagram: Diagram, tree: Branch) -> str:
    texts = {node.id: node.text for node in diagram.nodes}
    return " ".join(
        f"{texts[edge.source]} leads {'back ' if returning else ''}to {texts[edge.target]}"
        f"{f' ({edge.label})' if edge.label else ''}."
        for edge, returning in arrows(tree)
    )


def _lines(boxes: list[Box]) -> str:
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


def _step(box: Box, parent: Box) -> str:
    if box.straight:
        return f"M{box.middle} {parent.bottom}V{box.top - 1}m-6-9l6 9 6-9"
    down = f"M{parent.x + TRUNK} {parent.bottom}V{box.centre - BEND}q0 {BEND} {BEND} {BEND}"
    return f"{down}H{box.x - 1}m-9-6l9 6-9 6"


def _frame(box: Box, tones: tuple[str, str]) -> str:
    """A box and its words. The second tone marks where a path of two or more steps ends."""
    ends = box.parent and box.parent.parent and not (box.branch.children or box.branch.returns)
    tone = tones[bool(ends)] if box.parent else "d-root"
    size = f'x="{box.x}" y="{box.top}" width="{box.right - box.x}" height="{box.bottom - box.top}" rx="8"'
    classes = "d-text" if box.parent else "d-text d-text--root"
    return f'<rect class="{tone}" {size}/>{_text(classes, box.middle, box.top + 28, TEXT_LEADING, box.words.lines)}'


def _labels(box: Box) -> str:
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
