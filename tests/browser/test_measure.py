"""Running text is at most 39rem wide, also where there is room for more."""

from django.conf import settings

from commitments.reminder_models import Reminding
from tests.commitments.factories import NOW, client_of, make_commitment

WIDEST = """Math.max(...[...document.querySelectorAll("main p")].map(each => each.getBoundingClientRect().width))
  / parseFloat(getComputedStyle(document.documentElement).fontSize)"""


def test_being_asked_by_mail_on_a_wide_page(site, open_page):
    person = make_commitment().person
    page = open_page(viewport={"width": 1280, "height": 800})
    cookie = client_of(person).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
    page.goto(f"{site}/reminders/")
    assert 30 < page.evaluate(WIDEST) <= 39
    person.email = "ada@example.org"
    person.save()
    Reminding.objects.create(person=person, hour=9, started_at=NOW)
    page.goto(f"{site}/reminders/")
    assert "at 9:00 by your clock" in page.inner_text("main")
    assert 30 < page.evaluate(WIDEST) <= 39
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
