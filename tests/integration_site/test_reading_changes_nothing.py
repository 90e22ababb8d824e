"""Following every link of the site by GET, as a visitor and as a person, changes no row."""

import re
from urllib.parse import urldefrag

import pytest
import time_machine
from django.apps import apps

from accounts.models import Throttle
from tests.commitments.factories import NOW, client_of
from tests.integration_site.test_export_views import full_person

pytestmark = pytest.mark.django_db
STARTS = ["/", "/week/", "/me/", "/history/", "/assessments/full/", "/search/?q=boundary", "/admin/", "/evidence.json"]
HREF = re.compile(r'href="(/[^"]*)"')


def rows():
    """All but the count of searches, which holds back floods and forgets within a minute."""
    models = set(apps.get_models()) - {Throttle}
    return {model: sorted(map(repr, model._base_manager.values_list())) for model in models}


def crawl(client):
    """Addresses by the status of their answer, each asked for once."""
    waiting, statuses = list(STARTS), {}
    while waiting:
        path = waiting.pop()
        if path in statuses:
            continue
        response = client.get(path)
        statuses[path] = response.status_code
        if "text/html" in response.get("Content-Type", ""):
            found = HREF.findall(response.content.decode())
            waiting += [urldefrag(link.replace("&amp;", "&"))[0] for link in found if not link.startswith("/static/")]
    return statuses


@pytest.mark.parametrize("who", ["visitor", "person"])
@time_machine.travel(NOW, tick=False)
def test_a_crawl_by_get(who):
    person = full_person()
    client = client_of(person if who == "person" else None)
    client.get("/week/")
    before = rows()
    statuses = crawl(client)
    assert rows() == before
    assert set(Throttle.objects.values_list("purpose", flat=True)) <= {"search"}
    assert len(statuses) > 200
    assert not {path: status for path, status in statuses.items() if status not in {200, 302}}
