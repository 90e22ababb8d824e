"""Rows go from the test database to an SQLite file, and from there to one more database of the engine under test."""

import shutil
from datetime import UTC, datetime
from io import StringIO
from uuid import uuid4

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from accounts.models import Person
from articles.models import Article, Claim, Diagram, Question, Source, Topic
from commitments.models import Commitment, MicroHabit
from integration_site.management.commands import copy_database
from integration_site.management.commands.copy_database import add_sqlite
from integration_site.models import SearchEntry
from integration_site.operations.copy_database import CopyError, copy_rows, is_empty, models_with_tables
from tests.commitments.factories import make_commitment
from tests.integration_site.full_person import full_person

SQLITE = "django.db.backends.sqlite3"
LONG_AGO = datetime(2020, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)


def add(alias, **address):
    """Make a database one of `connections`. Tests may not connect to what the settings lack, so this does."""
    connections.settings[alias] = connections.configure_settings({"default": {}, alias: address})[alias]
    connections[alias].connect()


def add_file(alias, file):
    add_sqlite(alias, file)
    connections[alias].connect()


def remove(alias):
    connections[alias].close()
    del connections[alias], connections.settings[alias]


def migrated(**address):
    add("migrating", **address)
    call_command("migrate", database="migrating", interactive=False, verbosity=0)
    remove("migrating")
    return address


def change_databases(blocker, statement):
    with blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_dumpdata_would_lose_what_an_export_is_told_apart_by():
    """Its JSON cuts instants to milliseconds: an export of before would then be taken in a second time."""
    (habit,) = serializers.deserialize("json", serializers.serialize("json", [MicroHabit(created_at=LONG_AGO)]))
    assert habit.object.created_at == LONG_AGO.replace(microsecond=678000)


@pytest.fixture(scope="module")
def migrated_file(django_db_setup, django_db_blocker, tmp_path_factory):
    file = tmp_path_factory.mktemp("migrated") / "site.sqlite3"
    with django_db_blocker.unblock():
        migrated(ENGINE=SQLITE, NAME=file)
    return file


@pytest.fixture(scope="module")
def shared_address(django_db_setup, django_db_blocker):
    """A PostgreSQL database for the module when the tests run on one, else nothing."""
    if connection.vendor != "postgresql":
        yield None
        return
    address = connection.settings_dict | {"OPTIONS": {}, "TEST": {}, "NAME": f"copy_{uuid4().hex}"}
    change_databases(django_db_blocker, f'CREATE DATABASE "{address["NAME"]}"')
    with django_db_blocker.unblock():
        yield migrated(**address)
    change_databases(django_db_blocker, f'DROP DATABASE "{address["NAME"]}" WITH (FORCE)')


@pytest.fixture
def old_file(migrated_file, tmp_path):
    return shutil.copy(migrated_file, tmp_path / "old.sqlite3")


@pytest.fixture(autouse=True)
def _aliases(db, old_file, shared_address, migrated_file, tmp_path):
    """`old` and `new`, migrated and without rows of ours. What migrating wrote comes back with the next copy."""
    new_address = shared_address or {"ENGINE": SQLITE, "NAME": shutil.copy(migrated_file, tmp_path / "new.sqlite3")}
    add("old", ENGINE=SQLITE, NAME=old_file)
    add("new", **new_address)
    yield
    if shared_address:
        call_command("flush", database="new", interactive=False, verbosity=0)
    for alias in ("old", "new"):
        remove(alias)


def rows_of(alias):
    return {
        model._meta.label: list(model._base_manager.using(alias).order_by("pk").values())
        for model in models_with_tables()
    }


def fill_old():
    """The test database without its content, whose thousand rows take a while, and with one commitment."""
    for model in (SearchEntry, Claim, Source, Question, Diagram, Topic):
        model.objects.all().delete()
    make_commitment()
    copy_rows(source="default", target="old")


def test_rows_arrive_as_they_were():
    person = full_person()
    Person.objects.filter(pk=person.pk).update(created_at=LONG_AGO)
    copy_rows(source="default", target="old")
    counts = copy_rows(source="old", target="new")
    assert rows_of("new") == rows_of("old") == rows_of("default")
    assert counts["accounts_person"] == 1
    assert counts["commitments_occasion"] == 8
    assert counts["articles_claim_sources"] > 100
    assert set(counts) == {model._meta.db_table for model in models_with_tables()}
    assert Person.objects.using("new").get().created_at == LONG_AGO


def test_row_that_is_new_gets_a_number_of_its_own():
    fill_old()
    copy_rows(source="old", target="new")
    last = Person.objects.using("new").get().pk
    assert Person.objects.using("new").create(time_zone="Europe/London").pk == last + 1


