"""Nothing moves while a page is drawn, narrow and wide, also where it comes slowly and is drawn piece by piece."""

import re
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import settings

from tests.commitments.factories import client_of, make_commitment

PAGES = [
    "/",
    "/guide/work-and-life-integration/",
    "/questions/",
    "/assessments/quick/",
    "/assessments/quick/results/gqfgng/",
    "/assessments/full/",
    "/profiles/blender/",
    "/evidence/",
    "/evidence/popular/",
    "/search/?q=boundary",
    "/week/",
    "/commitments/new/",
    "/practices/",
    "/practices/rituals/",
    "/coach/",
    "/coach/ask/",
    "/replies/",
    "/help/",
    "/about/",
    "/privacy/",
    "/for-managers/",
    "/me/",
    "/me/calendar/",
]
PAGES_OF_A_PERSON = ["/week/", "/history/", "/commitments/"]
BETWEEN_PIECES = re.compile(rb"(?=<body|<main|<h1|<h2)")
WITHIN_ITS_END = re.compile(rb'(?=<footer|<form class="theme"|<ul class="site-foot__list")')
PAUSE_SECONDS = 0.05
FEW_LINKS_OF_A_LIST = 0.01  # the links beside the name move a little where their list comes in two pieces
SHIFT = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 100);
})"""


class SlowServer(ThreadingHTTPServer):
    """Hands on what another server answers; a page in the pieces of its beginning and end, with a pause after each."""

    daemon_threads = True

    def __init__(self, behind):
        super().__init__(("127.0.0.1", 0), Handler)
        self.behind = behind
        self.url = f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = urllib.request.Request(self.server.behind + self.path, headers={"Cookie": self.headers["Cookie"] or ""})
        with urllib.request.urlopen(asked) as answer:
            body, kind = answer.read(), answer.headers["Content-Type"]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        for piece in pieces(body) if kind.startswith("text/html") else [body]:
            self.wfile.write(piece)
            time.sleep(PAUSE_SECONDS)

    def log_message(self, *arguments):
        """Say nothing."""


def pieces(body):
    *first, rest = BETWEEN_PIECES.split(body, maxsplit=4)
    return [*first, *WITHIN_ITS_END.split(rest)]


@pytest.fixture
def slow_site(site):
    server = SlowServer(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.url
    server.shutdown()


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_do_not_move_while_loading(slow_site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    shifts = {path: shift_of(page, slow_site + path) for path in PAGES}
    cookie = client_of(make_commitment().person).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": slow_site}])
    shifts |= {f"own {path}": shift_of(page, slow_site + path) for path in PAGES_OF_A_PERSON}
    assert not {path: shift for path, shift in shifts.items() if shift > FEW_LINKS_OF_A_LIST}


def shift_of(page, address):
    assert page.goto(address, wait_until="load").ok
    return page.evaluate(SHIFT)


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
