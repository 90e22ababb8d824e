"""Which database: SQLite in VAR_DIR, or the PostgreSQL that DATABASE_URL names. Pure."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from integration_site.operations import env as environment
from integration_site.operations.env import SettingError

SCHEMES = {"postgres", "postgresql"}
EXAMPLE = "postgresql://user:password@host:5432/name"


def chosen(folder: Path) -> dict[str, Any]:
    """For settings.DATABASES. SettingError, in a sentence that shows no password, when it cannot be understood."""
    address = environment.text("DATABASE_URL")
    return postgresql(address) if address else sqlite(folder)


def sqlite(folder: Path) -> dict[str, Any]:
    return {
        "ENGINE": "integration_site.operations.sqlite",
        "NAME": folder / "site.sqlite3",
        "OPTIONS": {
            "timeout": wait_seconds(),
            "transaction_mode": "IMMEDIATE",
            # Each thread keeps a connection, so what one remembers counts many times: 512 kB instead of 2 MB.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA cache_size=-512; PRAGMA secure_delete=ON;",
        },
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # A file, because parallel requests lock each other out of a shared in-memory database.
        "TEST": {"NAME": folder / "test.sqlite3"},
    }


def wait_seconds() -> int:
    """How long a request waits for others before it is answered with 503."""
    return environment.number("DATABASE_WAIT", 5, least=1, most=60)


def postgresql(address: str) -> dict[str, Any]:
    most = environment.number("DATABASE_CONNECTIONS", 8, least=1, most=256)
    if address.partition("://")[0] not in SCHEMES:
        raise SettingError(f"DATABASE_URL is not the address of a PostgreSQL; write one like {EXAMPLE}.")
    if not all(find_spec(name) for name in ("dj_database_url", "psycopg", "psycopg_pool")):
        raise SettingError("DATABASE_URL needs the extra postgres; start with uv run --extra postgres manage.py …")
    database = _read(address)
    options = database.setdefault("OPTIONS", {})
    wait = wait_seconds()
    # A try to connect again is given up as soon: the next request begins another, without the pause that grows.
    options["pool"] = {"min_size": 1, "max_size": most, "timeout": wait, "reconnect_timeout": wait}
    # Who waits longer for a row gets an error, as on SQLite, instead of holding a thread.
    options["options"] = f"{options.get('options', '')} -c lock_timeout={wait}s".strip()
    return database


def _read(address: str) -> dict[str, Any]:
    import dj_database_url

    try:
        database = dj_database_url.parse(address, conn_health_checks=True)
    except ValueError:
        raise SettingError(f"DATABASE_URL cannot be read; write one like {EXAMPLE}.") from None
    if not database["NAME"]:
        raise SettingError(f"DATABASE_URL names no database; write one like {EXAMPLE}.")
    return dict(database)
