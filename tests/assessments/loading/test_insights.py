import pytest

from assessments import consistency, library
from assessments.loading.insights import Insight, InsightsFileError, load_insights
from tests.assessments.patterns import QUICK

TEXT = library.INSIGHTS.read_text(encoding="utf-8")


def test_insight_for_every_answer():
    insights = library.insights()
    assert consistency.missing_insights(QUICK, insights) == []
    assert sum(len(options) for options in insights.values()) == 14
    assert insights["experience"]["conflict"].text.startswith("Before new rules,")
    assert insights["experience"]["compartments"].claim == "g02"
    assert isinstance(insights["control"]["rigid"], Insight)
    assert insights["control"]["rigid"].claim is None


@pytest.mark.parametrize(
    ("old", "new", "path", "remedy"),
    [
        ('text = "Before', 'txet = "Before', "experience.conflict.text", "is missing"),
        ('text = "Before', 'text = ""\n#', "experience.conflict.text", "write the text"),
        ('claim = "g17"', "claim = 17", "experience.blended.claim", "a text in quotes"),
        ('claim = "g17"', 'claims = "g17"', "experience.blended.claims", "remove it"),
        ("(claim:g02)", '(claim:g02)"\nclaim = "g02', "experience.compartments.claim", "marked in the text already"),
    ],
)
def test_planted_fault(old, new, path, remedy):
    with pytest.raises(InsightsFileError) as caught:
        load_insights(TEXT.replace(old, new, 1), "insights.toml")
    assert [issue for issue in caught.value.issues if issue.path == path and remedy in issue.message]


def test_insights_in_broken_toml_are_refused():
    with pytest.raises(InsightsFileError, match="is not TOML"):
        load_insights("[a", "insights.toml")


def test_answer_without_insight():
    fewer = load_insights(TEXT.replace("[control.rigid]", "[control.rigged]"), "insights.toml")
    assert [str(issue) for issue in consistency.missing_insights(QUICK, fewer)] == [
        "insights.toml: control.rigid: is missing; write a text for it."
    ]


@pytest.mark.parametrize(
    ("finding", "opening"),
    [
        ("Rest helped.", Insight("Rest helped.", "g01", "Rest helped.")),
        ("So did walks.", Insight("Rest helped.", None)),
        ("", Insight("Rest helped.", None)),
    ],
)
def test_opening_of_an_insight_has_the_claim_that_it_carries_itself(finding, opening):
    assert Insight("Rest helped. So did walks.", "g01", finding).opening == opening
