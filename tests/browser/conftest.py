"""A real Chromium. Where it or its driver is missing, these tests are skipped and say what to install."""

import os
from pathlib import Path

import pytest

INSTALLED = [Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")]
CHROMIUM = Path(os.environ.get("CHROMIUM") or next((path for path in INSTALLED if path.exists()), INSTALLED[0]))
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

LEFT_PAGE = ("htmx:sendAbort,", "htmx:afterRequest,")  # the second stands beside every end that is named by itself

PATIENCE_MS = 30_000  # a slow machine is no fault

try:
    from playwright.sync_api import expect, sync_playwright
except ImportError:
    MISSING = "playwright is not installed: uv sync --group browser"
else:
    MISSING = "" if CHROMIUM.exists() else f"no Chromium at {CHROMIUM}: apt-get install chromium-headless-shell"


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            if MISSING:
                item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="session")
def chromium():
    # Playwright's loop runs in this thread, and Django would take any query made beside it for a mistake.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    """Open a page in a browser of its own; whatever it prints to its console as an error fails the test.

    With `meets_faults` it may print that an answer did not come, or was a refusal.
    """
    contexts = []
    complaints = []

    def open_page(*, meets_faults=False, **options):
        context = chromium.new_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        if not meets_faults:
            page.on("console", lambda message: is_complaint(message) and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


def is_complaint(message):
    """Errors, but not that a page was answered with a 4xx on purpose, or was left while it asked."""
    refused_page = "status of 4" in message.text and "/static/" not in message.location["url"]
    left_page = message.text.startswith(LEFT_PAGE)
    return message.type == "error" and not refused_page and not left_page


@pytest.fixture
def site(live_server, settings):
    """The address of a server with the published content, which PostgreSQL lacks after each such test."""
    from articles.loading.actions import load_content
    from articles.models import Article
    from integration_site.search.index import rebuild_index

    if not Article.objects.exists():
        load_content()
        rebuild_index()
    return live_server.url
