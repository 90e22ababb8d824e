"""Whether two running sites answer alike: status, headers and text of every page that links lead to, signed in or not.

Run by hand, each with a VAR_DIR of its own and the same SITE_URL:
python3 -m uv run python -m tests.compare_pages http://127.0.0.1:8001 http://127.0.0.1:8002
Prints each page that differs, and ends with 1 when there is one. A plan is saved on both. White space beside a tag does
not count.
"""

import difflib
import re
import sys
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

STARTS = ["/", "/week/", "/me/", "/practices/", "/coach/", "/history/", "/calendar/", "/robots.txt", "/nowhere/"]
HEADERS = ["Content-Type", "Cache-Control", "Location", "Vary", "X-Robots-Tag", "Referrer-Policy", "X-Frame-Options"]
PASSING = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|sha256-[\w+/=]+|\.[0-9a-f]{12}\.|"seen" value="[^"]*"'
    r"|https?://127\.0\.0\.1:\d+|\d{8}T\d{6}Z|\d{4}-\d\d-\d\dT[\d:.]+\+00:00"
)
BESIDE_A_TAG = re.compile(r"\s+(?=</?[a-z!]|/?>)|(?<=>)\s+")
LINK = re.compile(r'(?:href|action)="(/[^"#]*)|<loc>https?://[^/]+(/[^<]*)')
PLAN = {"what": "supper at home", "value": "family", "weekday": "3", "part": "evening", "time_zone": "Europe/London"}
MAX_PAGES = 600


class NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


class Visitor:
    def __init__(self, base):
        self.base, self.cookies = base.rstrip("/"), CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.cookies), NoRedirect)

    def ask(self, path, fields=None):
        data = urlencode(fields).encode() if fields else None
        headers = {"Referer": self.base + path, "Host": "127.0.0.1"} if fields else {}
        try:
            response = self.opener.open(Request(self.base + path, data, headers), timeout=60)
        except HTTPError as refused:
            response = refused
        text = PASSING.sub("", response.read().decode(errors="replace"))
        text = re.sub(r"\s+", " ", BESIDE_A_TAG.sub("", text)).replace("><", ">\n<")
        return response.status, {name: response.headers.get(name) for name in HEADERS}, text

    def save_plan(self):
        self.opener.open(self.base + "/commitments/new/").read()
        token = next(cookie.value for cookie in self.cookies if "csrf" in cookie.name)
        return self.ask("/commitments/new/", PLAN | {"csrfmiddlewaretoken": token})[0]


def main(first, second):
    visitors = Visitor(first), Visitor(second)
    differing = compare(visitors, [*STARTS, "/sitemap.xml"])
    assert [visitor.save_plan() for visitor in visitors] == [303, 303]
    differing += compare(visitors, STARTS)
    sys.exit(bool(differing))


def compare(visitors, starts):
    waiting, seen, differing = list(starts), set(starts), []
    while waiting and len(seen) < MAX_PAGES:
        path = waiting.pop(0)
        before, after = (visitor.ask(path) for visitor in visitors)
        if before != after:
            differing.append(path)
            tell(path, before, after)
        found = {"".join(each).replace("&amp;", "&") for each in LINK.findall(before[2])}
        new = sorted(each for each in found - seen if not each.startswith(("/static/", "/admin/")))
        seen.update(new)
        waiting += new
    print(f"{len(seen) - len(waiting)} pages compared, {len(differing)} differ")
    return differing


def tell(path, before, after):
    print(f"{path}: {before[:2]} and {after[:2]}" if before[:2] != after[:2] else path)
    lines = difflib.unified_diff(before[2].split("\n"), after[2].split("\n"), lineterm="", n=0)
    print("\n".join(line[:200] for line in list(lines)[2:12]))


if __name__ == "__main__":
    main(*sys.argv[1:3])
