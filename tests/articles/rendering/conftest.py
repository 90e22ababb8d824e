import pytest

from articles.parsing.ledger import read_ledger
from articles.rendering.notes import Notes
from tests.articles.content import LEDGER, FakeLinks


@pytest.fixture
def notes():
    ledger = read_ledger(LEDGER, "evidence.toml")
    return Notes(ledger.claims, ledger.sources, FakeLinks())
