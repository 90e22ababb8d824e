"""Nothing moves while a page is drawn, narrow and wide, also where it comes slowly and is drawn piece by piece."""

import re
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

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
BETWEEN_PIECES = re.compile(rb"(?=<body|<main|<h1|<h2)")
PAUSE_SECONDS = 0.1
FEW_LINKS_OF_A_LIST = 0.01  # the links beside the name move a little where their list comes in two pieces
SHIFT = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


class SlowServer(ThreadingHTTPServer):
    """Hands on what another server answers; a page in its first pieces, with a pause after each."""

    daemon_threads = True

    def __init__(self, behind):
        super().__init__(("127.0.0.1", 0), Handler)
        self.behind = behind
        self.url = f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        with urllib.request.urlopen(self.server.behind + self.path) as answer:
            body, kind = answer.read(), answer.headers["Content-Type"]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        for piece in BETWEEN_PIECES.split(body, maxsplit=4) if kind.startswith("text/html") else [body]:
            self.wfile.write(piece)
            time.sleep(PAUSE_SECONDS)

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture
def slow_site(site):
    server = SlowServer(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.url
    server.shutdown()


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_do_not_move_while_loading(slow_site, open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    shifts = {}
    for path in PAGES:
        page.goto(slow_site + path, wait_until="load")
        shifts[path] = page.evaluate(SHIFT)
    assert not {path: shift for path, shift in shifts.items() if shift > FEW_LINKS_OF_A_LIST}


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
