"""Every form of a page that is sent by POST, as a browser would send it."""

from html.parser import HTMLParser

from tests.commitments.factories import client_of

TYPED = {"text", "search", "email", "textarea"}
ORIGIN = "http://testserver"
FORM = "application/x-www-form-urlencoded"


class Forms(HTMLParser):
    """`found` has (action, method, {name: (type, values)}) of each form of a page."""

    def __init__(self, page):
        super().__init__()
        self.found, self.select = [], None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.found.append((attrs.get("action", ""), attrs.get("method", "get"), {}))
        elif tag in {"input", "textarea", "select", "button"} and attrs.get("name") and self.found:
            kind = attrs.get("type", "text") if tag == "input" else tag
            values = self.found[-1][2].setdefault(attrs["name"], (kind, []))[1]
            values += [attrs["value"]] if "value" in attrs else []
            self.select = values if tag == "select" else None
        elif tag == "option" and self.select is not None:
            self.select.insert(0 if "selected" in attrs else len(self.select), attrs.get("value", ""))


def all_forms(who, paths):
    """(cookie, address, fields) of every form that is sent by POST, each once."""
    found, client = {}, client_of(who)
    cookie = client.cookies.output(header="", attrs=[]).strip()
    for path in paths:
        response = client.get(path)
        if response.status_code == 200 and "text/html" in response["Content-Type"]:
            for action, method, fields in Forms(response.content.decode()).found:
                if method == "post":
                    found[action or path, tuple(sorted(fields))] = fields
    return [(cookie, address, fields) for (address, _), fields in found.items()]


def plausible(fields):
    return {name: (values[0] if values else "words") for name, (_, values) in fields.items()}
