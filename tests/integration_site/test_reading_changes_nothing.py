"""Following every link of the site by GET, as visitor and as person, changes no row and asks for little at a time."""

import re
from urllib.parse import urldefrag

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Throttle
from tests.commitments.factories import NOW, client_of
from tests.integration_site.full_person import full_person

pytestmark = pytest.mark.django_db
STARTS = [
    "/",
    "/practices/time/",
    "/practices/blend/",
    "/week/",
    "/me/",
    "/history/",
    "/assessments/full/",
    "/search/?q=boundary",
    "/admin/",
    "/evidence.json",
]
MAX_QUERIES = 13
WHOLE_TABLES = ("/me/export", "/admin/")
HREF = re.compile(r'href="(/[^"]*)"')


def rows():
    """All but the count of searches, which holds back floods and forgets within a minute."""
    models = set(apps.get_models()) - {Throttle}
    return {model: sorted(map(repr, model._base_manager.values_list())) for model in models}


def crawl(client):
    """Statuses and numbers of queries by address, each asked for once."""
    waiting, statuses, queries = list(STARTS), {}, {}
    while waiting:
        path = waiting.pop()
        if path in statuses:
            continue
        with CaptureQueriesContext(connection) as asked:
            response = client.get(path)
        statuses[path], queries[path] = response.status_code, len(asked)
        if "text/html" in response.get("Content-Type", ""):
            found = HREF.findall(response.content.decode())
            waiting += [urldefrag(link.replace("&amp;", "&"))[0] for link in found if not link.startswith("/static/")]
    return statuses, queries


@pytest.mark.parametrize("who", ["visitor", "person"])
@time_machine.travel(NOW, tick=False)
def test_crawl_by_get(who):
    person = full_person()
    client = client_of(person if who == "person" else None)
    client.get("/week/")
    before = rows()
    statuses, queries = crawl(client)
    assert rows() == before
    assert set(Throttle.objects.values_list("purpose", flat=True)) <= {"search", "export"}
    assert len(statuses) > 200
    assert not {path: status for path, status in statuses.items() if status not in {200, 302}}
    pages = {path: count for path, count in queries.items() if not path.startswith(WHOLE_TABLES)}
    assert not {path: count for path, count in pages.items() if count > MAX_QUERIES}
