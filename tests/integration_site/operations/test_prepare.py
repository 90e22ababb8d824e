import stat
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from integration_site.models import Release, TextVector
from integration_site.operations import prepare as preparation
from integration_site.operations.prepare import (
    PrepareError,
    make_secret_key,
    prepare_database,
    prepare_files,
    prepared_releases,
)

ALL = ["check", "migrate", "index_meaning", "load_content", "index_search"]


@pytest.fixture
def called(monkeypatch):
    """The commands that were called, in order; none of them runs."""
    names = []
    monkeypatch.setattr(preparation, "call_command", lambda name, **options: names.append(name))
    return names


@pytest.fixture
def shared(monkeypatch):
    return lambda answer: monkeypatch.setattr(preparation, "is_postgresql", lambda: answer)


def day(number):
    return datetime(2026, 11, number, tzinfo=UTC)


@pytest.mark.django_db
def test_release_prepares_the_database_once(called):
    assert prepare_database("one") == ""
    assert called == ALL
    assert prepared_releases() == ["one"]
    assert prepare_database("one") == ""
    assert called == ALL


@pytest.mark.django_db
@pytest.mark.parametrize("answer", [False, True])
def test_release_that_is_another_prepares_it_again(called, shared, answer):
    shared(answer)
    Release.objects.remember("one", now=day(20))
    assert prepare_database("two") == ""
    assert called == ALL
    assert prepared_releases() == ["two", "one"]


@pytest.mark.django_db
def test_release_that_is_earlier_changes_nothing_on_a_shared_database(called, shared):
    shared(True)
    Release.objects.remember("one", now=day(20))
    Release.objects.remember("two", now=day(21))
    assert prepare_database("one") == "A newer version of the site has prepared this database: its content stays."
    assert called == []
    assert prepared_releases() == ["two", "one"]


@pytest.mark.django_db
def test_release_that_is_earlier_comes_back_on_one_machine(called, shared):
    shared(False)
    Release.objects.remember("one", now=day(20))
    Release.objects.remember("two", now=day(21))
    assert prepare_database("one") == ""
    assert called == ALL
    assert prepared_releases() == ["one", "two"]


@pytest.mark.django_db
def test_release_without_its_newest_migration_changes_nothing_on_a_shared_database(called, shared):
    shared(True)
    MigrationRecorder(connection).record_applied("articles", "9999_later")
    assert "A newer version" in prepare_database("never seen")
    assert called == []


@pytest.mark.django_db
def test_release_without_the_newest_migration_does_not_start_on_one_machine(called, shared):
    shared(False)
    MigrationRecorder(connection).record_applied("articles", "9999_later")
    with pytest.raises(PrepareError, match=r"made by a newer version.*manage.py restore FILE"):
        prepare_database("never seen")
    assert called == []


@pytest.mark.django_db
def test_migrations_of_an_app_that_is_gone_say_nothing(called, shared):
    shared(True)
    MigrationRecorder(connection).record_applied("removed_app", "0001_initial")
    assert prepare_database("new") == ""
    assert called == ALL


@pytest.mark.django_db
def test_start_that_stops_half_way_is_repeated(monkeypatch):
    def stop(name, **options):
        if name == "index_search":
            raise RuntimeError

    monkeypatch.setattr(preparation, "call_command", stop)
    with pytest.raises(RuntimeError):
        prepare_database("one")
    assert prepared_releases() == []


@pytest.mark.django_db
def test_meaning_that_is_turned_on_later_is_made_at_the_next_start(called, meaning, settings):
    Release.objects.remember("one", now=day(20))
    assert prepare_database("one") == ""
    assert called == ["index_meaning"]
    settings.MEANING = False
    assert prepare_database("one") == ""
    TextVector.objects.create(digest="0" * 64, vector=b"")
    settings.MEANING = True
    assert prepare_database("one") == ""
    assert called == ["index_meaning"]


@pytest.mark.django_db
def test_database_that_is_empty_knows_no_release(monkeypatch):
    Release.objects.remember("one", now=day(20))
    monkeypatch.setattr(type(connection.introspection), "table_names", lambda self: ["django_migrations"])
    assert prepared_releases() == []


def test_files_that_are_static_are_collected_once_for_each_release(called, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    mark = tmp_path / "prepared"
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / "staticfiles.json").touch()
    for release in ["one", "one", "two"]:
        prepare_files(release, mark)
    assert called == ["collectstatic"] * 2
    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    prepare_files("two", mark)
    assert called == ["collectstatic"] * 3


def test_key_is_made_once_and_for_its_owner_alone(shared, monkeypatch, tmp_path):
    shared(False)
    monkeypatch.delenv("SECRET_KEY", raising=False)
    file = tmp_path / "secret-key"
    make_secret_key(file)
    key = file.read_text()
    assert len(key) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    make_secret_key(file)
    assert file.read_text() == key


def test_key_that_is_given_is_not_written(shared, monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "k" * 50)
    for answer in (False, True):
        shared(answer)
        make_secret_key(tmp_path / "secret-key")
    assert not list(tmp_path.iterdir())


def test_database_that_is_shared_needs_a_key_that_is_given(shared, monkeypatch, tmp_path):
    shared(True)
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(PrepareError, match="set SECRET_KEY too: every machine on one database needs the same"):
        make_secret_key(tmp_path / "secret-key")
    assert not list(tmp_path.iterdir())
