import pytest

from assessments import consistency, library
from assessments.checks import authored_files, published_files
from assessments.loading.profiles import load_profiles
from tests.assessments.broken import break_file, copied_files, forget
from tests.assessments.patterns import PROFILES_TEXT, QUICK


@pytest.fixture
def folder(tmp_path, monkeypatch):
    with copied_files(tmp_path, monkeypatch) as copied:
        yield copied


def test_files_are_without_fault():
    assert consistency.all_issues() == []
    assert authored_files(None) == []


def test_faults_of_both_files_become_errors_of_the_check(folder):
    break_file(folder / "instruments/quick-1.toml", "minutes = 2\n", "")
    break_file(folder / "profiles.toml", "[about]", "[abuot]")
    errors = [error.msg for error in authored_files(None)]
    assert any(message.startswith("quick-1.toml: minutes: is missing") for message in errors)
    assert any(message.startswith("profiles.toml: about.test: is missing") for message in errors)
    assert {error.id for error in authored_files(None)} == {"assessments.E001"}


def test_version_that_is_missing_and_has_codes(folder):
    (folder / "instruments/quick-1.toml").unlink()
    assert [str(issue) for issue in consistency.all_issues()] == [
        "instruments: lacks quick-1.toml, which has codes; put it back."
    ]


def test_key_without_a_code(folder):
    break_file(folder / "instruments/quick-1.toml", 'key = "rigid"', 'key = "frigid"')
    assert [issue.path for issue in consistency.all_issues()] == ["question"]


def test_answer_without_words():
    without = PROFILES_TEXT.replace("[boundary.security]", "[boundary.safety]").replace("conflict = ", "clash = ")
    issues = consistency.missing_keys(QUICK, load_profiles(without, "profiles.toml"))
    assert [issue.path for issue in issues] == ["opening.conflict", "boundary.security"]


def test_instrument_that_is_unsound_is_an_error(folder):
    break_file(folder / "instruments/quick-1.toml", "points = { purpose = 4 }", "points = { boundary = 4 }")
    assert [issue.path for issue in consistency.all_issues()] == ["profiles[1]", "profiles[3]"]


def test_published_files_are_as_recorded():
    assert consistency.changed_files() == []
    assert library.published()["quick-1.toml"].digest.startswith("881c50c49ea3")


def test_published_files_changed_or_missing_are_errors(folder):
    break_file(folder / "instruments/quick-1.toml", 'title = "Three questions"', 'title = "Three  questions"')
    assert [(error.id, error.msg) for error in published_files(None) if error.msg.startswith("quick-1")] == [
        ("assessments.E002", "quick-1.toml: was changed after it was published; undo that and write a new version.")
    ]
    (folder / "instruments/quick-1.toml").unlink()
    assert "put it back, results were made with it." in published_files(None)[0].msg


def test_published_files_unrecorded_are_a_warning(folder):
    text = (folder / "instruments/quick-1.toml").read_text(encoding="utf-8")
    (folder / "instruments/quick-3.toml").write_text(text.replace("version = 1", "version = 3"), encoding="utf-8")
    warnings = [warning for warning in published_files(None) if warning.msg.startswith("quick-3.toml")]
    assert [warning.id for warning in warnings] == ["assessments.W001"]


def test_record_that_is_broken_is_reported_once(folder):
    break_file(folder / "published.toml", "sha256", "sha1")
    assert published_files(None) == []
    assert any(error.msg.startswith("published.toml: file[1].sha256: is missing") for error in authored_files(None))


def test_instrument_without_method_texts_is_an_error(folder):
    break_file(folder / "methods.toml", "[quick]", "[quicker]")
    break_file(folder / "methods.toml", "[[quick.source]]", "[[quicker.source]]")
    text = (folder / "methods.toml").read_text(encoding="utf-8").replace("[[quick.source]]", "[[quicker.source]]")
    (folder / "methods.toml").write_text(text, encoding="utf-8")
    forget()
    assert sorted(issue.path for issue in consistency.all_issues()) == ["quick", "quicker"]
