"""Markdown to HTML, its claims marked and its links to pages resolved. Pure."""

from xml.etree.ElementTree import Element, SubElement  # nosec B405 -- builds, reads none

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from articles.parsing.evidence import STATE_CLASSES, STATES, Claim
from articles.rendering.notes import Notes

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
