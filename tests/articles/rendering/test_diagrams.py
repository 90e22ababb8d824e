import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering.diagrams import Diagram, DiagramError, Edge, Node, draw, outline, parse

BALANCE = """graph LR
  accTitle: Balance and integration
  accDescr: Two ways to think about work and life.
  na[Work-Life Balance] -->|Compartmentalization| nb[9-5 Work Only]
  na -->|Compartmentalization| nc[After-Hours Personal]
  na -->|Result| nd[Artificial Boundaries]

  ne[Work-Life Integration] -->|Fluid Flow| nf[Meaningful Work]
  ne -->|Fluid Flow| ng[Personal Priorities]
  ne -->|Result| nh[Natural Alignment]
"""
LOOP = """graph TB
  accTitle: The integration loop
  accDescr: Seven steps that lead back to the first.
  na[Identify Core Values] --> nb[Align Work with Values]
  nb --> nc[Increased Meaning & Energy]
  nc --> nd[Better Performance]
  nd --> ne[Positive Recognition]
  ne --> nf[Enhanced Life Satisfaction]
  nf --> ng[Sustainable Wellbeing]
  ng --> na
"""
PITFALLS = """graph TD
  accTitle: Four mistakes
  accDescr: Each mistake, where it leads, and what helps.
  na[Integration Mistakes] --> nb[No Boundaries]
  na --> nc[Lacks Values Clarity]
  na --> nd[Constant Context-Switching]
  na --> ne[Ignoring Energy Levels]
  nb --> nf[Result: Always Working]
  nc --> ng[Result: Random Blending]
  nd --> nh[Result: No Deep Focus]
  ne --> ni[Result: Burnout]
  nf --> nj[Solution: Value-Based Boundaries]
  ng --> nk[Solution: Clarify Purpose First]
  nh --> nl[Solution: Batch Similar Tasks]
  ni --> nm[Solution: Protect Renewal Time]
"""
WEEK = """flowchart TB
  %% four steps, one of them a question
  accTitle: The week
  accDescr: What happens between one Monday and the next.
  choose(Choose one thing to protect)
  choose --> live[Live the week]
  live -->|Friday| answer{Answer: kept, moved, or not this time}
  answer --> look[Look back for two minutes]
  look -->|Next week| choose
"""
# slug: source, trees, nodes, edges, edges that return
DIAGRAMS = {
    "balance-and-integration": (BALANCE, 2, 8, 6, 0),
    "integration-loop": (LOOP, 1, 7, 7, 1),
    "pitfalls": (PITFALLS, 1, 13, 12, 0),
    "the-week": (WEEK, 1, 4, 4, 1),
}
START = "graph LR\naccTitle: T\naccDescr: D\n"


def elements(html):
    return ElementTree.fromstring(html)  # noqa: S314  # our own output


def edges_in_words(diagram):
    texts = {node.id: node.text for node in diagram.nodes}
    return Counter((texts[edge.source], edge.label, texts[edge.target]) for edge in diagram.edges)


def words_of(element):
    return " ".join("".join(element.itertext()).split())


def drawn_texts(root):
    return Counter(words_of(text) for text in root.iter("text"))


def boxes_of(svg):
    return [tuple(int(rect.get(key)) for key in ("x", "y", "width", "height")) for rect in svg.iter("rect")]


def described_edges(root, diagram):
    texts = "|".join(re.escape(text) for text in sorted((node.text for node in diagram.nodes), key=len, reverse=True))
    sentence = re.compile(rf"({texts}) leads (?:back )?to ({texts})(?: \((.*?)\))?\.")
    return Counter(
        (found[1], found[3] or "", found[2]) for desc in root.iter("desc") for found in sentence.finditer(desc.text)
    )


def outlined_edges(item, diagram):
    """Edges of a list item and all below it; labels are told from texts by the diagram's own labels."""
    source = own_text(item, diagram)[1]
    edges = Counter()
    for child in item.findall("ul/li"):
        label, target = own_text(child, diagram)
        edges[source, label, target.removeprefix("back to ")] += 1
        edges += outlined_edges(child, diagram)
    return edges


def own_text(item, diagram):
    for label in {edge.label for edge in diagram.edges if edge.label}:
        if item.text.startswith(f"{label}: "):
            return label, item.text.removeprefix(f"{label}: ")
    return "", item.text


@pytest.mark.parametrize("slug", DIAGRAMS)
def test_source_drawing_description_and_outline_say_the_same(slug):
    source, trees, nodes, edges, returns = DIAGRAMS[slug]
    diagram = parse(source)
    drawing = elements(draw(diagram, slug))
    listing = elements(outline(diagram))

    assert (len(diagram.nodes), len(diagram.edges)) == (nodes, edges)
    assert len(drawing.findall("svg")) == trees
    assert drawn_texts(drawing) == Counter(
        [node.text for node in diagram.nodes] + [edge.label for edge in diagram.edges if edge.label]
    )
    if trees == 1:
        assert [desc.text for desc in drawing.iter("desc")] == [diagram.description]
    else:
        assert described_edges(drawing, diagram) == edges_in_words(diagram)
    assert sum((outlined_edges(item, diagram) for item in listing), Counter()) == edges_in_words(diagram)
    assert outline(diagram).count("back to ") == returns


@pytest.mark.parametrize("slug", DIAGRAMS)
def test_arrows_have_one_head_and_returns_are_dashed(slug):
    source, _, _, edges, returns = DIAGRAMS[slug]
    drawing = draw(parse(source), slug)

    assert len(re.findall(r"l6 9 6-9|l9 6-9 6|l-9 6 9 6", drawing)) == edges
    assert drawing.count("d-back") == returns