@pytest.mark.parametrize("table", ["article", "person"])
def test_database_with_rows_is_refused_and_left_as_it_is(table):
    fill_old()
    if table == "person":
        Person.objects.using("new").create(time_zone="Europe/London")
    else:
        Article.objects.using("new").bulk_create(Article.objects.all()[:1])
    before = rows_of("new")
    with pytest.raises(CopyError, match=rf"_{table} of the new database holds rows; it must be empty"):
        copy_rows(source="old", target="new")
    assert rows_of("new") == before


@pytest.mark.parametrize("alias", ["old", "new"])
def test_version_that_is_another_is_refused(alias):
    fill_old()
    recorder = MigrationRecorder(connections[alias])
    recorder.record_applied("articles", "9999_later")
    try:
        with pytest.raises(CopyError, match="articles 9999_later is in one of them"):
            copy_rows(source="old", target="new")
    finally:
        recorder.record_unapplied("articles", "9999_later")
    assert not Person.objects.using("new").exists()


def test_row_that_does_not_fit_leaves_nothing_behind_and_is_named_without_its_text():
    fill_old()
    last = Commitment.objects.using("old").get()
    with connections["old"].cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = 1")
        cursor.execute("UPDATE commitments_commitment SET what = '', tell_whom = 'a private word'")
        cursor.execute("PRAGMA ignore_check_constraints = 0")
    with pytest.raises(CopyError, match=rf"commitments_commitment {last.pk} cannot be taken over: ") as refused:
        copy_rows(source="old", target="new")
    assert "Nothing was copied." in str(refused.value)
    assert "private" not in str(refused.value)
    assert not Person.objects.using("new").exists()


def test_reference_to_nothing_is_refused():
    fill_old()
    with connections["old"].constraint_checks_disabled(), connections["old"].cursor() as cursor:
        cursor.execute("UPDATE commitments_commitment SET value_id = 4711")
    with pytest.raises(CopyError, match=r"A reference between rows cannot be taken over: .* Nothing was copied"):
        copy_rows(source="old", target="new")
    assert not Person.objects.using("new").exists()


def test_database_that_is_bare_is_known(old_file, tmp_path):
    (tmp_path / "empty.sqlite3").touch()
    add_file("bare", tmp_path / "empty.sqlite3")
    assert is_empty("bare")
    assert not is_empty("old")
    with pytest.raises(CopyError, match="holds no site"):
        copy_rows(source="bare", target="new")
    remove("bare")


def test_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("not a database, but long enough to be taken for the head of one" * 9)
    add_file("bare", tmp_path / "notes.txt")
    with pytest.raises(CopyError, match="cannot be read: file is not a database"):
        copy_rows(source="bare", target="new")
    remove("bare")


@pytest.fixture
def command(monkeypatch):
    """The command with `new` for its target; what it printed."""

    def run(*arguments, shared=True):
        monkeypatch.setattr(copy_database, "is_postgresql", lambda: shared)
        monkeypatch.setattr(copy_database, "TARGET", "new")
        monkeypatch.setattr(copy_database, "add_sqlite", add_file)
        output = StringIO()
        call_command("copy_database", *arguments, stdout=output)
        return output.getvalue()

    yield run
    if "copied" in connections.settings:
        remove("copied")


def test_command_prints_the_count_of_each_table(command, old_file):
    full_person()
    copy_rows(source="default", target="old")
    lines = command(str(old_file)).splitlines()
    assert "        1 accounts_person" in lines
    assert "        8 commitments_occasion" in lines
    total = sum(len(rows) for rows in rows_of("default").values())
    assert lines[-2] == f"{total:>9} rows in {len(models_with_tables())} tables, as many as in {old_file}."
    assert "SECRET_KEY" in lines[-1]


def test_command_only_reads_the_old_file(command, old_file):
    fill_old()
    before = old_file.read_bytes()
    command(str(old_file))
    assert old_file.read_bytes() == before


@pytest.mark.parametrize(
    ("shared", "name", "sentence"),
    [
        (False, "site.sqlite3", "Set DATABASE_URL to the PostgreSQL to copy to"),
        (True, "nothing.sqlite3", "There is no file"),
    ],
)
def test_command_refuses_in_a_sentence(command, old_file, shared, name, sentence):
    with pytest.raises(CommandError, match=sentence):
        command(str(old_file.with_name(name)), shared=shared)
    assert not Person.objects.using("new").exists()


def test_command_says_why_a_file_cannot_be_copied(command, tmp_path):
    (tmp_path / "empty.sqlite3").touch()
    with pytest.raises(CommandError, match="holds no site"):
        command(str(tmp_path / "empty.sqlite3"))
