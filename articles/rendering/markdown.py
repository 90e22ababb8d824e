"""From content text to the parts of a page. Pure: Markdown in, HTML out.

A page is a list of parts: `{"html": ...}` is ready; `{"slot": name, "values": [...]}` is filled by the template with
what other apps own (profile cards) or what the deploy decides (addresses of pictures).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement  # nosec B405 -- builds, reads none

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from articles.parsing.documents import Piece, Section
from articles.parsing.evidence import STATE_CLASSES, STATES, Claim, Source, is_copy, short_name
from articles.rendering import diagrams

SUB_HEADING = re.compile(r"^###\s+(?P<title>.+?)\s*(?:\{#(?P<anchor>[a-z][a-z0-9-]*)\})?\s*$", re.MULTILINE)
SMART_QUOTES = {
    "smarty": {
        "substitutions": {
            "left-single-quote": "‘",
            "right-single-quote": "’",
            "left-double-quote": "“",
            "right-double-quote": "”",
            "ellipsis": "…",
            "ndash": "–",
            "mdash": "—",
        }
    }
}
NOTE_SOURCES = 2
WIDE = {"stage", "profile"}
Part = dict[str, object]


class Links(Protocol):
    """Addresses that only the site knows; `names` are those that `page` accepts."""

    def names(self) -> set[str]: ...
    def page(self, name: str) -> str: ...
    def claim(self, claim: Claim) -> str: ...
    def source(self, key: str) -> str: ...
    def diagram(self, slug: str) -> str: ...


@dataclass
class Notes:
    """The numbered notes of one article: claim ids in order of their first mention."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    links: Links
    ids: list[str] = field(default_factory=list)

    def number(self, claim_id: str) -> tuple[int, bool]:
        """The claim's number from 1, and whether this is its first mention."""
        if claim_id in self.ids:
            return self.ids.index(claim_id) + 1, False
        self.ids.append(claim_id)
        return len(self.ids), True

    def html(self, number: int) -> str:
        claim = self.claims[self.ids[number - 1]]
        state = STATE_CLASSES[claim.state]
        return (
            f'<p popover role="note" class="note {state}" id="n{number}"><span class="chip {state}">'
            f'<span class="mark"></span><span class="vh">Note </span>{number}. {STATES[claim.state]}</span> '
            f"{escape(claim.note)}{self._cited(claim)} "
            f'<a href="{self.links.claim(claim)}" aria-label="Why, note {number}">why</a></p>'
        )

    def _cited(self, claim: Claim) -> str:
        """Author and year of up to NOTE_SOURCES sources; the ledger row names them all."""
        names = [
            f'<a href="{self.links.source(key)}">{escape(short_name(self.sources[key]))}</a>'
            for key in claim.sources[:NOTE_SOURCES]
        ]
        if claim.state == "not-traced" or not names:
            return ""
        more = " and others" if len(claim.sources) > NOTE_SOURCES else ""
        return f' <span class="note__src">{"; ".join(names)}{more}.</span>'


class References(Treeprocessor):
    """Turn links to claims into marked sentences, and links to pages into addresses."""

    def __init__(self, md: Markdown, notes: Notes, *, numbered: bool) -> None:
        super().__init__(md)
        self.notes = notes
        self.numbered = numbered
        self.fresh: list[int] = []

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                target = child.get("href", "") if child.tag == "a" else ""
                scheme, _, name = target.partition(":")
                if scheme == "page":
                    child.set("href", self.notes.links.page(name))
                elif scheme == "claim":
                    self._mark(parent, child, self.notes.claims[name])

    def _mark(self, parent: Element, child: Element, claim: Claim) -> None:
        state = STATE_CLASSES[claim.state]
        child.tag = "span"
        child.attrib = {"class": f"claim {state}"}
        number, first = self.notes.number(claim.id)
        if self.numbered:
            marks = _numbers(number, state)
            if first:
                child.set("id", f"r{number}")
                self.fresh.append(number)
        else:
            marks = [Element("a", {"class": f"chip {state}", "href": self.notes.links.claim(claim)})]
            SubElement(marks[0], "span", {"class": "mark"}).tail = STATES[claim.state]
        marks[-1].tail, child.tail = child.tail, "" if self.numbered else " "
        place = list(parent).index(child) + 1
        parent[place:place] = marks


def _numbers(number: int, state: str) -> list[Element]:
    """The number of a note twice: a link to the note where it stands, and a button that opens it on a phone."""
    named = {"class": f"ref {state}", "aria-label": f"Note {number}"}
    marks = [Element("a", named | {"href": f"#n{number}"}), Element("button", named | {"popovertarget": f"n{number}"})]
    for mark in marks:
        mark.text = str(number)
    return marks


class Targets(Treeprocessor):
    """Note where links and pictures lead, whichever way they were written."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.found: list[str] = []

    def run(self, root: Element) -> None:
        self.found += [each.get("href", each.get("src", "")) for each in root.iter() if each.tag in {"a", "img"}]


def targets_of(text: str) -> list[str]:
    md = _reader()
    targets = Targets(md)
    md.treeprocessors.register(targets, "targets", 15)
    md.convert(text)
    return targets.found


def _reader() -> Markdown:
    md = Markdown(
        extensions=["attr_list", "sane_lists", "smarty"], extension_configs=SMART_QUOTES, output_format="html"
    )
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    return md


def to_html(text: str, notes: Notes, *, numbered: bool = True) -> tuple[str, list[int]]:
    """Markdown to HTML, and the numbers of the notes first mentioned in it."""
    md = _reader()
    references = References(md, notes, numbered=numbered)
    md.treeprocessors.register(references, "references", 15)
    return md.convert(text), references.fresh


def to_inline(text: str, notes: Notes) -> tuple[str, list[int]]:
    """The same for one line of text, without its paragraph tags."""
    html, fresh = to_html(text.strip(), notes)
    return html.removeprefix("<p>").removesuffix("</p>"), fresh


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


def table_rows(text: str) -> list[list[str]]:
    """The cells of a pipe table, head first, without the rule below the head."""
    lines = [line.strip().strip("|") for line in text.split("\n") if line.strip().startswith("|")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [row for row in rows if not all(set(cell) <= set("-: ") for cell in row)]


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


def sub_sections(text: str) -> list[tuple[str, str, str]]:
    """Title, anchor (or nothing) and text below each ### heading."""
    found = list(SUB_HEADING.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)] * bool(found)
    return [
        (match["title"], match["anchor"] or "", text[match.end() : end]) for match, end in zip(found, ends, strict=True)
    ]


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


def split_mermaid(piece: Piece) -> tuple[str, str]:
    """The diagram's text, and its caption after the first empty line."""
    graph, _, caption = piece.text.strip("\n").partition("\n\n")
    return graph, caption.strip()


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


def cited_sources(notes: Notes) -> list[Source]:
    """The sources behind the notes so far, in order of author."""
    keys = {key for claim_id in notes.ids for key in notes.claims[claim_id].sources}
    return sorted((notes.sources[key] for key in keys), key=lambda source: (source.authors, source.year))


def source_address(source: Source) -> str:
    """Where the publication itself can be found, or nothing."""
    return f"https://doi.org/{source.doi}" if source.doi else source.url


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
