from types import SimpleNamespace

import pytest
from django.template import Context, Template

from tests.regions import regions

CHIPS = "{% load articles %}{% for slug in slugs %}{% claim_chip slug %}{% endfor %}"

pytestmark = pytest.mark.django_db


def render(slugs):
    return Template(CHIPS).render(Context({"slugs": slugs}))


def test_chips_lead_to_their_claims_with_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        html = render(["g17", "g33"])
    assert '<a class="chip is-traced" href="/evidence/claims/g17/" aria-label="Traced: In one study,' in html
    assert regions(html, "a.chip.is-partly[href=/evidence/claims/g33/]")
    assert len(regions(html, ".mark")) == 2


@pytest.mark.parametrize("slug", ["g99", "c03", ""])
def test_chip_is_made_for_claims_of_the_guide_alone(slug):
    assert render([slug]).strip() == ""


MARKED = "{% load articles %}<p>{% marked_text it %}</p>{% study_behind it.claim %}"


def marked(**it):
    return " ".join(Template(MARKED).render(Context({"it": SimpleNamespace(**it)})).split())


def test_marked_text_has_its_mark_on_the_words_that_carry_the_claim():
    html = marked(text="Try it. One study says <so>. Then rest.", finding="One study says <so>.", claim="g17")
    assert (
        '<p>Try it. <span class="claim is-traced">One study says &lt;so&gt;.</span> <a class="chip is-traced"' in html
    )
    assert html.count('class="mark"') == 1
    assert "Traced</a> Then rest." in html


@pytest.mark.parametrize(("finding", "claim"), [("", "g17"), ("One study.", "g99"), ("", None)])
def test_marked_text_without_words_that_carry_a_claim_has_no_mark(finding, claim):
    html = marked(text="Try it. One study.", finding=finding, claim=claim)
    assert "<p>Try it. One study. </p>" in html.replace("</p>", " </p>").replace("  ", " ")
    assert "mark" not in html


def test_study_behind_a_piece_of_advice_is_no_mark_on_it():
    html = marked(text="Try it.", finding="", claim="g17")
    (link,) = regions(html, "a[href=/evidence/claims/g17/]")
    assert link.attributes["aria-label"].startswith("A study behind part of this: In one study,")
    assert "chip" not in html
