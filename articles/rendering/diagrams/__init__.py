"""Flowcharts: read from Mermaid, drawn as SVG, told in words. Pure."""

from articles.rendering.diagrams.mermaid import Diagram, DiagramError, Edge, Node
from articles.rendering.diagrams.nested_list import outline
from articles.rendering.diagrams.parsing import parse
from articles.rendering.diagrams.svg import draw

__all__ = ["Diagram", "DiagramError", "Edge", "Node", "draw", "outline", "parse"]
