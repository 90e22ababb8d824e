"""Wherever a page shows words of people, those of a script that runs from right to left leave ours in their order."""

from html.parser import HTMLParser

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils.http import urlencode

from accounts.text import DIRECTIONS
from tests.commitments.factories import client_of, make_person
from tests.commitments.mailed import WEDNESDAY
from tests.integration_site.sent_forms import FORM, ORIGIN, TYPED, all_forms, plausible
from tests.integration_site.written import pages_of, shared_pages_of, written_person

pytestmark = pytest.mark.django_db
HEBREW, ARABIC, TURNED = "\u05d0\u05e8\u05d5\u05d7\u05d4", "\u0639\u0634\u0627\u0621", "supper\u202esknaht"
VOID = {"input", "meta", "link", "img", "br", "hr", "source", "wbr", "col"}
NOT_READ = {"href", "action", "src", "name"}


class Bare(HTMLParser):
    """`found` has the words of people that stand on a page without anything that sets them apart."""

    def __init__(self, page):
        super().__init__()
        self.found, self.open, self.is_seen = [], [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        is_apart = tag == "bdi" or ("dir", "auto") in attrs
        if tag not in VOID:
            self.open.append((tag, is_apart))
        is_value = tag == "option" or (is_apart and tag == "input") or ("type", "hidden") in attrs
        for name, value in attrs:
            if value and name not in NOT_READ:
                self.look(f"{tag} {name}", value, is_apart=name == "value" and is_value)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tag = self.open[-1][0] if self.open else ""
        if tag not in {"script", "style"}:
            self.look(tag, data, is_apart=any(is_apart for _, is_apart in self.open))

    def look(self, place, text, *, is_apart):
        self.is_seen = self.is_seen or HEBREW in text or ARABIC in text
        if not is_apart and is_bare(text):
            self.found.append(f"{place}: {text.strip()[:90]}")


def is_bare(text):
    """Is there such a word, or a sign that turns others, outside of what U+2068 and U+2069 set apart?"""
    depth, outside = 0, []
    for letter in text:
        depth += (letter == "\u2068") - (letter == "\u2069" and depth > 0)
        outside += letter if depth == 0 and letter != "\u2069" else ""
    outside = "".join(outside)
    return HEBREW in outside or ARABIC in outside or DIRECTIONS.search(outside) is not None


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (f"<p>{HEBREW} at nine", 1),
        (f"<p>\u2068{HEBREW}\u2069 at nine", 0),
        (f"<p>\u2068{HEBREW}\u2069 at {ARABIC}", 1),
        (f'<p dir="auto">{HEBREW}</p><p>{TURNED}</p>', 1),
        (f"<p>At <bdi>{HEBREW}</bdi>, <br><i>nine</i> {ARABIC}", 1),
        (f'<input value="{HEBREW}">', 1),
        (f'<input dir="auto" value="{HEBREW}">', 0),
        (f'<input dir="auto" aria-label="{HEBREW}">', 1),
    ],
)
def test_words_that_stand_bare_are_seen(page, found):
    assert len(Bare(page).found) == found


@pytest.mark.parametrize("words", [(HEBREW, ARABIC), (TURNED,)])
def test_pages_never_show_words_bare(words):
    with time_machine.travel(WEDNESDAY):
        person = written_person(*words)
        pages = {path: client_of(person).get(path) for path in pages_of(person)}
        pages |= {path: Client().get(path) for path in shared_pages_of(person)}
    looked = {path: Bare(page.content.decode()) for path, page in pages.items() if is_page(page)}
    assert len(looked) > 70
    bare = {path: page.found for path, page in looked.items() if page.found}
    assert not bare


def test_forms_that_come_back_never_show_words_bare(settings):
    settings.THROTTLES = dict.fromkeys(settings.THROTTLES, (100000, 60))
    with time_machine.travel(WEDNESDAY):
        person = written_person(HEBREW)
        sent = [
            (address, answered(cookie, address, written(fields, words, other)))
            for cookie, address, fields in all_forms(person, pages_of(person))
            if not address.startswith("/admin/")
            for words, other in [(HEBREW, "none such"), (HEBREW * 200, "")]
        ]
    looked = [(address, Bare(page.content.decode())) for address, page in sent if page.status_code in {200, 409, 422}]
    assert len({address for address, page in looked if page.is_seen}) > 20
    assert not {(address, *page.found) for address, page in looked if page.found}


def test_form_that_could_not_be_answered_is_shown_set_apart():
    client = Client(enforce_csrf_checks=True, headers={"origin": ORIGIN})
    without_token = client.post("/commitments/new/", {"what": HEBREW})
    gone = client_of(make_person()).post("/occasions/7777/check-in/", {"answer": "kept", "note": HEBREW})
    for answer, status in [(without_token, 403), (gone, 404)]:
        page = Bare(answer.content.decode())
        assert (answer.status_code, page.is_seen, page.found) == (status, True, [])


def written(fields, words, other):
    """`words` in each field that is typed into, and `other` in lists; what is hidden or ticked stays as it was."""
    sent = {name: words for name, (kind, _) in fields.items() if kind in TYPED}
    return (
        plausible(fields)
        | dict.fromkeys([name for name, (kind, _) in fields.items() if kind == "select"], other)
        | sent
    )


def answered(cookie, address, sent):
    """The answer, with whatever it changed undone."""
    before = transaction.savepoint()
    answer = Client().post(address, urlencode(sent), FORM, headers={"cookie": cookie})
    transaction.savepoint_rollback(before)
    return answer


def is_page(answer):
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
