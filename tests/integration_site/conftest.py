"""Rows with which many tests of a module begin, made once. What a test changes is undone after it, as always."""

import pytest
from django.db import transaction


@pytest.fixture(scope="module")
def making(django_db_setup, django_db_blocker):
    """A fixture of a module makes its rows under `with making():`; they go when the module ends."""
    around = transaction.atomic()
    with django_db_blocker.unblock():
        around.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
