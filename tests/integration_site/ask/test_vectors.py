from io import StringIO

import numpy as np
import pytest
from django.core.management import call_command

from integration_site.ask import vectors
from integration_site.ask.vectors import digest_of, forget_others, make_vectors, read_vectors
from integration_site.management.commands import index_meaning
from integration_site.meaning.encoder import encode
from integration_site.models import TextVector

pytestmark = pytest.mark.django_db


def test_vectors_are_made_once_for_each_text():
    said = []
    assert make_vectors({"one", "two"}, lambda done, of_all: said.append((done, of_all))) == 2
    assert said == [(2, 2)]
    assert make_vectors({"two", "three"}) == 1
    assert TextVector.objects.count() == 3


def test_vectors_are_read_as_they_were_made(monkeypatch):
    monkeypatch.setattr(vectors, "BATCH", 2)
    make_vectors(["one text", "another", "and a third"])
    known = read_vectors()
    assert known[digest_of("another")] == pytest.approx(encode("another"), abs=1e-3)
    assert known[digest_of("another")].dtype == np.float32


def test_vectors_of_texts_that_are_gone_are_forgotten():
    make_vectors({"one", "two"})
    forget_others({"two"})
    assert list(TextVector.objects.values_list("digest", flat=True)) == [digest_of("two")]


def test_index_meaning_says_how_many_it_read(monkeypatch, meaning):
    monkeypatch.setattr(index_meaning, "texts_of", lambda content: {"one", "two"})
    said = StringIO()
    call_command("index_meaning", stdout=said)
    assert said.getvalue() == "Read 2 texts for what they mean (0 s).\n"
    call_command("index_meaning", stdout=said)
    assert said.getvalue().count("\n") == 1


def test_index_meaning_does_nothing_when_meaning_is_off():
    said = StringIO()
    call_command("index_meaning", stdout=said)
    assert said.getvalue() == ""
    assert not TextVector.objects.exists()
