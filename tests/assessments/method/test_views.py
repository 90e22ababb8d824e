import pytest
from django.test import Client

from tests.assessments.archive import FULL as FULL_INSTRUMENT
from tests.assessments.broken import break_file, copied_files

QUICK, FULL = "/assessments/quick/method/", "/assessments/full/method/"
QUICK_1, FULL_1 = f"{QUICK}1/", f"{FULL}1/"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    with copied_files(tmp_path, monkeypatch) as copied:
        yield copied


def page(path):
    return " ".join(Client().get(path).content.decode().split())


@pytest.mark.parametrize("path", [QUICK, QUICK_1, FULL, f"{FULL}1/"])
def test_pages_are_the_same_for_everyone(path):
    response = Client(enforce_csrf_checks=True).get(path)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies
    assert Client().head(path).status_code == 200
    assert Client().post(path).status_code == 405


@pytest.mark.parametrize("name", ["hermit/method", "Quick/method", "quick-1/method", "quick/method/9", "full/method/9"])
def test_instrument_that_is_unknown(name):
    assert Client(raise_request_exception=False).get(f"/assessments/{name}/").status_code == 404


def test_quick_page_says_that_one_question_gives_no_points():
    found = page(QUICK)
    assert "No points: it only chooses what we suggest." in found
    assert "version 2, published on 29 November 2026" in found


def test_method_page_of_the_quick_assessment_says_how():
    found = page(QUICK_1)
    for words in [
        "How the three questions work",
        "5 to Boundary, 1 to Purpose",
        "The portrait with most of the 12 points is named: 6 points for “Work and life”",
        "The one that got more from “More room for”",
        "an order fixed beforehand decides: Time-Bound Multitasker, Boundary Specialist, Blender, Purpose-Driven.",
        "This rule decides for 7 of the 96 ways to answer, 7 %.",
        "29 of 96, 30 %",
        'width="30%"',
        "39 of 96, 41 %",
        "0 or 1 point",
        "Not yet known.",
        "not a medical or personality test",
        "Not for hiring, appraisal or any other decision by an employer.",
        'href="/evidence/sources/kinnunen2016/"',
        "version 1, published on 22 November 2026",
        "881c50c49ea3",
    ]:
        assert words in found, words


def test_method_page_of_the_full_assessment_says_how():
    found = page(FULL)
    for words in [
        "“Strongly disagree” to “Strongly agree” or “Never” to “Almost always”",
        "I answer private messages while I work.",
        "Needs 4 of 5 answers.",
        "there is no norm group",
        "its name may come up more often than another",
        "100 less the mean of “Work in your free time” and “Private life during work”.",
        "A condition is called lowest only where its score lies in its low words.",
        "version 2, published on 29 November 2026",
    ]:
        assert words in found, words


@pytest.mark.parametrize(
    "path", ["/assessments/full/method/9/", "/assessments/quick/method/9/", "/assessments/x/method/1/"]
)
def test_method_page_of_no_version_is_not_found(path):
    assert Client().get(path).status_code == 404


def test_method_page_of_an_earlier_version_stays():
    found = page(FULL_1)
    for words in [
        FULL_INSTRUMENT.items["clear-end"].text,
        "speaks against it",
        "Needs 5 of 6 answers.",
        "How version 1 of the full assessment works",
        "1.96 standard errors or more, about 29 points",
        "Not yet known.",
        "Not for hiring",
    ]:
        assert words in found, words
    assert found.count(">speaks for it<") == found.count(">speaks against it<") == 18


def test_method_page_changes_with_the_definition(folder):
    """One point of "several" goes from Multitasker to Blender: points, shares and their bars follow."""
    before = page(QUICK_1)
    break_file(folder / "instruments/quick-1.toml", "blender = 2, multitasker = 2 }", "blender = 3, multitasker = 1 }")
    break_file(folder / "instruments/quick-1.toml", 'label = "Several of these"', 'label = "Many of these"')
    after = page(QUICK_1)
    assert "3 to Blender, 1 to Multitasker" in after
    assert "3 to Blender, 1 to Multitasker" not in before
    assert "Many of these" in after
    assert "26 of 96, 27 %" in before
    assert "26 of 96, 27 %" not in after


def test_version_that_is_new_is_shown_and_says_that_it_is_not_published(folder):
    text = (folder / "instruments/quick-1.toml").read_text(encoding="utf-8")
    (folder / "instruments/quick-3.toml").write_text(text.replace("version = 1", "version = 3"), encoding="utf-8")
    assert "version 3, not yet published." in page(QUICK)


@pytest.mark.django_db
def test_method_is_linked_from_the_questions_and_from_a_result():
    assert f'href="{QUICK}"' in page("/assessments/quick/")
    assert f'href="{QUICK_1}"' in page("/assessments/quick/results/ppsksz/")
