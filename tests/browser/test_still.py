"""Nothing moves while a page is drawn: the cumulative layout shift is 0, narrow and wide."""

import pytest

PAGES = [
    "/",
    "/guide/work-and-life-integration/",
    "/questions/",
    "/assessments/quick/",
    "/profiles/blender/",
    "/evidence/",
    "/evidence/popular/",
    "/search/?q=boundary",
    "/week/",
    "/commitments/new/",
]
SHIFT = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_do_not_move_while_loading(site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    shifts = {}
    for path in PAGES:
        page.goto(site + path, wait_until="load")
        shifts[path] = page.evaluate(SHIFT)
    assert shifts == dict.fromkeys(PAGES, 0)


def test_measure_sees_a_move(site, open_page):
    page = open_page(viewport={"width": 360, "height": 800})
    page.goto(f"{site}/help/")
    page.evaluate("""() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
      const box = document.createElement("div");
      box.innerHTML = "<br>".repeat(10);
      document.body.prepend(box);
      requestAnimationFrame(done);
    })))""")
    assert page.evaluate(SHIFT) > 0
