import re
from random import Random

import pytest
from django.conf import settings
from django.template import Engine

from integration_site.pages.squeezed_templates import BLOCKS, squeeze

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))


@pytest.mark.parametrize(
    ("source", "squeezed"),
    [
        ("<ul>\n  <li>\n    one\n  </li>\n</ul>\n", "<ul><li>one</li></ul>"),
        ("<p>\n  one <b>two</b>\n  three\n</p>", "<p>one <b>two</b> three</p>"),
        ("<b>one</b>\n\n<i>two</i>", "<b>one</b> <i>two</i>"),
        ('<p\n  class="x"\n  id="y"\n>\n  one', '<p class="x" id="y">one'),
        ('<p id="{{ x|date:"Y" }}" lang="{% if a > b %}en{% endif %}">\none', None),
        ('<a href="/">\n  one\n</a>\n<button>\n  two\n</button>', '<a href="/">one</a> <button>two</button>'),
        ("one\n{% if x %}\n  two\n{% endif %}\nthree", "one {% if x %}two{% endif %} three"),
        ("one{% if x %}\n  two\n{% endif %}\nthree", "one{% if x %} two{% endif %} three"),
        ("one\n{% if x %}\n  two\n{% endif %}, three", "one {% if x %}two {% endif %}, three"),
        ("one\n{% if x %}two{% endif %}\nthree", "one{% if x %} two{% endif %} three"),
        ("one\n{% if x %}two{% else %}three{% endif %}\nfour", "one {% if x %}two{% else %}three{% endif %} four"),
        ("one\n{% if x %}two{% endif %}, three", "one {% if x %}two{% endif %}, three"),
        (
            "one\n{% if x %}two{% endif %}three{% if y %}four{% endif %}\nfive",
            "one {% if x %}two{% endif %}three{% if y %}four{% endif %} five",
        ),
        ('<input\n  name="x"\n  {% if y %}checked{% endif %}\n>', '<input name="x"{% if y %} checked{% endif %}>'),
        ("{% for x in y %}\n  {{ x }}\n{% endfor %}", "{% for x in y %} {{ x }} {% endfor %}"),
        ("<textarea>\n{{ words }}</textarea>", "<textarea>\n{{ words }}</textarea>"),
        (
            '<textarea\n  id="x"\n  {% if y %}required{% endif %}\n>\n{{ z }}',
            '<textarea id="x"{% if y %} required{% endif %}>\n{{ z }}',
        ),
        ("<pre>{{ words }}</pre>  <b>", "<pre>{{ words }}</pre>  <b>"),
        ("<param>\n<path/>\n<span>", "<param><path/><span>"),
    ],
)
def test_squeeze(source, squeezed):
    assert squeeze(source) == (source.replace("\n", "") if squeezed is None else squeezed)


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_squeeze_leaves_all_but_white_space(path):
    source = path.read_text(encoding="utf-8")
    squeezed = squeeze(source)
    assert "".join(squeezed.split()) == "".join(source.split())
    assert re.findall(r"(?<=>)\s*(?=\S*</textarea>)", squeezed) == re.findall(r"(?<=>)\s*(?=\S*</textarea>)", source)
    assert not re.search(r"\n(?!\{\{)", squeezed)


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_squeeze_shows_the_same_whatever_holds(path):
    source = path.read_text(encoding="utf-8")
    for seed in range(12):
        laid_out, squeezed = (shown(played(text, Random(seed))) for text in (source, squeeze(source)))  # noqa: S311
        assert laid_out == squeezed


def played(source, chance):
    """The source as if it were rendered: a branch of each condition, and each loop up to twice, by chance."""
    pieces = iter(re.split(r"(\{%.*?%\})", source))

    def branches():
        found = [[]]
        for piece in pieces:
            tag = re.match(r"\{% (\w+)", piece)
            if tag and tag[1] in {"if", "for"}:
                inner = branches()
                left_out = [] if len(inner) > 1 else [[]]
                taken = chance.choice(inner + left_out)
                found[-1] += taken * chance.choice([1, 2]) if tag[1] == "for" else taken
            elif tag and tag[1] in {"elif", "else", "empty"}:
                found.append([])
            elif tag and tag[1] in {"endif", "endfor"}:
                return found
            elif not tag or tag[1] in {"include", "url", "static"}:
                found[-1].append(piece)
        return found

    return "".join(branches()[0])


def shown(html):
    """Without white space that is not shown: in tags, around blocks, and inside the edges of links and buttons."""
    html = re.sub(r"<[^<>]*>", lambda tag: re.sub(r"\s+(?=/?>)", "", " ".join(tag[0].split())), html)
    html = re.sub(r"\s+", " ", html)
    html = re.sub(rf" ?(</?(?:{BLOCKS})\b[^<>]*>) ?", r"\1", html)
    return re.sub(r" (?=</(?:a|button)>)", "", re.sub(r"(<(?:a|button)\b[^<>]*>) ", r"\1", html)).strip()


def test_pages_are_made_from_squeezed_templates(client):
    assert not re.search(rb">\n *<", client.get("/help/").content)


@pytest.mark.parametrize(("name", "debug"), [("mail.txt", False), ("page.html", True)])
def test_mails_and_what_errors_show_keep_their_lines(tmp_path, name, debug):
    (tmp_path / name).write_text("<p>\n  one\n</p>\n")
    engine = Engine(dirs=[tmp_path], debug=debug, loaders=["integration_site.pages.squeezed_templates.Loader"])
    assert engine.get_template(name).source == "<p>\n  one\n</p>\n"
