"""What many tests here begin with: rows made once for a module, and the settings of a site behind https."""

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.integration_site.production import changes_over_tls


@pytest.fixture(scope="module")
def making(django_db_setup, django_db_blocker):
    """A fixture of a module makes its rows under `with making():`; they go when the module ends."""
    around = transaction.atomic()
    around._from_testcase = True  # as Django marks its own, so that what must stand outside of transactions may run
    with django_db_blocker.unblock():
        around.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def over_tls(settings):
    """The settings that an https address alone makes others."""
    for name, value in changes_over_tls().items():
        setattr(settings, name, value)
    cache.clear()
    yield
    cache.clear()  # of parts of pages that hold the address
