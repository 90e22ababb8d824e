from datetime import date
from hashlib import sha256

import pytest

from assessments.loading.published import Published, PublishedFileError, changed, load_published, unrecorded

# The SHA-256 of no bytes at all.
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
RECORD = {"a-1.toml": Published("a-1.toml", EMPTY, date(2026, 11, 22))}
TEXT = f'[[file]]\nname = "a-1.toml"\nsha256 = "{EMPTY}"\npublished_on = 2026-11-22\n'


def test_record():
    assert load_published(TEXT, "published.toml") == RECORD
    assert sha256(b"").hexdigest() == EMPTY


@pytest.mark.parametrize(
    ("old", "new", "path", "remedy"),
    [
        ("sha256", "sha1", "file[1].sha256", "is missing"),
        (EMPTY, EMPTY[:-1], "file[1].sha256", "64 hexadecimal digits"),
        (EMPTY, EMPTY[:-1] + "x", "file[1].sha256", "64 hexadecimal digits"),
        ("2026-11-22", '"today"', "file[1].published_on", "write a date"),
        ("2026-11-22", "2026-11-22T10:00:00", "file[1].published_on", "a date without a time"),
        (TEXT, TEXT + TEXT, "file", "has 'a-1.toml' twice; remove one."),
        ("name =", "file =", "file[1].name", "is missing"),
        ("[[file]]", "[[files]]", "files", "remove it"),
    ],
)
def test_planted_fault_is_refused_with_place_and_remedy(old, new, path, remedy):
    with pytest.raises(PublishedFileError) as caught:
        load_published(TEXT.replace(old, new), "published.toml")
    assert [issue for issue in caught.value.issues if issue.path == path and remedy in issue.message], caught.value


def test_record_in_broken_toml_is_refused():
    with pytest.raises(PublishedFileError, match="is not TOML"):
        load_published("[[file", "published.toml")


def test_published_files_are_there_unchanged():
    assert changed(RECORD, {"a-1.toml": b""}) == []
    assert unrecorded(RECORD, {"a-1.toml": b""}) == []


def test_published_files_changed_missing_and_unrecorded():
    assert [str(issue) for issue in changed(RECORD, {"a-1.toml": b" "})] == [
        "a-1.toml: was changed after it was published; undo that and write a new version."
    ]
    assert [str(issue) for issue in changed(RECORD, {})] == [
        "a-1.toml: was published and is gone; put it back, results were made with it."
    ]
    assert [str(issue) for issue in unrecorded({}, {"a-1.toml": b""})] == [
        f"a-1.toml: is not recorded as published; add it with its SHA-256, {EMPTY}."
    ]
