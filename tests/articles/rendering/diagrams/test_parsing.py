import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering.diagrams import Diagram, DiagramError, Edge, Node, parse
from tests.articles.rendering.diagrams.samples import START, WEEK


def test_parse_keeps_order_direction_and_words():
    assert parse(WEEK) == Diagram(
        "TB",
        "The week",
        "What happens between one Monday and the next.",
        (
            Node("choose", "Choose one thing to protect"),
            Node("live", "Live the week"),
            Node("answer", "Answer: kept, moved, or not this time"),
            Node("look", "Look back for two minutes"),
        ),
        (
            Edge("choose", "live"),
            Edge("live", "answer", "Friday"),
            Edge("answer", "look"),
            Edge("look", "choose", "Next week"),
        ),
    )


def test_apostrophes_ampersands_and_signs_may_be_written():
    assert parse(START + "A[Don't mix R&D < 5 days] --> B[“So”]").nodes[0].text == "Don't mix R&D < 5 days"


EDGE = "A[One] --> B[Two]\n"
LONG = " ".join(["commitment"] * 12)


@pytest.mark.parametrize(
    ("source", "line", "part"),
    [
        ("", 1, "accTitle is missing"),
        ("graph RL\n", 1, "LR, TB or TD"),
        ("graph\n", 1, "LR, TB or TD"),
        ("%% note\nsequenceDiagram\n", 2, "LR, TB or TD"),
        ("---\ntitle: x\n---\n", 1, "LR, TB or TD"),
        (START + "graph LR\n" + EDGE, 4, "once"),
        (START + "%%{init: {}}%%\n" + EDGE, 4, "Settings"),
        ("graph LR\naccDescr: D\n" + EDGE, 1, "accTitle is missing"),
        ("\n\ngraph LR\naccTitle: T\n" + EDGE, 3, "accDescr is missing"),
        ("graph LR\naccTitle:\n" + EDGE, 2, "with a text"),
        ("graph LR\naccTitle: T\naccDescr {\nD\n}\n" + EDGE, 3, "one line"),
        (START + "accTitle: Again\n" + EDGE, 4, "twice"),
        (START, 1, "no arrow"),
        (START + "A[One]\n", 1, "no arrow"),
        (START + EDGE + "subgraph one\n", 5, "subgraph"),
        (START + EDGE + "end\n", 5, "Keywords"),
        (START + EDGE + "style A fill:#fff\n", 5, "style"),
        (START + EDGE + "classDef big font-size:2em\n", 5, "Keywords"),
        (START + EDGE + "class A big\n", 5, "Keywords"),
        (START + EDGE + 'click A "https://example.org"\n', 5, "click"),
        (START + EDGE + "linkStyle 0 stroke:red\n", 5, "Keywords"),
        (START + EDGE + "direction TB\n", 5, "Keywords"),
        (START + "A[One]:::big --> B[Two]\n", 4, ":::"),
        (START + "A[One] --- B[Two]\n", 4, "Only the arrows"),
        (START + "A[One] -.-> B[Two]\n", 4, "Only the arrows"),
        (START + "A[One] ==> B[Two]\n", 4, "Only the arrows"),
        (START + "A[One] ~~~ B[Two]\n", 4, "Only the arrows"),
        (START + "A[One] --x B[Two]\n", 4, "Only the arrows"),
        (START + "A[One] <--> B[Two]\n", 4, "Only the arrows"),
        (START + "A[One] -- words --> B[Two]\n", 4, "Only the arrows"),
        (START + "A[One] ---> B[Two]\n", 4, "Only the arrows"),
        (START + "A[One] --> B[Two] --> C[Three]\n", 4, "one arrow a line"),
        (START + "A[One] --> B[Two] & C[Three]\n", 4, "Lists with &"),
        (START + "A[One] --> B[Two];\n", 4, "Semicolons"),
        (START + 'A["One"] --> B[Two]\n', 4, "Quotes"),
        (START + "A[`One`] --> B[Two]\n", 4, "Quotes"),
        (START + "A[One<br>more] --> B[Two]\n", 4, "HTML"),
        (START + "A[One</b>] --> B[Two]\n", 4, "HTML"),
        (START + "A[One &amp; more] --> B[Two]\n", 4, "entity"),
        (START + "A[One #35; more] --> B[Two]\n", 4, "entity"),
        (START + "A[One] -->|<b>so</b>| B[Two]\n", 4, "HTML"),
        (START + "A[(One)] --> B[Two]\n", 4, "other shapes"),
        (START + "A[/One/] --> B[Two]\n", 4, "other shapes"),
        (START + "A((One)) --> B[Two]\n", 4, "not understood"),
        (START + "A{{One}} --> B[Two]\n", 4, "not understood"),
        (START + "A@{ shape: cyl } --> B[Two]\n", 4, "not understood"),
        (START + "A[One] -->\n", 4, "not understood"),
        (START + "A[One] --> B[Two] %% note\n", 4, "not understood"),
        (START + "A[] --> B[Two]\n", 4, "empty"),
        (START + "A[One] -->|  | B[Two]\n", 4, "empty"),
        (START + EDGE + "A --> C\n", 5, "C has no text"),
        (START + EDGE + "A[Other] --> C[Three]\n", 5, "already reads “One”"),
        (START + EDGE + "A --> B\n", 5, "there already"),
        (START + EDGE + "A -->|so| B\n", 5, "there already"),
        (START + EDGE + "B --> B\n", 5, "itself"),
        (START + EDGE + "C[Alone]\n", 5, "no arrow"),
        (START + EDGE + "A --> C[Three]\nB --> C\n", 5, "Another arrow leads to C"),
        (START + EDGE + "C[Three] --> B\n", 5, "Another arrow leads to B"),
        (START + EDGE + f"B --> C[{LONG}]\n", 5, "no room"),
        (START + EDGE + f"B --> C[{'m' * 30}]\n", 5, "no room"),
        (START + EDGE + f"B -->|{LONG}| C[Three]\n", 5, "no room"),
        (START + EDGE + f"B -->|{LONG}| A\n", 5, "no room"),
        (START + "".join(f"A{n}[N] --> A{n + 1}[N]\n" for n in range(40)), 1, "More than 40"),
    ],
)
def test_diagram_that_is_not_supported_is_refused_with_its_line(source, line, part):
    with pytest.raises(DiagramError) as caught:
        parse(source)

    assert caught.value.line == line
    assert part in caught.value.message
    assert str(caught.value) == f"line {line}: {caught.value.message}"


PIECES = ["A", "B[b]", "-->", "|", "x", "{", "]", "&", "%%", " ", "\n", "graph LR\n", "accTitle: t\n", "accDescr: d\n"]


def line_refused(source):
    try:
        parse(source)
    except DiagramError as error:
        return error.line
    return 1


@given(st.lists(st.sampled_from(PIECES)))
def test_diagram_of_any_text_is_read_or_refused_with_one_of_its_lines(parts):
    source = "".join(parts)

    assert 1 <= line_refused(source) <= source.count("\n") + 1
