import re

import pytest
from django.template import Context, Template

from tests.regions import regions, text_of


def rendered(tag):
    return Template("{% load assessments %}" + tag).render(Context())


def test_question_that_is_first_taps():
    html = rendered("{% first_question_taps %}")
    assert '<form method="post" action="/assessments/quick/question/">' in html
    assert re.findall(r'name="experience" value="(\w+)"', html) == ["conflict", "compartments", "blended", "switching"]
    assert "Question 1 of 3" in html
    assert " id=" not in html


def test_profile_card():
    html = rendered('{% profile_card "purpose" %}')
    assert html.startswith('<li class="card">')
    assert text_of(html, "h3.card__name") == "Purpose-Driven"
    assert regions(html, "a[href=/profiles/purpose/]")
    assert "tables.svg#purpose" in html


def test_card_of_nobody():
    with pytest.raises(KeyError):
        rendered('{% profile_card "hermit" %}')
