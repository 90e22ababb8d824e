"""Whatever became of an authored file, `manage.py check` names it with a line and a remedy, and never breaks off."""

import shutil
from pathlib import Path

import pytest
from django.core.checks import Error
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import articles.checks
import assessments.checks
import assessments.library
import coaching.checks
import coaching.suggestions.library
import commitments.checks
import commitments.replies.library
import integration_site.checks
import practices.checks
import practices.loading.library
from articles.loading.actions import CONTENT
from integration_site.authored_text import UnreadableError, decoded, split_mark

CHECKS = [
    articles.checks.check_content,
    assessments.checks.authored_files,
    assessments.checks.published_files,
    coaching.checks.library_files,
    commitments.checks.reply_files,
    practices.checks.practice_files,
    practices.checks.step_views,
    integration_site.checks.check_article_blocks,
    integration_site.checks.check_method_sources,
    integration_site.checks.check_advice,
    integration_site.checks.check_steps,
    integration_site.checks.check_step_anchors,
]
ROOMS = {
    "articles": CONTENT,
    "assessments": assessments.library.FOLDER,
    "coaching": coaching.suggestions.library.FOLDER,
    "commitments": commitments.replies.library.FOLDER,
    "practices": practices.loading.library.FOLDER,
}
KINDS = [
    "articles/evidence.toml",
    "articles/authors.toml",
    "articles/topics.toml",
    "articles/guide/work-and-life-integration.md",
    "articles/questions/always-working.md",
    "articles/pages/for-managers.md",
    "assessments/instruments/quick-1.toml",
    "assessments/instruments/full-1.toml",
    "assessments/profiles.toml",
    "assessments/insights.toml",
    "assessments/together.toml",
    "assessments/methods.toml",
    "assessments/published.toml",
    "assessments/advice/hours.toml",
    "coaching/course.toml",
    "commitments/manager.toml",
    "commitments/portraits.toml",
    "practices/steps.toml",
    "practices/value_cards.toml",
]
LATER = [
    {"articles/evidence.toml", "assessments/together.toml", "commitments/manager.toml", "commitments/portraits.toml"}
]
PIECES = [b"[x][y]", b"\n[y]: claim:no\n", b"[[", b"= 1", b'""', b"\n:::\n", b"\n[[item]]\n", b"{", b"[]", b"\n"]
CACHED = [
    *(each for each in vars(assessments.library).values() if hasattr(each, "cache_clear")),
    coaching.suggestions.library.suggestions,
    commitments.replies.library.replies,
    practices.loading.library.steps,
    practices.loading.library.cards,
]


def not_utf_8(file):
    file.write_bytes(file.read_bytes().replace(b"\n", b"\n\xff", 1))


def with_a_mark(file):
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())


def with_a_null(file):
    file.write_bytes(file.read_bytes().replace(b"\n", b"\n\0", 1))


def empty(file):
    file.write_bytes(b"")


def a_folder(file):
    file.unlink()
    file.mkdir()


def gone(file):
    file.unlink()


def not_utf_8_below_an_empty_line(file):
    file.write_bytes(b"\n\xff")


def with_a_null_below_an_empty_line(file):
    file.write_bytes(b"\n\0")


DAMAGES = {
    not_utf_8_below_an_empty_line: ("2", "is not UTF-8"),
    with_a_null_below_an_empty_line: ("2", "U+0000 stands here; remove it."),
    not_utf_8: ("2", "is not UTF-8"),
    with_a_mark: ("1", "byte order mark; save it as UTF-8 without one."),
    with_a_null: ("2", "U+0000 stands here; remove it."),
    a_folder: ("1", "cannot be read (Is a directory)"),
}


@pytest.fixture
def authored(tmp_path, monkeypatch):
    """A copy of every authored file, which the checks read."""
    for room, folder in ROOMS.items():
        kept = shutil.ignore_patterns("*.py", "__pycache__", "migrations", "management", "templatetags")
        shutil.copytree(folder, tmp_path / room, ignore=kept)
    for checks in (articles.checks, integration_site.checks):
        monkeypatch.setattr(checks, "CONTENT", tmp_path / "articles")
    for library in (coaching.suggestions.library, commitments.replies.library, practices.loading.library):
        monkeypatch.setattr(library, "FOLDER", tmp_path / library.__name__.partition(".")[0])
    own = assessments.library
    for name in ("INSTRUMENTS", "PROFILES", "ADVICE", "INSIGHTS", "TOGETHER", "METHODS", "PUBLISHED"):
        monkeypatch.setattr(own, name, tmp_path / "assessments" / getattr(own, name).relative_to(own.FOLDER))
    forget()
    yield tmp_path
    forget()


def forget():
    for each in CACHED:
        each.cache_clear()


def issues():
    forget()
    return [error.msg for check in CHECKS for error in check(app_configs=None) if isinstance(error, Error)]


def test_files_as_they_are_have_no_fault(authored):
    assert not issues()


@pytest.mark.parametrize("damage", DAMAGES)
def test_files_that_are_damaged_are_each_named_with_their_line(authored, damage):
    """Some are told only once all others are good, and without the ledger no others: they have a turn of their own."""
    line, words = DAMAGES[damage]
    for names in [set(KINDS).difference(*LATER), *LATER]:
        damaged = {authored / name: (authored / name).read_bytes() for name in names}
        for file in damaged:
            damage(file)
        found = issues()
        for file in damaged:
            shown = [issue for issue in found if f"{file.name}:" in issue and words in issue]
            assert shown, (file.name, found)
            assert any(f":{line}:" in issue or f"line {line}:" in issue for issue in shown), shown
        restore(damaged)


@pytest.mark.parametrize("damage", [empty, gone])
@pytest.mark.parametrize("name", ["articles/evidence.toml", "assessments/profiles.toml", "practices/steps.toml"])
def test_file_without_words_is_a_fault(authored, damage, name):
    damage(authored / name)
    assert any(Path(name).name in issue for issue in issues())


def restore(damaged):
    for file, content in damaged.items():
        if file.is_dir():
            file.rmdir()
        file.write_bytes(content)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_damage_never_makes_the_check_break_off(authored, data):
    name = data.draw(st.sampled_from(KINDS))
    file = authored / name
    good = file.read_bytes()
    begin = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(begin, min(begin + 200, len(good))))
    put = data.draw(st.one_of(st.binary(max_size=20), st.sampled_from(PIECES)))
    file.write_bytes(good[:begin] + put + good[end:])
    forget()
    try:
        for check in CHECKS:
            if check.__module__.startswith(name.partition("/")[0]):
                check(app_configs=None)
    finally:
        file.write_bytes(good)


@given(st.binary())
def test_bytes_of_any_kind_are_text_or_a_fault(content):
    try:
        text = decoded(content)
    except UnreadableError as problem:
        line = problem.line
    else:
        line, content = 1, text.encode()
        assert "\r\n" not in text
    assert 1 <= line <= content.count(b"\n") + 1


def test_lines_that_windows_ended_are_read_as_ours():
    assert decoded(b"a\r\nb") == "a\nb"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rest. [It helps.](claim:g18) Go on.", ("Rest. It helps. Go on.", "It helps.", "g18")),
        ("Rest.", ("Rest.", "", None)),
        ("[Rest.](https://example.org)", ("[Rest.](https://example.org)", "", None)),
        ("[A.](claim:g01) [B.](claim:g02)", ("A. [B.](claim:g02)", "A.", "g01")),
    ],
)
def test_mark_is_split_from_its_text(text, expected):
    assert split_mark(text) == expected
