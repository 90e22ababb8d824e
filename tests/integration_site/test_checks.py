from django.core.checks import run_checks

from integration_site import checks
from tests.articles.content import write_content


def test_the_site_has_no_faults():
    assert run_checks() == []


def test_a_block_that_names_no_profile_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(checks, "CONTENT", write_content(tmp_path, extra="\n::: profile baker\n:::\n"))
    (error,) = checks.check_slots()
    assert error.id == "site.E001"
    assert "a-guide.md: ::: profile baker names nothing; use one of blender, boundary" in error.msg
