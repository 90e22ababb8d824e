import pytest

from assessments import library
from assessments.loading.instruments import InstrumentFileError
from tests.assessments.broken import copied_files


@pytest.fixture
def folder(tmp_path, monkeypatch):
    with copied_files(tmp_path, monkeypatch) as copied:
        yield copied


def test_instrument_by_slug_and_version():
    assert library.instrument("quick", 2) is library.newest("quick")
    assert library.instrument("quick", 1).version == 1
    with pytest.raises(KeyError):
        library.instrument("quick", 3)


def test_file_that_is_misnamed(folder):
    (folder / "instruments/quick-1.toml").rename(folder / "instruments/quick-3.toml")
    with pytest.raises(InstrumentFileError, match=r"quick-3\.toml: holds quick 1; name it"):
        library.instruments()