@pytest.mark.parametrize("slug", DIAGRAMS)
def test_drawing_is_named_and_free_of_styles(slug):
    source, trees, *_ = DIAGRAMS[slug]
    drawing = draw(parse(source), slug)
    root = elements(drawing)
    ids = [element.get("id") for element in root.iter() if element.get("id")]

    assert root.get("class") == ("flow" if trees > 1 else "flow flow--one")
    assert "style" not in drawing
    assert len(ids) == len(set(ids)) == 2 * trees
    assert all(name.startswith(f"{slug}-") for name in ids)
    for svg in root:
        assert (svg.get("role"), svg.get("viewBox").split()[:3]) == ("img", ["0", "0", "340"])
        assert [svg.get("aria-labelledby"), svg.get("aria-describedby")] == [svg[0].get("id"), svg[1].get("id")]


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


def test_tones_tell_trees_and_ends_of_paths_apart():
    balance = [rect.get("class") for rect in elements(draw(parse(BALANCE), "b")).iter("rect")]
    pitfalls = [rect.get("class") for rect in elements(draw(parse(PITFALLS), "p")).iter("rect")]

    assert balance == ["d-root", *["d-box"] * 3, "d-root", *["d-life"] * 3]
    assert pitfalls == ["d-root", *["d-box", "d-box", "d-life"] * 4]


def test_child_alone_stands_straight_below_and_siblings_are_indented():
    svg = elements(draw(parse(PITFALLS), "p"))[0]

    assert boxes_of(svg)[:5] == [
        (2, 2, 336, 44),
        (44, 66, 294, 44),
        (44, 138, 294, 44),
        (44, 210, 294, 44),
        (44, 294, 294, 44),
    ]


def test_text_that_is_long_wraps_into_even_lines_and_a_taller_box():
    diagram = parse(START + "A[Answer: kept, moved on purpose, or not this time] --> B[Rest]")
    svg = elements(draw(diagram, "w"))[0]

    assert [line.text for line in svg.find("text") if line.text.strip()] == [
        "Answer: kept, moved on",
        "purpose, or not this time",
    ]
    assert boxes_of(svg)[0] == (2, 2, 336, 64)


def test_words_are_escaped_everywhere():
    words = "a < b & \"c\" 'd' > e"
    diagram = Diagram("LR", words, words, (Node("A", words), Node("B", "Two")), (Edge("A", "B", words),))

    for html in (draw(diagram, "x"), outline(diagram)):
        elements(html)
        assert "a &lt; b &amp; &quot;c&quot; &#x27;d&#x27; &gt; e" in html
        assert "a <" not in html


def test_apostrophes_ampersands_and_signs_may_be_written():
    assert parse(START + "A[Don't mix R&D < 5 days] --> B[“So”]").nodes[0].text == "Don't mix R&D < 5 days"


@pytest.mark.parametrize("slug", ["", "Two Words", 'x"y', "1st"])
def test_slug_that_cannot_begin_an_id_is_refused(slug):
    with pytest.raises(ValueError, match="cannot begin an id"):
        draw(parse(LOOP), slug)


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


def words(longest, most):
    word = st.text("aeimnostW", min_size=1, max_size=longest)
    return st.lists(word, min_size=1, max_size=most).map(" ".join)


@st.composite
def small_trees(draw_from):
    """Source of a tree of up to eight nodes, sometimes with one arrow back up."""
    size = draw_from(st.integers(2, 8))
    parents = [0, *(draw_from(st.integers(0, number - 1)) for number in range(1, size))]
    lines = [f"N{number}[{draw_from(words(8, 3))}]" for number in range(size)]
    ends = [(parents[number], number) for number in range(1, size)]
    if draw_from(st.booleans()):
        source = target = draw_from(st.integers(1, size - 1))
        while target == source or (target and draw_from(st.booleans())):
            target = parents[target]
        ends.append((source, target))
    for source, target in ends:
        label = draw_from(st.none() | words(4, 2))
        lines.append(f"N{source} -->{f'|{label}|' if label else ''} N{target}")
    return START + "\n".join(lines)


def overlap(one, other):
    (x, y, width, height), (u, v, wide, high) = one, other
    return x < u + wide and u < x + width and y < v + high and v < y + height


@given(small_trees())
def test_diagram_of_any_small_tree_keeps_its_words_and_its_boxes_apart(source):
    diagram = parse(source)
    drawing = elements(draw(diagram, "any"))
    (svg,) = drawing
    boxes = boxes_of(svg)
    height = int(svg.get("viewBox").split()[3])

    assert drawn_texts(drawing) == Counter(
        [node.text for node in diagram.nodes] + [edge.label for edge in diagram.edges if edge.label]
    )
    assert len(boxes) == len(diagram.nodes)
    assert all(x >= 0 and y >= 0 and x + w <= 340 and y + h <= height for x, y, w, h in boxes)
    assert not any(overlap(one, other) for n, one in enumerate(boxes) for other in boxes[:n])


@given(small_trees())
def test_labels_stand_between_boxes(source):
    (svg,) = elements(draw(parse(source), "any"))
    labels = [text for text in svg.iter("text") if "d-lab" in text.get("class")]
    lines = [line for label in labels for line in [label, *label] if line.get("y")]

    for foot in (int(line.get("y")) for line in lines):
        assert 12 < foot < int(svg.get("viewBox").split()[3])
        assert not any(top < foot and foot - 12 < top + height for _, top, _, height in boxes_of(svg))


@given(small_trees())
def test_outline_names_every_edge_of_any_small_tree_once(source):
    listing = outline(parse(source))

    assert listing.count("<li>") == len(parse(source).edges) + 1


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
