import pytest

from articles.cached import cached
from articles.models import ContentVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return []


def make(made, value):
    def make():
        made.append(value)
        return {"value": value}

    return make


def test_cached_value_is_made_once_in_a_content_version_and_costs_one_query(made, django_assert_num_queries):
    ContentVersion.objects.renew()
    assert cached("a", make(made, 1)) == {"value": 1}
    with django_assert_num_queries(1):
        assert cached("a", make(made, 2)) == {"value": 1}
    assert cached("b", make(made, 3)) == {"value": 3}
    assert made == [1, 3]


def test_cached_value_is_made_anew_in_another_content_version(made):
    ContentVersion.objects.renew()
    cached("a", make(made, 1))
    ContentVersion.objects.renew()
    assert cached("a", make(made, 2)) == {"value": 2}


def test_cached_value_that_cannot_be_made_is_not_kept(made):
    def refuse():
        raise LookupError

    with pytest.raises(LookupError):
        cached("nothing", refuse)
    assert cached("nothing", make(made, 1)) == {"value": 1}
