"""A word of sixty letters, and an address as long, stand whole on every page of a narrow phone."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings

from commitments.models import MarkerSet
from tests.browser.accessibility import PUBLIC
from tests.commitments.factories import client_of
from tests.commitments.mailed import WEDNESDAY, make_asked, paths_in, send
from tests.integration_site.full_person import full_person
from tests.integration_site.written import pages_of, shared_pages_of, written_person

WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunt" * 4
ADDRESS = "https://meet.example.org/rooms/donaudampfschifffahrtselektrizitaeten/" * 4

BEYOND = """() => {
  const scrolls = element => element && (
    ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
  const said = element => element.closest('.vh, [hidden]') ? '' : element.innerText || element.textContent
  const own = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
  const cut = element => {
    const box = element.getBoundingClientRect()
    if (!box.width || scrolls(element)) return false
    const style = getComputedStyle(element)
    const hides = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
    return box.right > innerWidth + 1 || box.left < -1 || hides
  }
  const found = [...document.querySelectorAll('body *')].filter(
    element => own(element) && element.tagName !== 'OPTION' && said(element).trim() && cut(element))
  return [document.documentElement.scrollWidth - innerWidth, found.map(
    element => `${element.tagName}.${element.className.baseVal ?? element.className}: ${said(element).slice(0, 80)}`)]
}"""

BROKEN = """() => {
  const isShown = element => !element || element.getBoundingClientRect().width > 1 && isShown(element.parentElement)
  const range = document.createRange(), found = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode, element = text.parentElement
    if (element.closest('.vh, .dropcap, style, script, option, textarea, svg, [hidden]') || !isShown(element)) continue
    for (const word of text.data.matchAll(/\\p{L}+/gu)) {
      range.setStart(text, word.index), range.setEnd(text, word.index + word[0].length)
      const boxes = [...range.getClientRects()]
      if (boxes.length < 2 || boxes.at(-1).top < boxes[0].bottom - 1) continue
      found.push(`${word[0]} in ${element.tagName}.${element.className}`)
    }
  }
  return found
}"""

SEND_TOO_LONG = """words => {
  const typed = 'main form[method=post] :is(textarea, input.say__slot, .field__input:is(:not([type]), [type=text]))'
  const fields = [...document.querySelectorAll(typed)]
  fields.forEach(each => { each.removeAttribute('maxlength'), each.value = words })
  fields[0].form.submit()
}"""
RUNS_OUT = """() => {
  const holds = (box, text) =>
    text.left >= box.left - 1 && text.right <= box.right + 1 && text.top >= box.top - 1 && text.bottom <= box.bottom + 1
  const starts_in = (box, text) => {
    const [x, y] = [(text.left + text.right) / 2, (text.top + text.bottom) / 2]
    return x > box.left && x < box.right && y > box.top && y < box.bottom
  }
  const bounds = element => element.getBoundingClientRect()
  const texts = [...document.querySelectorAll('svg text')].filter(text => bounds(text).width)
  const found = texts.filter(text => {
    const drawing = text.ownerSVGElement
    const frames = [...drawing.querySelectorAll('rect')].map(bounds).filter(frame => starts_in(frame, bounds(text)))
    return ![bounds(drawing), ...frames].every(box => holds(box, bounds(text)))
  })
  return [texts, found].map(each => each.map(text => text.textContent))
}"""
DIAGRAMS = ("balance-and-integration", "integration-loop", "pitfalls-and-solutions", "the-week")
DRAWN = ["/guide/work-and-life-integration/", *(f"/diagrams/{name}/" for name in DIAGRAMS)]
PRINTED = re.compile(r"^/(week|how-i-work|commitments/\d+/(card|keepsake|look-back|saved))/$")
A4 = 665  # 176 mm, which the margins of our paper leave
COMMITMENTS = r"/commitments/(new|\d+/(edit|adapt|share|habits/new|reviews/new))/"
PRACTICES = r"/practices/(blend|rituals/(new|\d+/edit)|time/[\d-]+|values/(quick|sort|words))/"
TYPED_ON = re.compile(rf"^({COMMITMENTS}|{PRACTICES}|/habits/\d+/edit/|/how-i-work/|/note/|/coach/ask/)$")


def test_pages_are_no_wider_than_a_narrow_phone(site, open_page):
    with time_machine.travel(WEDNESDAY):
        person = written_person(WORD, ADDRESS)
        page = open_page_of(person, site, open_page)
        paths = [*html_pages(person), *shared_pages_of(person)]
        assert len(paths) > 70
        beyond = {path: found for path in paths if (found := measure(page, site + path, BEYOND)) != [0, []]}
    assert not beyond


def test_words_that_are_ordinary_are_not_broken_there(site, open_page):
    with time_machine.travel(WEDNESDAY):
        person = full_person()
        page = open_page_of(person, site, open_page)
        paths = [*html_pages(person), *shared_pages_of(person), *PUBLIC]
        broken = {path: found for path in paths if (found := measure(page, site + path, BROKEN))}
    assert not broken


def open_page_of(person, site, open_page, width=320):
    page = open_page(viewport={"width": width, "height": 800})
    cookie = client_of(person).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
    return page


def html_pages(person):
    client = client_of(person)
    for path in pages_of(person):
        answer = client.get(path)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            yield path


def measure(page, address, asked):
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    return page.evaluate(asked)


def test_text_in_a_drawing_stays_in_its_box_and_its_drawing(site, open_page):
    """No drawing holds words of people: theirs stand beside it, where they wrap."""
    with time_machine.travel(WEDNESDAY):
        person = written_person(WORD)
        for week in (1, 2, 3):
            MarkerSet.objects.create(person=person, noted_at=WEDNESDAY + timedelta(weeks=week), stress=week)
        page = open_page_of(person, site, open_page)
        paths = [*html_pages(person), *shared_pages_of(person), *DRAWN]
        drawn = {path: measure(page, site + path, RUNS_OUT) for path in paths}
    assert sum(bool(texts) for texts, _ in drawn.values()) > len(DRAWN), "a look back draws its markers too"
    assert not {path: cut for path, (_, cut) in drawn.items() if cut}
    assert not [path for path, (texts, _) in drawn.items() if any(WORD[1:20] in text for text in texts)]


def test_mailed_pages_are_no_wider(site, open_page, mailoutbox):
    with time_machine.travel(WEDNESDAY):
        make_asked(what=WORD[:120], value=WORD[:60])
        send(WEDNESDAY)
        page = open_page(viewport={"width": 320, "height": 800})
        paths = paths_in(mailoutbox[0])
        assert len(paths) == 4
        assert {path: measure(page, site + path, BEYOND) for path in paths} == {path: [0, []] for path in paths}


@pytest.mark.parametrize("width", [320, A4])
def test_printed_pages_are_no_wider_than_their_paper(site, open_page, width):
    with time_machine.travel(WEDNESDAY):
        person = written_person(WORD, ADDRESS)
        page = open_page_of(person, site, open_page, width)
        page.emulate_media(media="print")
        paths = [path for path in html_pages(person) if PRINTED.search(path)] + list(shared_pages_of(person))
        assert len(paths) > 6
        assert {path: measure(page, site + path, BEYOND) for path in paths} == {path: [0, []] for path in paths}


def test_forms_that_come_back_are_no_wider(site, open_page):
    with time_machine.travel(WEDNESDAY):
        person = written_person(WORD)
        page = open_page_of(person, site, open_page)
        paths = [path for path in html_pages(person) if TYPED_ON.search(path)]
        assert len(paths) > 17, paths
        beyond = {path: found for path in paths if (found := sent_too_long(page, site + path)) != [0, []]}
    assert not beyond


def sent_too_long(page, address):
    page.goto(address)
    with page.expect_navigation():
        page.evaluate(SEND_TOO_LONG, WORD * 30)
    assert page.locator("main [role=alert]").count(), address
    return page.evaluate(BEYOND)
