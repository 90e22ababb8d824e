"""The trees of a flowchart. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.rendering.diagrams.mermaid import Diagram, Edge, Node


@dataclass(frozen=True)
class Branch:
    """A node with all that hangs on it. `arrow` led here (None at a root); `returns` lead back up this path."""

    node: Node
    arrow: Edge | None
    children: tuple["Branch", ...]
    returns: tuple[Edge, ...]


def forest(diagram: Diagram) -> tuple[Branch, ...]:
    """A tree for each node without an arrow into it, then for each loop that is left."""
    nodes = {node.id: node for node in diagram.nodes}
    seen: set[str] = set()

    def grow(node_id: str, arrow: Edge | None, path: frozenset[str]) -> Branch:
        seen.add(node_id)
        path |= {node_id}
        leaving = [edge for edge in diagram.edges if edge.source == node_id]
        returns = tuple(edge for edge in leaving if edge.target in path)
        children = tuple(grow(edge.target, edge, path) for edge in leaving if edge.target not in seen)
        return Branch(nodes[node_id], arrow, children, returns)

    reached = {edge.target for edge in diagram.edges}
    starts_first = sorted(nodes, key=lambda node_id: node_id in reached)
    return tuple(grow(node_id, None, frozenset()) for node_id in starts_first if node_id not in seen)


def arrows(branch: Branch) -> Iterator[tuple[Edge, bool]]:
    """Every arrow of a tree in reading order, each with whether it returns."""
    for child in branch.children:
        if child.arrow:
            yield child.arrow, False
        yield from arrows(child)
    for edge in branch.returns:
        yield edge, True
