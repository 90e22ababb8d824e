import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from hypothesis import given

from articles.rendering.diagrams import Diagram, Edge, Node, draw, outline, parse
from tests.articles.rendering.diagrams.samples import BALANCE, DIAGRAMS, LOOP, PITFALLS, START, small_trees


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


@pytest.mark.parametrize("slug", ["", "Two Words", 'x"y', "1st"])
def test_slug_that_cannot_begin_an_id_is_refused(slug):
    with pytest.raises(ValueError, match="cannot begin an id"):
        draw(parse(LOOP), slug)


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
