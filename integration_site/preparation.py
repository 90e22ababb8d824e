"""What must be there before the first answer: folder, key, tables, content, static files. Once is as good as twice."""

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from integration_site.environment import SECRET_KEY_BYTES

SOURCES = ["*.py", "*.toml", "*.md", "*.html", "*.css", "*.svg", "*.png", "*.js"]
ROOMS = ["integration_site", "accounts", "articles", "assessments", "commitments", "templates", "static"]


class CannotPrepare(Exception):
    """The text is a sentence for the operator."""


def make_folder(folder: Path) -> None:
    """Make the folder for the data and prove that it can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as problem:
        raise CannotPrepare(
            f"The folder {folder} cannot be written ({problem.strerror}); set VAR_DIR to one that can."
        ) from None


def make_secret_key(file: Path) -> None:
    """Write a new key, readable by its owner alone, unless there is one."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(secrets.token_urlsafe(SECRET_KEY_BYTES))


def prepare() -> bool:
    """Migrate, check, load and index content, collect static files; unless this code did so here. True if it ran."""
    print_now = fingerprint(settings.BASE_DIR)
    mark = settings.VAR_DIR / "prepared"
    if _is_prepared(mark, print_now):
        return False
    mark.unlink(missing_ok=True)
    call_command("check")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_content", verbosity=0)
    call_command("index_search", verbosity=0)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(print_now, encoding="ascii")
    return True


def _is_prepared(mark: Path, print_now: str) -> bool:
    database = Path(settings.DATABASES["default"]["NAME"])
    return (
        mark.exists()
        and mark.read_text(encoding="ascii") == print_now
        and database.exists()
        and (settings.STATIC_ROOT / "staticfiles.json").exists()
    )


def fingerprint(folder: Path) -> str:
    """SHA-256 over names and bytes of all code, content and pins below `folder`, in hex."""
    digest = hashlib.sha256()
    files = [folder / "pyproject.toml"]
    for room in ROOMS:
        files += [file for pattern in SOURCES for file in (folder / room).rglob(pattern)]
    for file in sorted(files):
        digest.update(str(file.relative_to(folder)).encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
