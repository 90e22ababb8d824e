import pytest

from articles.parsing.documents import ContentError
from articles.parsing.evidence import STATES, is_copy
from articles.parsing.ledger import read_ledger
from tests.articles.content import LEDGER


def with_claim(state, *, sources='["moen2016"]', note="One firm.", origin="source-guide", seen="true"):
    ledger = (
        LEDGER.replace("seen = true", f"seen = {seen}").replace('"c01"', '"c02"').replace('"source-guide"', '"guide"')
    )
    if seen == "false":
        ledger = ledger.replace('state = "traced"', 'state = "partly"')
    return f"""{ledger}
[[claim]]
id = "c01"
origin = "{origin}"
section = "intro"
statement = "A sentence."
figure = ""
state = "{state}"
sources = {sources}
checked_on = 2026-11-29
note = "{note}"
"""


def issues_of(ledger):
    try:
        read_ledger(ledger, "evidence.toml")
    except ContentError as problem:
        return [issue.message for issue in problem.issues]
    return []


@pytest.mark.parametrize("state", STATES)
def test_legend_of_each_state_is_met_by_what_it_asks_for(state):
    sources = "[]" if state.startswith("not-") else '["moen2016"]'
    assert issues_of(with_claim(state, sources=sources)) == []


@pytest.mark.parametrize("state", ["traced", "partly", "contested"])
def test_legend_of_what_has_evidence_asks_for_a_source(state):
    (issue,) = issues_of(with_claim(state, sources="[]"))
    assert issue == f"Claim c01 is {state} but cites no source; add one or change the state."


@pytest.mark.parametrize(
    ("state", "change", "message"),
    [
        ("traced", {"seen": "false"}, "is traced, but we saw none of its sources"),
        (
            "contested",
            {"note": "No comparison found. Both work."},
            "says that nothing was found; that is not contested",
        ),
        ("partly", {"note": "Not found, as far as we looked."}, "says that nothing was found; that is not partly"),
        ("not-searched", {}, "is not searched but cites a source"),
        ("not-searched", {"sources": "[]", "origin": "guide"}, "a sentence of ours that nobody looked up"),
    ],
)
def test_legend_that_is_broken_is_a_fault(state, change, message):
    (issue,) = issues_of(with_claim(state, **change))
    assert message in issue


@pytest.mark.parametrize(
    ("note", "issues"), [("889 employees.", 1), ("N = 889.", 1), ("867 staff.", 0), ("In 2015.", 0)]
)
def test_count_beside_a_claim_is_one_that_a_source_of_it_gives(note, issues):
    ledger = with_claim("partly", note=note).replace("Less burnout in one group", "Less burnout among 867 staff")
    found = issues_of(ledger)
    assert len(found) == issues
    assert all("Claim c01 counts 889, which none of its sources gives; cite one that does." in issue for issue in found)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://studylib.net/doc/1", True),
        ("https://fr.scribd.com/document/1", True),
        ("https://notscribd.com/1", False),
        ("https://pubmed.ncbi.nlm.nih.gov/1/", False),
        ("", False),
    ],
)
def test_copy_is_known_by_its_host(url, expected):
    assert is_copy(url) is expected
    issue = "Address of moen2016 leads to a copy; its DOI is known, so leave it out."
    assert (issues_of(LEDGER.replace("https://example.org/moen", url)) == [issue]) is expected
