"""What a visitor does, over one connection and with a cookie jar of their own. Every answer is checked and timed."""

import gzip
import http.client
import re
import time
from urllib.parse import urlencode, urlsplit

READING = ["/", "/guide/work-and-life-integration/"]
ONE_MORE = [
    "/evidence/",
    "/evidence/popular/",
    "/questions/",
    "/questions/shift-work/",
    "/profiles/",
    "/search/?q=boundary",
]
ANSWERS = {"experience": "blended", "priority": "family", "control": "limited"}
PLAN = {"weekday": "1", "part": "evening", "start": "18:00", "minutes": "120", "value": "family"}
ZONE = {"time_zone": "Europe/London", "obstacle": "", "response": "", "cue": "I sit down", "action": "breathe once"}
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
SEND_TIMEOUT = 30


class WrongAnswer(Exception):
    pass


class Visitor:
    def __init__(self, port, *, address="127.0.0.1"):
        """`address` is where they come from: any of 127.0.0.0/8, each a network of its own to the site."""
        self.connection = http.client.HTTPConnection(
            "127.0.0.1", port, timeout=SEND_TIMEOUT, source_address=(address, 0)
        )
        self.cookies = {}
        self.seconds = []

    def get(self, path):
        return self._ask("GET", path, 200)[1]

    def post(self, path, fields):
        """Where the answer leads."""
        return urlsplit(self._ask("POST", path, 303, urlencode(fields))[0].getheader("Location")).path

    def _ask(self, method, path, expected, body=None):
        headers = {"Accept-Encoding": "br, gzip", "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begun = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        self.seconds.append(time.perf_counter() - begun)
        if response.getheader("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        if response.status != expected:
            raise WrongAnswer(f"{response.status} to {method} {path}")
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return response, content


def read(visitor, number):
    """Home, the guide, and one page more."""
    for path in [*READING, ONE_MORE[number % len(ONE_MORE)]]:
        visitor.get(path)


def assess(visitor, number):
    visitor.get("/assessments/quick/")
    visitor.get(visitor.post("/assessments/quick/", ANSWERS))


def commit(visitor, number):
    """A plan, its page, the week, and the week again on another day."""
    token = TOKEN.search(visitor.get("/commitments/new/"))[1].decode()
    what = f"supper number {number}"
    visitor.get(visitor.post("/commitments/new/", PLAN | ZONE | {"what": what, "csrfmiddlewaretoken": token}))
    for _ in range(2):
        if what.encode() not in visitor.get("/week/"):
            raise WrongAnswer(f"{what} is not in the week")


# Of twenty visits: 80 % read, 15 % assess, 5 % commit.
MIX = [read] * 16 + [assess] * 3 + [commit]
