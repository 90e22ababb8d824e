"""The forms of a page, as a browser would send them untouched."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

TYPED = {"text", "search", "email", ""}


@dataclass
class Form:
    attributes: dict
    data: dict = field(default_factory=dict)
    typed: list = field(default_factory=list)
    buttons: list = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.ids = [], set()
        self._select = None

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        self.ids.add(attributes.get("id"))
        if tag == "form":
            self.forms.append(Form(attributes))
        if not self.forms:
            return
        form, name, kind = self.forms[-1], attributes.get("name"), attributes.get("type", "")
        if tag == "textarea" and name:
            form.typed.append(name)
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            if self._select not in form.data or "selected" in attributes:
                form.data[self._select] = attributes.get("value", "")
        elif tag == "button" and name:
            form.buttons.append((name, attributes.get("value", "")))
        elif tag == "input" and name:
            if kind in TYPED:
                if attributes.get("inputmode") != "decimal":  # numbers, and no words
                    form.typed.append(name)
                form.data[name] = attributes.get("value", "")
            elif kind not in {"checkbox", "radio"} or "checked" in attributes:
                form.data[name] = attributes.get("value", "on")

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None


def forms_in(html):
    """(forms, ids of all elements) of the page."""
    parser = _Forms()
    parser.feed(html)
    return parser.forms, parser.ids
