"""What must be there before the first answer: folder, key, tables, content, static files. Once is as good as twice."""

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from integration_site.meaning.encoder import is_on
from integration_site.models import Release, TextVector
from integration_site.operations import env as environment
from integration_site.operations.database_lock import DatabaseUnreachableError, advisory_lock, is_postgresql
from integration_site.operations.upgrade_copy import UpgradeCopyError, copy_before_migrating, must_be_migrated

SOURCES = ["*.py", "*.toml", "*.md", "*.html", "*.css", "*.svg", "*.png", "*.js"]
NEWER = (
    "The database was made by a newer version of the site; start that one, or put back a copy from before it with "
    "manage.py restore FILE."
)


class PrepareError(Exception):
    """The text is a sentence for the operator."""


def ensure_writable_folder(folder: Path, *, variable: str) -> None:
    """Make the folder for the data and prove that it can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as problem:
        raise PrepareError(
            f"The folder {folder} cannot be written ({problem.strerror}); set {variable} to one that can."
        ) from None


def make_secret_key(file: Path) -> None:
    """Write a new key, readable by its owner alone, unless there is one or a shared database needs a shared one."""
    if environment.text("SECRET_KEY"):
        return
    if is_postgresql():
        raise PrepareError(
            "With DATABASE_URL, set SECRET_KEY too: every machine on one database needs the same, of at least "
            f"{environment.SECRET_KEY_BYTES} characters."
        )
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(secrets.token_urlsafe(environment.SECRET_KEY_BYTES))


def ensure_ready() -> str:
    """Make the database and the static files ready for this code, unless they are. A sentence, mostly empty."""
    print_now = fingerprint(settings.BASE_DIR)
    try:
        with advisory_lock():
            sentence = prepare_database(print_now)
    except DatabaseUnreachableError as problem:
        raise PrepareError(str(problem)) from None
    prepare_files(print_now, settings.VAR_DIR / "prepared")
    return sentence


def prepare_database(print_now: str) -> str:
    """Check, migrate, load and index content. On a shared database an older node changes nothing and says so."""
    known = prepared_releases()
    if known[:1] == [print_now]:
        if is_on() and not TextVector.objects.exists():
            call_command("index_meaning")  # it was off when the content was loaded
        return ""
    is_newer = _was_migrated_beyond()
    if is_newer and not is_postgresql():
        raise PrepareError(NEWER)
    if is_postgresql() and (print_now in known or is_newer):
        return "A newer version of the site has prepared this database: its content stays."
    call_command("check")
    try:
        sentence = copy_before_migrating(print_now, now=timezone.now()) if must_be_migrated() else ""
    except UpgradeCopyError as problem:
        raise PrepareError(str(problem)) from None
    call_command("migrate", interactive=False, verbosity=0)
    call_command("index_meaning")  # takes seconds, in which others may write
    with transaction.atomic():
        call_command("load_content", verbosity=0)
        call_command("index_search", verbosity=0)
        Release.objects.remember(print_now, now=timezone.now())
    return sentence


def prepared_releases() -> list[str]:
    """Fingerprints that this database was prepared for, the newest first; none in an empty one."""
    if Release._meta.db_table not in connection.introspection.table_names():
        return []
    return list(Release.objects.newest_first().values_list("fingerprint", flat=True))


def _was_migrated_beyond() -> bool:
    """Whether the database has had migrations of our apps that this code does not know."""
    loader = MigrationLoader(connection)
    ours = {key for key in loader.applied_migrations if key[0] in loader.migrated_apps}
    return not ours <= set(loader.disk_migrations)


def prepare_files(print_now: str, mark: Path) -> None:
    """Collect the static files of this machine."""
    collected = (settings.STATIC_ROOT / "staticfiles.json").exists()
    if collected and mark.exists() and mark.read_text(encoding="ascii") == print_now:
        return
    mark.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(print_now, encoding="ascii")


def fingerprint(folder: Path) -> str:
    """SHA-256 over names and bytes of all code, content and pins below `folder`, in hex."""
    digest = hashlib.sha256()
    files = [folder / "pyproject.toml"]
    for name in [*settings.LOCAL_APPS, "templates", "static"]:
        files += [file for pattern in SOURCES for file in (folder / name).rglob(pattern)]
    for file in sorted(files):
        digest.update(str(file.relative_to(folder)).encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
