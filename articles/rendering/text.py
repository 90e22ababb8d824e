"""The readable text of our own HTML, cut where an anchor begins. Pure.

For search: what stands beside the text (marks, notes, numbers, drawings) is left out, and so are the questions and
sources that a guide repeats, which are found at addresses of their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

BESIDE_TAGS = {"svg", "summary"}
BESIDE_CLASSES = {"note", "ref", "chip", "vh", "figure__tools", "faq", "sources"}
BEGINNINGS = {"section", "h3", "li"}  # with an id
HEADINGS = {"h2", "h3"}
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "small", "span", "strong"}
VOID = {"br", "hr", "img", "input"}


@dataclass
class TextSection:
    """`anchor` is "" for what stands before the first one."""

    anchor: str
    title: str = ""
    text: str = ""


class _TextExtractor(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.passages = [TextSection("")]
        self.beside = 0  # depth inside an element that is left out
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        classes = set((attributes.get("class") or "").split())
        if self.beside or tag in BESIDE_TAGS or classes & BESIDE_CLASSES:
            self.beside += tag not in VOID
            return
        if tag in BEGINNINGS and attributes.get("id"):
            self.passages.append(TextSection(attributes["id"] or ""))
        if tag in HEADINGS and not self.passages[-1].title:
            self.in_title = True
        self._space(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.beside:
            self.beside -= tag not in VOID
        elif tag in HEADINGS:
            self.in_title = False
        self._space(tag)

    def handle_data(self, data: str) -> None:
        if self.beside:
            return
        if self.in_title:
            self.passages[-1].title += data
        else:
            self.passages[-1].text += data

    def _space(self, tag: str) -> None:
        if tag not in INLINE:
            self.handle_data(" ")


def html_of(parts: Iterable[Mapping[str, object]]) -> str:
    """Of an article's parts those that are HTML, as one."""
    return "".join(str(part.get("html", "")) for part in parts)


def text_sections(html: str) -> list[TextSection]:
    """In order of the text; white space folded, empty ones left out."""
    reader = _TextExtractor()
    reader.feed(html)
    reader.close()
    for passage in reader.passages:
        passage.title, passage.text = " ".join(passage.title.split()), " ".join(passage.text.split())
    return [passage for passage in reader.passages if passage.title or passage.text]


def readable_text(html: str) -> str:
    """All of it in one line, headings included."""
    return " ".join(f"{passage.title} {passage.text}".strip() for passage in text_sections(html))
