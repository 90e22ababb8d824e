"""What holds of every page as it is drawn, tried on one page of most kinds."""

import time_machine
from django.conf import settings

from tests.commitments.factories import client_of
from tests.commitments.mailed import WEDNESDAY
from tests.integration_site.full_person import full_person
from tests.integration_site.written import pages_of

PUBLIC = [
    "/", "/guide/work-and-life-integration/", "/assessments/quick/", "/assessments/quick/method/", "/evidence/popular/",
    "/evidence/claims/g01/", "/diagrams/integration-loop/", "/questions/always-working/", "/profiles/boundary/",
    "/replies/", "/help/",
]  # fmt: skip
PERSONAL = (
    "/week/",
    "/commitments/new/",
    "/history/",
    "/practices/",
    "/me/",
    "look-back/",
    "reviews/new/",
    "markers/new/",
)

TOO_WIDE = """() => [...document.querySelectorAll('main :is(p, dd, :is(ul, ol):not([class]) > li)')]
  .filter(each => each.getBoundingClientRect().width > 39 * 16 + 1)
  .filter(each => getComputedStyle(each).display !== 'flex' && parseFloat(getComputedStyle(each).fontSize) < 24)
  .map(each => `${each.className}: ${each.textContent.trim().slice(0, 60)}`)"""

TOO_SMALL = """() => {
  const own = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
  const size = element => parseFloat(getComputedStyle(element).fontSize) * (element.getScreenCTM?.().a ?? 1)
  return [...document.querySelectorAll('body *')]
    .filter(each => own(each) && each.getBoundingClientRect().width > 1 && size(each) < 11.95)
    .map(each => `${size(each)} px: ${each.textContent.trim().slice(0, 60)}`)
}"""

SQUEEZED = """() => [...document.querySelectorAll('main :is(p, h1, h2, h3, b, span, dt, dd, th, td, label)')]
  .filter(each => {
    const room = parseFloat(getComputedStyle(each).fontSize)
    const word = Math.max(...each.textContent.split(/\\s+/).map(part => part.length))
    return each.getClientRects().length === 1 && each.offsetWidth > 1 && word > 3 && each.clientWidth < room * 1.2
      && each.offsetHeight > room * 4
  })
  .map(each => `${each.className}: ${each.textContent.trim().slice(0, 60)}`)"""


def open_as(person, site, open_page, **options):
    page = open_page(**options)
    cookie = client_of(person).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
    return page


def paths_for(person):
    personal = [path for path in pages_of(person) if path.endswith(PERSONAL)]
    assert len(personal) >= len(PERSONAL)
    return PUBLIC + personal


def found_on(page, addresses, *questions):
    found = {}
    for address in addresses:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        if answers := [answer for question in questions for answer in page.evaluate(question)]:
            found[address] = answers
    return found


def test_running_text_keeps_to_one_measure(site, open_page):
    with time_machine.travel(WEDNESDAY):
        person = full_person()
        page = open_as(person, site, open_page, viewport={"width": 1280, "height": 800})
        found = found_on(page, [site + path for path in paths_for(person)], TOO_WIDE)
    assert not found


def test_small_print_can_be_read_on_a_narrow_phone(site, open_page):
    with time_machine.travel(WEDNESDAY):
        person = full_person()
        page = open_as(person, site, open_page, viewport={"width": 320, "height": 640})
        found = found_on(page, [site + path for path in paths_for(person)], TOO_SMALL)
    assert not found


def test_text_at_200_percent_folds_into_a_narrow_phone(site, open_page):
    with time_machine.travel(WEDNESDAY):
        person = full_person()
        page = open_as(person, site, open_page, viewport={"width": 320, "height": 640})
        sizes = {"standard": 32, "fixed": 26}
        page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
        sideways = "() => [document.documentElement.scrollWidth - innerWidth].filter(beyond => beyond > 0)"
        found = found_on(page, [site + path for path in paths_for(person)], sideways, SQUEEZED)
    assert not found
