import pytest

from articles.loading.actions import load_content
from articles.models import ContentVersion
from tests.articles.content import write_content

pytestmark = pytest.mark.django_db


def test_content_version_has_no_name_before_the_first_load():
    ContentVersion.objects.all().delete()
    assert ContentVersion.objects.current_name() == ""


def test_content_version_is_the_same_row_after_it_was_lost():
    number = ContentVersion.objects.get().pk
    ContentVersion.objects.all().delete()
    ContentVersion.objects.renew()
    assert str(ContentVersion.objects.get(pk=number)) == ContentVersion.objects.current_name()


def test_content_version_is_one_row_that_each_load_renames(tmp_path):
    before = ContentVersion.objects.current_name()
    assert len(before) == 32
    load_content(folder=write_content(tmp_path))
    assert ContentVersion.objects.current_name() not in {"", before}
    assert str(ContentVersion.objects.get()) == ContentVersion.objects.current_name()
