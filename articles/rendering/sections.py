"""The sections of an article as the parts of its page. Pure.

A page is a list of parts: `{"html": ...}` is ready; `{"slot": name, "values": [...]}` is filled by the template with
what other apps own (profile cards) or what the deploy decides (addresses of pictures).
"""

from articles.parsing.documents import Piece, Section
from articles.rendering.blocks import RENDERERS, render_stages
from articles.rendering.markdown import to_inline
from articles.rendering.notes import Notes

WIDE = {"stage", "profile"}
Part = dict[str, object]


def render_section(section: Section, notes: Notes, questions: str) -> list[Part]:
    """One section as parts; neighbouring stages and profiles form one group each."""
    wide = ' class="is-wide"' if WIDE & {piece.name for piece in section.pieces} else ""
    title = to_inline(section.title, notes)[0]
    parts: list[Part] = [{"html": f'<section id="{section.anchor}"{wide}>'}]
    if section.art:
        parts.append({"slot": "art", "values": [section.art]})
    parts.append({"html": f"<h2>{title}</h2>"})
    for group in group_pieces(section.pieces):
        name = group[0].name
        if name == "profile":
            parts.append({"slot": name, "values": [piece.argument for piece in group]})
        elif name == "questions":
            parts.append({"html": questions})
        elif name == "stage":
            parts.append({"html": render_stages(group, notes)})
        else:
            parts.append({"html": RENDERERS[name](group[0], notes)})
    parts.append({"html": "</section>\n"})
    return parts


def group_pieces(pieces: tuple[Piece, ...]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and piece.name in WIDE and groups[-1][0].name == piece.name:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def join_parts(parts: list[Part]) -> list[Part]:
    """Neighbouring HTML as one part."""
    joined: list[Part] = []
    for part in parts:
        if "html" in part and joined and "html" in joined[-1]:
            joined[-1] = {"html": f"{joined[-1]['html']}{part['html']}"}
        else:
            joined.append(part)
    return joined
