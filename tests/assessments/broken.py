"""Copies of the authored files that a test may break."""

import shutil
from contextlib import contextmanager
from functools import cache

from assessments import library

FILES = ("PROFILES", "METHODS", "PUBLISHED", "INSIGHTS", "TOGETHER")
READERS = [name for name, read in vars(library).items() if hasattr(read, "cache_clear")]


@contextmanager
def copied_files(folder, monkeypatch):
    """Serve copies that lie in `folder`, read by readers of their own, so that what others hold stays as it is."""
    shutil.copytree(library.INSTRUMENTS, folder / "instruments")
    monkeypatch.setattr(library, "INSTRUMENTS", folder / "instruments")
    for name in FILES:
        shutil.copy(getattr(library, name), folder)
        monkeypatch.setattr(library, name, folder / getattr(library, name).name)
    for name in READERS:
        monkeypatch.setattr(library, name, cache(getattr(library, name).__wrapped__))
    yield folder


def forget():
    """Read the copies anew; only while they are served."""
    for name in READERS:
        getattr(library, name).cache_clear()


def break_file(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    forget()
