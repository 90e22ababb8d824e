"""Flowcharts as text: a subset of Mermaid, read strictly. Pure. `parsing` says what of it can be drawn."""

import re
from dataclasses import dataclass, field

MAX_NODES = 40


@dataclass(frozen=True)
class Node:
    id: str
    text: str


@dataclass(frozen=True)
class Edge:
    """An arrow between two node ids; `label` is "" when it has none."""

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True)
class Diagram:
    """What `parse` accepted, in source order. `direction` (LR, TB or TD) changes nothing in the drawing."""

    direction: str
    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class DiagramError(ValueError):
    """What is wrong in a diagram's source, and the remedy. `line` counts from 1 in the text given to `parse`."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message


HEADER = re.compile(r"(?:graph|flowchart)\s+(LR|TB|TD)")
SPOKEN = re.compile(r"(accTitle|accDescr)\s*:\s*(.+)")
BRACKETED = re.compile(r"\[.*?\]|\(.*?\)|\{.*?\}|\|.*?\|")
NODE = r"([A-Za-z]\w*)\s*(\[[^\]]*\]|\([^)]*\)|\{[^}]*\})?"
STATEMENT = re.compile(rf"{NODE}(?:\s*-->\s*(\|[^|]*\|)?\s*{NODE})?", re.ASCII)
MARKUP = re.compile(r"<[/!]?[A-Za-z]|[&#]#?\w+;")
KEYWORD = re.compile(r"(subgraph|end|style|classDef|class|click|linkStyle|direction)\b")


@dataclass
class DiagramDraft:
    """A diagram while it is being read, with the line of each node's first mention and of each edge."""

    header_line: int = 0
    direction: str = ""
    spoken: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    edges: dict[Edge, int] = field(default_factory=dict)

    def diagram(self) -> Diagram:
        nodes = tuple(Node(node_id, self.texts[node_id]) for node_id in self.mentions)
        return Diagram(self.direction, self.spoken["accTitle"], self.spoken["accDescr"], nodes, tuple(self.edges))


def read(text: str) -> DiagramDraft:
    """One flowchart: statements understood, texts complete, every node connected. Raises DiagramError."""
    draft = DiagramDraft()
    for number, line in enumerate(map(str.strip, text.split("\n")), start=1):
        if line.startswith("%%{"):
            raise DiagramError(number, "Settings in %%{…}%% are not supported: remove them, the style sheet decides.")
        if line and not line.startswith("%%"):
            _read_line(draft, line, number)
    _check_complete(draft)
    return draft


def _read_line(draft: DiagramDraft, line: str, number: int) -> None:
    header = HEADER.fullmatch(line)
    if draft.direction and not header:
        (_read_spoken if line.startswith("acc") else _read_statement)(draft, line, number)
    elif header and not draft.direction:
        draft.direction, draft.header_line = header[1], number
    else:
        raise DiagramError(number, f"A diagram starts, once, with graph or flowchart and LR, TB or TD: not “{line}”.")


def _read_spoken(draft: DiagramDraft, line: str, number: int) -> None:
    match = SPOKEN.fullmatch(line)
    if not match:
        raise DiagramError(number, "Write “accTitle: …” and “accDescr: …” on one line each, with a text.")
    if match[1] in draft.spoken:
        raise DiagramError(number, f"{match[1]} is given twice: keep one.")
    draft.spoken[match[1]] = match[2]


def _read_statement(draft: DiagramDraft, line: str, number: int) -> None:
    _refuse_known(line, number)
    match = STATEMENT.fullmatch(line)
    if not match:
        raise DiagramError(number, f"“{line}” is not understood: write A[Text], A --> B or A -->|label| B.")
    source, source_text, label, target, target_text = match.groups()
    _mention(draft, source, source_text, number)
    if target:
        _mention(draft, target, target_text, number)
        _add_edge(draft, Edge(source, target, _plain(label, number) if label else ""), number)


def _refuse_known(line: str, number: int) -> None:
    """Name the Mermaid constructs an author is likely to try."""
    bare = BRACKETED.sub("", line)
    refusals = (
        (KEYWORD.match(bare), "Keywords such as subgraph, style or click are not supported: remove the line."),
        ('"' in line or "`" in line, "Quotes are not supported: write the words without them."),
        (";" in bare, "Semicolons are not supported: write one statement a line."),
        (":::" in bare, "Classes (:::) are not supported: remove them."),
        ("&" in bare, "Lists with & are not supported: write one arrow a line."),
        (bare.count("-->") > 1, "Only one arrow a line is supported: write A --> B and B --> C on two lines."),
        (re.search(r"[-=.~<>]", bare.replace("-->", "", 1)), "Only the arrows --> and -->|label| are supported."),
    )
    for found, message in refusals:
        if found:
            raise DiagramError(number, message)


def _mention(draft: DiagramDraft, node_id: str, bracketed: str | None, number: int) -> None:
    draft.mentions.setdefault(node_id, number)
    if not bracketed:
        return
    text = _plain(bracketed, number)
    if draft.texts.setdefault(node_id, text) != text:
        raise DiagramError(number, f"{node_id} already reads “{draft.texts[node_id]}”: give its text once.")


def _plain(bracketed: str, number: int) -> str:
    """The words inside brackets or bars, with single spaces."""
    text = " ".join(bracketed[1:-1].split())
    if not text:
        raise DiagramError(number, "A text or label is empty: fill it in, or leave the label out.")
    if MARKUP.search(text):
        raise DiagramError(number, f"“{text}” holds HTML or an entity: write plain words, they wrap by themselves.")
    if re.search(r"[\[\](){}|]", text) or text[0] in "/\\":
        raise DiagramError(number, f"“{text}”: other shapes, and brackets inside a text, are not supported.")
    return text


def _add_edge(draft: DiagramDraft, edge: Edge, number: int) -> None:
    if edge.source == edge.target:
        raise DiagramError(number, f"{edge.source} points at itself: name another node.")
    if any((known.source, known.target) == (edge.source, edge.target) for known in draft.edges):
        raise DiagramError(number, f"{edge.source} --> {edge.target} is there already: keep one.")
    draft.edges[edge] = number


def _check_complete(draft: DiagramDraft) -> None:
    start = max(draft.header_line, 1)
    for name in ("accTitle", "accDescr"):
        if name not in draft.spoken:
            raise DiagramError(start, f"{name} is missing: add a line “{name}: …” in plain words.")
    if not draft.edges:
        raise DiagramError(start, "There is no arrow: write at least one A --> B.")
    if len(draft.mentions) > MAX_NODES:
        raise DiagramError(start, f"More than {MAX_NODES} nodes cannot be read: make two diagrams.")
    connected = {node_id for edge in draft.edges for node_id in (edge.source, edge.target)}
    for node_id, number in draft.mentions.items():
        if node_id not in draft.texts:
            raise DiagramError(number, f"{node_id} has no text: write {node_id}[Text] once.")
        if node_id not in connected:
            raise DiagramError(number, f"{node_id} has no arrow: connect it or remove it.")
