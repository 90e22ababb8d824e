"""The test database holds the published content from the start, as the site does after `serve`."""

import os
import re
import signal
from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings

from tests.live_server import Server

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


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def server(var_dir):
    started = []

    def start(*options, folder=var_dir, **changes):
        server = Server(folder, *options, **changes)
        started.append(server)
        server.wait()
        return server

    yield start
    for server in started:
        if server.process.poll() is None:
            os.killpg(server.process.pid, signal.SIGKILL)
            server.process.wait()


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker):
    """The address of an empty database beside that of the tests."""
    name = f"two_servers_{uuid4().hex}"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    yield re.sub(r"/[^/?]*(\?|$)", rf"/{name}\1", os.environ["DATABASE_URL"], count=1)
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
