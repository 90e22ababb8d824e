from dataclasses import replace

from django.core.checks import run_checks

from assessments import library
from assessments.advice import Advice
from assessments.insights import Insight
from assessments.library import METHODS
from assessments.method_texts import load_method_texts
from integration_site import checks
from tests.articles.content import write_content


def test_the_site_has_no_faults():
    assert run_checks() == []


def test_a_block_that_names_no_profile_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(checks, "CONTENT", write_content(tmp_path, extra="\n::: profile baker\n:::\n"))
    (error,) = checks.check_slots()
    assert error.id == "site.E001"
    assert "a-guide.md: ::: profile baker names nothing; use one of blender, boundary" in error.msg


def test_a_method_page_that_names_an_unknown_source_is_an_error(monkeypatch):
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
    assert [error.msg for error in checks.check_advice()] == [
        f"advice/{item.kind}.toml: {item.id}: claim 'g99' is not in evidence.toml; correct it or leave it out.",
        "insights.toml: control.rigid: claim 'g98' is not in evidence.toml; correct it or leave it out.",
    ]
    assert {error.id for error in checks.check_advice()} == {"site.E002"}
