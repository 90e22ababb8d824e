"""Prose and named blocks as HTML. Pure."""

import re
from html import escape

from articles.parsing.blocks import SUB_HEADING, split_mermaid, sub_sections, table_rows
from articles.parsing.documents import Piece
from articles.parsing.evidence import is_copy, short_name
from articles.rendering import diagrams
from articles.rendering.markdown import to_html, to_inline
from articles.rendering.notes import Notes, cited_sources, source_address


def _notes_html(numbers: list[int], notes: Notes) -> str:
    return "".join(notes.html(number) for number in numbers)


def fold(words: str, html: str) -> str:
    """What a phone folds below `words`, and a wider page and paper show without them."""
    return f'<details class="phone-fold"><summary>{escape(words)}</summary>{html}</details>'


def fold_below(title: str, html: str) -> str:
    """The same below a heading, which then opens and closes it."""
    return f'<details class="phone-fold"><summary aria-label="{escape(title)}"></summary>{html}</details>'


def render_prose(text: str, notes: Notes) -> str:
    """Where it has several headings, a phone folds what stands below each."""
    found = list(SUB_HEADING.finditer(text))
    if len(found) < 2:
        return _render_paragraphs(text, notes)
    before = text[: found[0].start()]
    sections = [
        f"{to_html(heading[0], notes)[0]}{fold_below(title, _render_paragraphs(below, notes))}"
        for heading, (title, _, below) in zip(found, sub_sections(text), strict=True)
    ]
    return "\n".join([_render_paragraphs(before, notes) if before.strip() else "", *sections])


def _render_paragraphs(text: str, notes: Notes) -> str:
    """Paragraph by paragraph, so that each one's notes can stand beside or directly after it."""
    out = []
    for block in re.split(r"\n\s*\n(?!\s{2,}|\s*[-*\d])", text.strip()):
        html, fresh = to_html(block, notes)
        if fresh:
            aside = f'<div class="passage__notes">{_notes_html(fresh, notes)}</div>'
            html = f'<div class="passage"><div>{html}</div>{aside}</div>'
        out.append(html)
    return "\n".join(out)


def _render_callout(label: str, modifier: str, piece: Piece, notes: Notes) -> str:
    html, fresh = to_html(piece.text, notes)
    html = html.replace("<p>", '<p class="callout__text">', 1)
    return (
        f'<div class="callout{modifier}"><p class="callout__label">{label}</p>{html}{_notes_html(fresh, notes)}</div>'
    )


def render_insight(piece: Piece, notes: Notes) -> str:
    return _render_callout("Key insight", "", piece, notes)


def render_surprise(piece: Piece, notes: Notes) -> str:
    return _render_callout("Surprising insight", " callout--turn", piece, notes)


def render_compare(piece: Piece, notes: Notes) -> str:
    head, *rows = [[to_inline(cell, notes)[0] for cell in row] for row in table_rows(piece.text)]
    columns = "".join(f'<th scope="col">{cell}</th>' for cell in head[1:])
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(f'<td data-label="{label}">{cell}</td>' for label, cell in zip(head[1:], row[1:], strict=True))
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="table-wrap"><table class="table"><caption>{escape(piece.argument)}</caption>'
        f'<thead><tr><th scope="col"><span class="vh">{head[0]}</span></th>{columns}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def render_paths(piece: Piece, notes: Notes) -> str:
    head, *rows = [[to_inline(cell, notes)[0] for cell in row] for row in table_rows(piece.text)]
    items = []
    for row in rows:
        cells = []
        for position, (label, cell) in enumerate(zip(head, row, strict=True)):
            modifier = " paths__label--help" if position == len(head) - 1 else ""
            cells.append(f'<p><span class="paths__label{modifier}">{label}</span>{cell}</p>')
        items.append(f'<li class="paths__row">{"".join(cells)}</li>')
    return f'<ul class="paths">{"".join(items)}</ul>'


