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
