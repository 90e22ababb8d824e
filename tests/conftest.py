"""The test database holds the published content from the start, as the site does after `serve`."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings

# How long a case takes says nothing on a busy machine.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_collection_modifyitems(items):
    if connection.vendor != "postgresql":
        for item in items:
            if item.get_closest_marker("postgresql"):
                item.add_marker(pytest.mark.skip(reason="only PostgreSQL is shared by several machines"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    from articles.loading.actions import load_content
    from integration_site.search.index import rebuild_index

    with django_db_blocker.unblock():
        load_content()
        rebuild_index()
