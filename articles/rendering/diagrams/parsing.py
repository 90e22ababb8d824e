"""Read a flowchart that can be drawn well. Pure."""

from articles.rendering.diagrams.layout import layout
from articles.rendering.diagrams.mermaid import Diagram, DiagramDraft, DiagramError, read
from articles.rendering.diagrams.trees import Branch, arrows, forest


def parse(text: str) -> Diagram:
    """Read one flowchart.

    Known: `graph|flowchart LR|TB|TD` first; `accTitle:` and `accDescr:`, both required; `A[Text]`, `A(Text)` or
    `A{Text}`, all drawn as boxes; one `A --> B` or `A -->|label| B` a line; `%%` comments. Raises DiagramError for
    anything else, and for what `draw` could not draw well.
    """
    draft = read(text)
    diagram = draft.diagram()
    trees = forest(diagram)
    _check_shape(draft, trees)
    _check_room(draft, trees)
    return diagram


def _check_shape(draft: DiagramDraft, trees: tuple[Branch, ...]) -> None:
    """Only trees, and arrows back up a path, can be drawn without crossings."""
    drawn = {edge for tree in trees for edge, _ in arrows(tree)}
    for edge, number in draft.edges.items():
        if edge not in drawn:
            remedy = "give this end a node of its own, or name the start of a loop first."
            raise DiagramError(number, f"Another arrow leads to {edge.target}, and this one does not go back: {remedy}")


def _check_room(draft: DiagramDraft, trees: tuple[Branch, ...]) -> None:
    for box in (box for tree in trees for box in layout(tree)):
        places = [(box.words, draft.mentions[box.branch.node.id])]
        places += [(box.label, draft.edges[box.branch.arrow])] if box.branch.arrow else []
        places += zip(box.returning, (draft.edges[edge] for edge in box.branch.returns), strict=True)
        for block, number in places:
            if not block.fits:
                raise DiagramError(number, f"“{' '.join(block.lines)}” has no room in the drawing: shorten it.")
