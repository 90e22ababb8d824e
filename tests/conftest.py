"""The test database holds the published content from the start, as the site does after `serve`."""

import os
import re
import shutil
import signal
import sqlite3
from contextlib import closing, contextmanager
from uuid import uuid4

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from tests.live_server import Server

# How long a case takes says nothing on a busy machine.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("django_db") or "django_db_setup" in item.fixturenames:
            item.add_marker(pytest.mark.database)
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
        with instead_of_flush():
            yield


@contextmanager
def instead_of_flush():
    """After a test with transactions of its own, give SQLite back all that it held: a hundredth of the time."""
    if connection.vendor != "sqlite":
        yield
        return
    copy = sqlite3.connect(":memory:")
    connection.connection.backup(copy)

    def restore(test_case):
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as database:
            copy.backup(database)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", restore)
        yield


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """What the first start leaves behind, made once, because it takes seconds."""
    folder = tmp_path_factory.mktemp("prepared")
    server = Server(folder, TEND_SECONDS="0")
    server.wait()
    server.interrupt()
    assert server.end() == 0
    return folder


@pytest.fixture(scope="module")
def var_dir(prepared, tmp_path_factory):
    """The folder of a site that was started before, for the tests of one module."""
    return shutil.copytree(prepared, tmp_path_factory.mktemp("module") / "var")


@pytest.fixture
def own_var_dir(prepared, tmp_path):
    """The same, for one test alone."""
    return shutil.copytree(prepared, tmp_path / "var")


@pytest.fixture
def server(request):
    started = []

    def start(*options, folder=None, **changes):
        server = Server(folder or request.getfixturevalue("var_dir"), *options, **changes)
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
    with empty_database(django_db_blocker) as address:
        yield address


@pytest.fixture
def own_database(django_db_setup, django_db_blocker):
    """The same, for one test alone."""
    with empty_database(django_db_blocker) as address:
        yield address


@contextmanager
def empty_database(django_db_blocker):
    name = f"two_servers_{uuid4().hex}"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    yield re.sub(r"/[^/?]*(\?|$)", rf"/{name}\1", os.environ["DATABASE_URL"], count=1)
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def meaning(settings):
    """With the model, which tests do without where they can, because it takes a while."""
    settings.MEANING = True
