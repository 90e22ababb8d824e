"""What a person does in a browser. A step that leads to another page is over once that page is there, whole."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db.models import F

from commitments.models import Commitment, Occasion

MAX_TABS = 200
IS_IN_PLACE = "element => Boolean(window.htmx && element.closest('[data-hx-post], [data-hx-get]'))"
LISTEN = """(isPressed) => {
  window.isSettled = new Promise((done) => {
    document.addEventListener("htmx:afterSettle", ({ detail }) => {
      const type = detail.requestConfig.triggeringEvent?.type;
      if (type !== "load" && ["submit", "click"].includes(type) === isPressed) done(true);
    });
    setTimeout(() => done(false), 20_000);
  });
}"""


def follow(target):
    """Click a link, or a button that sends a form: to another page, or in place."""
    go(target.page, target, target.click)


def change(field, act):
    """`act` on a field that is sent as it changes, and be there when its region is."""
    field.page.evaluate(LISTEN, False)
    act()
    assert field.page.evaluate("() => window.isSettled"), "nothing came in its place"


def go(page, target, act):
    """`act` on the target, and be there when the next page is, or the region that htmx put in its place."""
    if not target.evaluate(IS_IN_PLACE):
        with page.expect_navigation():
            act()
        return
    page.evaluate(LISTEN, True)
    act()
    is_settled = None
    with suppress(Exception):  # led to another page: this one and its promise are gone
        is_settled = page.evaluate("() => window.isSettled")
    assert is_settled is not False, "nothing came in its place"
    if is_settled is None:
        page.wait_for_function("() => !window.isSettled && document.readyState === 'complete'")


def focused(page):
    return page.evaluate("() => document.activeElement.innerText || document.activeElement.tagName")


def said(page):
    return page.locator("#said").inner_text().strip()


def count_loads(page):
    """The addresses of the pages that are loaded from now on."""
    loads = []
    page.on("domcontentloaded", lambda _: loads.append(page.url))
    return loads


def tab_to(target):
    """Go on by the Tab key alone, from where the focus is."""
    for _ in range(MAX_TABS):
        if target.evaluate("element => element === document.activeElement"):
            return
        target.page.keyboard.press("Tab")
    pytest.fail(f"{target} is not reached by Tab")


def enter(target):
    """Follow it by keyboard."""
    tab_to(target)
    go(target.page, target, lambda: target.page.keyboard.press("Enter"))


def tick(target):
    tab_to(target)
    target.page.keyboard.press("Space")


def write(target, words):
    """In place of what stands there."""
    tab_to(target)
    target.page.keyboard.press("Control+A")
    target.page.keyboard.type(words)


def fill_statements(page, *, offset):
    """Of one section of the full assessment."""
    for place, statement in enumerate(page.locator("fieldset.statement").all()):
        statement.get_by_role("radio").nth((place * offset) % 5).check()


def keep_a_plan(page, site):
    page.goto(f"{site}/commitments/new/")
    page.get_by_label("What you protect").fill("a walk")
    page.get_by_label("For whom or what").fill("rest")
    follow(page.get_by_role("button", name="Keep this for four weeks"))


def let_days_pass(days):
    """For all that is planned."""
    by = timedelta(days=days)
    Commitment.objects.update(created_at=F("created_at") - by)
    Occasion.objects.update(starts_at=F("starts_at") - by, ends_at=F("ends_at") - by)
