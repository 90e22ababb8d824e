"""What stands in a part of a page, whatever the space between its tags and the order of their attributes."""

import re
from html.parser import HTMLParser

INLINE = {"a", "abbr", "b", "cite", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "time"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SELECTOR = re.compile(r"(?P<tag>[\w-]*)(?P<rest>([.#][\w-]+|\[[\w-]+(=[^\]]*)?\])*)")


class Region:
    def __init__(self, tag, attributes):
        self.tag, self.attributes, self.words = tag, attributes, []

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    def matches(self, selector):
        parts = SELECTOR.fullmatch(selector)
        assert parts, f"{selector} is more than a tag, classes, an id and attributes"
        classes = (self.attributes.get("class") or "").split()
        return parts["tag"] in {"", self.tag} and all(
            self._has(part, classes) for part in re.findall(r"[.#][\w-]+|\[[^\]]*\]", parts["rest"])
        )

    def _has(self, part, classes):
        if part[0] == ".":
            return part[1:] in classes
        name, is_exact, value = ("id", "=", part[1:]) if part[0] == "#" else part[1:-1].partition("=")
        return self.attributes.get(name) == value if is_exact else name in self.attributes


class _Regions(HTMLParser):
    def __init__(self, selector):
        super().__init__()
        self.selector, self.found, self.open = selector, [], []

    def handle_starttag(self, tag, attrs):
        self._part(tag)
        region = Region(tag, dict(attrs))
        if region.matches(self.selector):
            self.found.append(region)
        if tag not in VOID:
            self.open.append(region)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        self._part(tag)
        if tag in [region.tag for region in self.open]:
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data):
        for region in self.open:
            region.words.append(data)

    def _part(self, tag):
        if tag not in INLINE:
            self.handle_data(" ")


def regions(page, selector):
    """All that match, in their order. `page` is a response or its text; the selector is like `li.hit[open]#first`."""
    parser = _Regions(selector)
    parser.feed(page if isinstance(page, str) else page.content.decode())
    return parser.found


def texts_of(page, selector):
    return [region.text for region in regions(page, selector)]


def text_of(page, selector):
    """The text of the only one."""
    (text,) = texts_of(page, selector)
    return text
