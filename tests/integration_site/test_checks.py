from dataclasses import replace

from django.core.checks import INFO, run_checks

from articles.loading.actions import CONTENT
from assessments import library
from assessments.advice import Advice
from assessments.library import METHODS
from assessments.loading.insights import Insight
from assessments.loading.method_texts import load_method_texts
from coaching.suggestions import library as coaching_library
from coaching.suggestions.items import Library, SuggestionStep
from integration_site import checks
from practices.loading import library as practice_library
from tests.articles.content import write_content


def plant_suggestion(monkeypatch, item_id, **changes):
    item = coaching_library.suggestions().item(item_id)
    planted = Library((replace(item, **changes),), coaching_library.suggestions().reasons)
    monkeypatch.setattr(coaching_library, "suggestions", lambda: planted)


def test_site_has_no_issues():
    assert [each for each in run_checks() if each.level > INFO] == []


def test_block_that_names_no_profile_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(checks, "CONTENT", write_content(tmp_path, extra="\n::: profile baker\n:::\n"))
    (error,) = checks.check_article_blocks()
    assert error.id == "site.E001"
    assert "a-guide.md: ::: profile baker names nothing; use one of blender, boundary" in error.msg


def test_method_page_that_names_an_unknown_source_is_an_error(monkeypatch):
    text = METHODS.read_text(encoding="utf-8").replace('"kossek2012"', '"nobody1900"', 1)
    monkeypatch.setattr(checks.assessment_library, "method_texts", lambda: load_method_texts(text, "methods.toml"))
    (error,) = checks.check_method_sources()
    assert error.id == "site.E003"
    assert "methods.toml: quick.source names 'nobody1900'; use the key of a source" in error.msg


def test_advice_that_names_no_claim_is_an_error(monkeypatch):
    (item, *_) = [item for item in library.advice().items if item.claim]
    planted = Advice((replace(item, claim="g99"),), library.advice().reasons)
    monkeypatch.setattr(library, "advice", lambda: planted)
    monkeypatch.setattr(library, "insights", lambda: {"control": {"rigid": Insight("Words.", "g98")}})
    plant_suggestion(monkeypatch, "a-gate-for-the-line", claim="g97")
    assert [error.msg for error in checks.check_advice()] == [
        f"advice/{item.kind}.toml: {item.id}: claim 'g99' is not in evidence.toml; correct it or leave it out.",
        "insights.toml: control.rigid: claim 'g98' is not in evidence.toml; correct it or leave it out.",
        "library/portraits.toml: a-gate-for-the-line: claim 'g97' is not in evidence.toml; correct it or leave it out.",
    ]
    assert {error.id for error in checks.check_advice()} == {"site.E002"}


def test_study_that_carries_no_mark_is_an_error(monkeypatch):
    text = "In a small study it helped. Another counted 889 people. An evening without study is one too."
    plant_suggestion(monkeypatch, "a-gate-for-the-line", text=text, finding="")
    assert [error.msg for error in checks.check_marks()] == [
        "library/portraits.toml: a-gate-for-the-line states a study without a mark; write it as [words](claim:id).",
        "library/portraits.toml: a-gate-for-the-line states a count of people without a mark; "
        "write it as [words](claim:id).",
    ]
    assert {error.id for error in checks.check_marks()} == {"site.E007"}
    plant_suggestion(monkeypatch, "a-gate-for-the-line", text=text, finding=text)
    assert checks.check_marks() == []


def test_guide_that_does_not_lead_on_is_an_error(tmp_path, monkeypatch):
    guide = CONTENT / "guide" / "work-and-life-integration.md"
    text = guide.read_text(encoding="utf-8").replace("[Discover your style](page:full_start)", "Discover your style")
    for file in CONTENT.rglob("*.*"):
        target = tmp_path / file.relative_to(CONTENT)
        target.parent.mkdir(exist_ok=True)
        target.write_text(text if file == guide else file.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(checks, "CONTENT", tmp_path)
    (error,) = checks.check_ways_on()
    assert error.id == "site.E006"
    assert "section 'assessment' must link assessments:full_start; add the link there." in error.msg


def test_step_to_a_section_that_the_guide_lacks_is_an_error(monkeypatch):
    plant_suggestion(monkeypatch, "a-calmer-week", step=SuggestionStep("guide", "Read", "step-11"))
    (error,) = checks.check_steps()
    assert error.id == "site.E004"
    assert error.msg == "library/course.toml: a-calmer-week: 'step-11' is no section of the guide; correct it."


def test_step_of_the_path_to_a_section_that_the_guide_lacks_is_an_error(monkeypatch):
    first, *others = practice_library.steps()
    monkeypatch.setattr(practice_library, "steps", lambda: (replace(first, anchor="step-11"), *others))
    (error,) = checks.check_step_anchors()
    assert error.id == "site.E005"
    assert error.msg == "steps.toml: values: 'step-11' is no section of the guide; correct it."
