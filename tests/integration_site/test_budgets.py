"""What a page weighs on the wire: HTML with its style, Brotli at its best; and what it makes a browser fetch."""

import re
from pathlib import Path

import brotli
import pytest
import time_machine
from django.conf import settings
from django.contrib.staticfiles import finders

from assessments.codes import encode
from tests.assessments.patterns import answers
from tests.commitments.factories import NOW, client_of, make_commitment, make_person

pytestmark = pytest.mark.django_db
GUIDE = "/guide/work-and-life-integration/"
CHOSEN_IN_PLACE = re.compile(r"/evidence/(popular/)?((state|section)/.*)?$|/(search|replies)/$")
FIRST_WINDOW = 14_600  # bytes that a new connection may send before it waits for an answer


def weight(html):
    return len(brotli.compress(html, quality=11))


def test_guide_is_within_its_budget(client):
    assert weight(client.get(GUIDE).content) <= 24_500


def test_guide_s_first_screen_is_in_the_first_window(client):
    html = client.get(GUIDE).content
    first_section = html[: html.index(b"</section>")]
    assert weight(first_section) <= FIRST_WINDOW


@pytest.mark.parametrize(
    "path",
    [
        "/", GUIDE, "/questions/", "/questions/always-working/", "/topics/wellbeing/", "/evidence/claims/g01/",
        "/evidence/sources/", "/profiles/", "/profiles/blender/", "/help/", "/help/now/", "/about/", "/privacy/",
    ],
)  # fmt: skip
def test_page_to_read_has_no_script_at_all(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert "<script" not in response.content.decode().replace('<script type="application/ld+json">', "")


@pytest.mark.parametrize("path", ["/", "/assessments/quick/", "/evidence/", "/week/", "/search/"])
def test_page_is_in_the_first_window(client, path):
    assert weight(client.get(path).content) <= FIRST_WINDOW


def test_result_is_in_the_first_window(client):
    code = encode(1, answers())
    assert weight(client.get(f"/assessments/quick/results/{code}/").content) <= FIRST_WINDOW


@time_machine.travel(NOW, tick=False)
def test_week_in_full_on_the_wire():
    person = make_person()
    for weekday in (0, 2, 4):
        make_commitment(
            person=person, days=(weekday,), what=f"supper at home {weekday}", obstacle="late call", response="say so"
        )
    page = client_of(person).get("/week/", headers={"accept-encoding": "gzip, br"})
    assert page["Content-Encoding"] == "gzip"
    assert len(page.content) <= 9_000


def test_sheet_of_personal_pages_is_kept_for_a_year_by_its_name(client):
    address = re.search(r'<link rel="stylesheet" href="([^"]+)">', client.get("/week/").content.decode())[1]
    sheet = client.get(address)
    assert (sheet.status_code, sheet["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert sheet["Cache-Control"] == "public, max-age=31536000, immutable"
    assert weight(sheet.content) <= FIRST_WINDOW
    other = client.get("/styles/of-yesterday.css")
    assert (other.content, other["Cache-Control"]) == (sheet.content, "no-store")


def test_scripts_of_a_page_that_answers_in_place():
    assert weight(Path(finders.find("django_htmx/htmx-2.min.js")).read_bytes()) <= 17_000
    assert weight(Path(finders.find("js/in-place.js")).read_bytes()) <= 2_500


def test_pages_to_read_fetch_no_font_picture_or_style_sheet_and_no_script_but_to_choose_in_place(client):
    addresses = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    assert len(addresses) > 200
    for address in addresses:
        html = client.get(address.removeprefix(settings.SITE_URL)).content.decode()
        scripts = set(re.findall(r"<script[^>]*>", html)) - {'<script type="application/ld+json">'}
        assert bool(scripts) == bool(CHOSEN_IN_PLACE.search(address)), address
        assert not re.search(r"@font-face|<img|<picture|<iframe|<link[^>]*(stylesheet|preload)", html), address
        assert ('class="phone-fold' in html) <= (".phone-fold>summary{" in html), address
