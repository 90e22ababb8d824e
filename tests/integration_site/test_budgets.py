"""What a page weighs on the wire: HTML with its style, Brotli at its best."""

import brotli
import pytest

pytestmark = pytest.mark.django_db
GUIDE = "/guide/work-and-life-integration/"
FIRST_WINDOW = 14_600  # bytes that a new connection may send before it waits for an answer


def weight(html):
    return len(brotli.compress(html, quality=11))


def test_the_guide(client):
    assert weight(client.get(GUIDE).content) <= 24_000


def test_the_first_screen_of_the_guide_is_in_the_first_window(client):
    html = client.get(GUIDE).content
    first_section = html[: html.index(b"</section>")]
    assert weight(first_section) <= FIRST_WINDOW
