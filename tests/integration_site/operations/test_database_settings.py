import pytest
from django.db import connection, transaction

from integration_site.operations import database_settings as databases
from integration_site.operations.env import SettingError

ADDRESS = "postgresql://site:p%40ss@db.example:5433/harmony?sslmode=require"


@pytest.fixture
def url(monkeypatch):
    return lambda value: monkeypatch.setenv("DATABASE_URL", value)


def test_database_without_an_address_is_sqlite_in_the_folder(url, tmp_path):
    url("")
    database = databases.chosen(tmp_path)
    assert database["ENGINE"] == "integration_site.operations.sqlite"
    assert database["NAME"] == tmp_path / "site.sqlite3"
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]


def test_address_is_postgresql_with_a_pool(url, tmp_path, monkeypatch):
    pytest.importorskip("dj_database_url", reason="needs the extra postgres")
    url(ADDRESS)
    monkeypatch.setenv("DATABASE_CONNECTIONS", "12")
    database = databases.chosen(tmp_path)
    named = {name: database[name] for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert named == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "harmony",
        "USER": "site",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": 5433,
    }
    assert database["CONN_HEALTH_CHECKS"] is True
    assert database["OPTIONS"] == {
        "sslmode": "require",
        "pool": {"min_size": 1, "max_size": 12, "timeout": 5, "reconnect_timeout": 5},
        "options": "-c lock_timeout=5s",
    }


def test_address_keeps_its_socket_and_options(url, tmp_path):
    pytest.importorskip("dj_database_url", reason="needs the extra postgres")
    url("postgres://site@%2Frun%2Fpostgresql/harmony?currentSchema=ours")
    database = databases.chosen(tmp_path)
    assert (database["HOST"], database["PORT"]) == ("/run/postgresql", "")
    assert database["OPTIONS"]["options"] == "-c search_path=ours -c lock_timeout=5s"


@pytest.mark.parametrize(
    "address", ["sqlite:///tmp/x", "mysql://site:secret-word@host/name", "harmony", "/var/lib/secret-word", "://"]
)
def test_address_of_anything_but_postgresql_is_refused_in_a_sentence(url, tmp_path, address):
    url(address)
    with pytest.raises(SettingError, match="write one like postgresql://user:password@host:5432/name") as refused:
        databases.chosen(tmp_path)
    assert "secret-word" not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://site:secret-word@host:port/name",
        "postgresql://site:secret-word@host",
        "postgresql://site:secret-word@host/",
        "postgresql://site:secret-word@[host/name",
    ],
)
def test_address_that_is_broken_is_refused_in_a_sentence_without_its_password(url, tmp_path, address):
    pytest.importorskip("dj_database_url", reason="needs the extra postgres")
    url(address)
    with pytest.raises(SettingError, match="write one like postgresql://user:password@host:5432/name") as refused:
        databases.chosen(tmp_path)
    assert "secret-word" not in str(refused.value)


def test_extra_that_is_missing_is_named(url, tmp_path, monkeypatch):
    monkeypatch.setattr(databases, "find_spec", lambda name: None)
    url(ADDRESS)
    with pytest.raises(SettingError, match="uv run --extra postgres"):
        databases.chosen(tmp_path)


@pytest.mark.parametrize("word", ["0", "61", "soon"])
def test_wait_is_a_whole_number(url, tmp_path, monkeypatch, word):
    monkeypatch.setenv("DATABASE_WAIT", "60")
    url("")
    assert databases.chosen(tmp_path)["OPTIONS"]["timeout"] == 60
    monkeypatch.setenv("DATABASE_WAIT", word)
    with pytest.raises(SettingError, match="DATABASE_WAIT is"):
        databases.chosen(tmp_path)


@pytest.mark.parametrize("word", ["0", "257", "many"])
def test_connections_are_a_whole_number(url, tmp_path, monkeypatch, word):
    monkeypatch.setenv("DATABASE_CONNECTIONS", word)
    url(ADDRESS)
    with pytest.raises(SettingError, match="DATABASE_CONNECTIONS is"):
        databases.chosen(tmp_path)


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="pragmas are SQLite's")
def test_save_that_was_answered_survives_a_power_cut():
    """Read back on the connection that requests use: SQLite says nothing about a pragma that it does not know."""
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    with connection.cursor() as cursor:
        assert {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL locks rows")
def test_save_waits_for_others_before_it_reads():
    """Asked for later, the lock is refused at once where another connection has written since."""
    said = []
    listen = lambda execute, sql, *rest: (said.append(sql), execute(sql, *rest))[1]  # noqa: E731
    with connection.execute_wrapper(listen), transaction.atomic():
        pass
    assert said == ["BEGIN IMMEDIATE"]
