"""Running text is at most 39rem wide, also where there is room for more."""

from django.conf import settings

from commitments.models import ReminderSettings
from tests.commitments.factories import NOW, client_of, make_commitment

WIDEST = """Math.max(...[...document.querySelectorAll("main p")].map(each => each.getBoundingClientRect().width))
  / parseFloat(getComputedStyle(document.documentElement).fontSize)"""

# Characters a line, on average of the lines that are full, of each item of the lists that has at least two such.
LINES = """[...document.querySelectorAll(".needs > li")].map(item => {
  const lines = new Map(), range = document.createRange();
  const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    for (let at = 0; at < texts.currentNode.length; at++) {
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + 1);
      const top = Math.round(range.getBoundingClientRect().bottom / 8);
      lines.set(top, (lines.get(top) ?? 0) + 1);
    }
  return [...lines.values()].slice(0, -1);
}).filter(full => full.length > 1).map(full => full.reduce((sum, each) => sum + each) / full.length)"""


def test_reminders_on_a_wide_page(site, open_page):
    person = make_commitment().person
    page = open_page(viewport={"width": 1280, "height": 800})
    cookie = client_of(person).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
    page.goto(f"{site}/reminders/")
    assert 30 < page.evaluate(WIDEST) <= 39
    person.email = "ada@example.org"
    person.save()
    ReminderSettings.objects.create(person=person, hour=9, started_at=NOW)
    page.goto(f"{site}/reminders/")
    assert "at 9:00 by your clock" in page.inner_text("main")
    assert 30 < page.evaluate(WIDEST) <= 39
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_lists_of_what_is_stored_on_a_wide_page(site, open_page):
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{site}/privacy/")
    lengths = page.evaluate(LINES)
    assert len(lengths) > 5
    assert max(lengths) <= 85
