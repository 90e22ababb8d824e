"""The test database holds the published content from the start, as the site does after `serve`."""

import pytest


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    from articles.actions import load_content
    from integration_site.search import rebuild_index

    with django_db_blocker.unblock():
        load_content()
        rebuild_index()
