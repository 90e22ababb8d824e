import shutil

import pytest

from assessments import library
from assessments.checks import authored_files
from assessments.instruments import InstrumentProblem
from assessments.profiles import load_profiles
from tests.assessments.patterns import PROFILES_TEXT, QUICK


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the authored files that a test may break."""
    shutil.copytree(library.INSTRUMENTS, tmp_path / "instruments")
    shutil.copy(library.PROFILES, tmp_path)
    monkeypatch.setattr(library, "INSTRUMENTS", tmp_path / "instruments")
    monkeypatch.setattr(library, "PROFILES", tmp_path / "profiles.toml")
    library.instruments.cache_clear()
    library.profiles.cache_clear()
    yield tmp_path
    library.instruments.cache_clear()
    library.profiles.cache_clear()


def break_file(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_files_are_without_fault():
    assert library.all_faults() == []
    assert authored_files(None) == []


def test_instrument_by_slug_and_version():
    assert library.instrument("quick", 1) is library.newest("quick")
    with pytest.raises(KeyError):
        library.instrument("quick", 2)


def test_faults_of_both_files_become_errors_of_the_check(folder):
    break_file(folder / "instruments/quick-1.toml", "minutes = 2\n", "")
    break_file(folder / "profiles.toml", "[about]", "[abuot]")
    errors = [error.msg for error in authored_files(None)]
    assert any(message.startswith("quick-1.toml: minutes: is missing") for message in errors)
    assert any(message.startswith("profiles.toml: about.test: is missing") for message in errors)
    assert {error.id for error in authored_files(None)} == {"assessments.E001"}


def test_misnamed_file(folder):
    (folder / "instruments/quick-1.toml").rename(folder / "instruments/quick-2.toml")
    with pytest.raises(InstrumentProblem, match=r"quick-2\.toml: holds quick 1; name it"):
        library.instruments()


def test_missing_version_that_has_codes(folder):
    (folder / "instruments/quick-1.toml").unlink()
    assert [str(fault) for fault in library.all_faults()] == [
        "instruments: lacks quick-1.toml, which has codes; put it back."
    ]


def test_key_without_a_code(folder):
    break_file(folder / "instruments/quick-1.toml", 'key = "rigid"', 'key = "frigid"')
    assert [fault.path for fault in library.all_faults()] == ["question"]


def test_answer_without_words():
    without = PROFILES_TEXT.replace("[boundary.security]", "[boundary.safety]").replace("conflict = ", "clash = ")
    faults = library.unjoined(QUICK, load_profiles(without, "profiles.toml"))
    assert [fault.path for fault in faults] == ["opening.conflict", "boundary.security"]