def render_steps(piece: Piece, notes: Notes) -> str:
    items = []
    steps = sub_sections(piece.text)
    for number, (title, anchor, text) in enumerate(steps, 1):
        html, fresh = to_html(text, notes)
        name = to_inline(title, notes)[0]
        following = _next_step(number + 1, steps[number][1]) if number < len(steps) else ""
        items.append(
            f'<li class="steps__item" id="{anchor}"><h3 class="steps__name">{name}</h3>'
            f"{fold_below(title, f'{html}{_notes_html(fresh, notes)}{following}')}</li>"
        )
    return f'<ol class="steps">{"".join(items)}</ol>'


def _next_step(number: int, anchor: str) -> str:
    return f'<a class="steps__next" href="#{anchor}">Next: step {number}</a>'


def render_stages(pieces: list[Piece], notes: Notes) -> str:
    items, numbers = [], []
    for piece in pieces:
        for title, _, text in sub_sections(piece.text):
            html, fresh = to_html(text, notes)
            numbers += fresh
            age = f'<p class="stage__age">{escape(piece.argument)}</p>'
            name = to_inline(title, notes)[0]
            items.append(f'<div class="stage"><h3>{name}</h3>{fold_below(title, f"{age}{html}")}</div>')
    return f'<div class="stages">{"".join(items)}</div>{_notes_html(numbers, notes)}'


def render_micro_habit(piece: Piece, notes: Notes) -> str:
    html, fresh = to_html(piece.text, notes)
    html = html.replace("<p>", '<p class="habit__line">', 1).replace("<a ", '<a class="btn btn--paper" ')
    return f'<div class="habit">{html}</div>{_notes_html(fresh, notes)}'


def render_mermaid(piece: Piece, notes: Notes) -> str:
    graph, caption = split_mermaid(piece)
    diagram = diagrams.parse(graph)
    figure = (
        f'<figure class="figure figure--wide" id="figure-{piece.argument}">{diagrams.draw(diagram, piece.argument)}'
        f'<figcaption class="figure__cap">{to_html(caption, notes)[0]}<div class="figure__tools">'
        f'<a href="{notes.links.diagram(piece.argument)}">Open large</a>'
        f'<details class="figure__more"><summary>Read as text</summary>{diagrams.outline(diagram)}</details>'
        f"</div></figcaption></figure>"
    )
    return fold(f"Diagram: {diagram.title}", figure)


def render_sources(notes: Notes) -> str:
    """Author, year, title with where to find it, and journal, as far as they are known."""
    items = []
    for source in cited_sources(notes):
        address = source_address(source)
        title = escape(source.title)
        title = f'<a href="{escape(address)}">{title}</a>' if address else title
        copied = " (a copy)" if not source.doi and is_copy(source.url) else ""
        container = f", {escape(source.container)}" if source.container else ""
        items.append(f"<li>{escape(short_name(source))}: {title}{copied}{container}</li>")
    return fold(f"{len(items)} works, by author", f'<ol class="sources">{"".join(items)}</ol>')


def render_questions(questions: list[dict[str, object]]) -> str:
    """Those marked `in_guide`, each to be opened and closed on its own."""
    chosen = [question for question in questions if question["in_guide"]]
    items = [
        f'<details class="faq__item" id="question-{question["slug"]}">'
        f'<summary class="faq__q">{escape(str(question["title"]))}</summary>'
        f'<div class="faq__a">{question["html"]}</div></details>'
        for question in chosen
    ]
    return f'<div class="faq">{"".join(items)}</div>'


def render_assessment(notes: Notes) -> str:
    return f'<p><a class="btn" href="{notes.links.page("quick_assessment")}">Answer the three questions</a></p>'


RENDERERS = {
    "": lambda piece, notes: render_prose(piece.text, notes),
    "insight": render_insight,
    "surprise": render_surprise,
    "compare": render_compare,
    "paths": render_paths,
    "steps": render_steps,
    "micro-habit": render_micro_habit,
    "mermaid": render_mermaid,
    "assessment": lambda piece, notes: render_assessment(notes),
    "sources": lambda piece, notes: render_sources(notes),
}
