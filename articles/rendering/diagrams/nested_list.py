"""Flowcharts in words: a nested list. Pure."""

from html import escape

from articles.rendering.diagrams.mermaid import Diagram, Edge
from articles.rendering.diagrams.trees import Branch, forest


def outline(diagram: Diagram) -> str:
    """The same arrows as a nested list, in the drawing's order; one that returns reads “back to …”."""
    texts = {node.id: node.text for node in diagram.nodes}
    return f"<ul>{''.join(_item(tree, texts) for tree in forest(diagram))}</ul>"


def _item(branch: Branch, texts: dict[str, str]) -> str:
    inner = "".join(_item(child, texts) for child in branch.children)
    inner += "".join(f"<li>{_labelled(edge, f'back to {texts[edge.target]}')}</li>" for edge in branch.returns)
    return f"<li>{_labelled(branch.arrow, branch.node.text)}{f'<ul>{inner}</ul>' if inner else ''}</li>"


def _labelled(arrow: Edge | None, words: str) -> str:
    return escape(f"{arrow.label}: {words}" if arrow and arrow.label else words)
