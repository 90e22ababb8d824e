import pytest

from articles.loading.actions import load_content
from articles.models import Edition
from tests.articles.content import write_content

pytestmark = pytest.mark.django_db


def test_before_the_first_load_it_has_no_name():
    Edition.objects.all().delete()
    assert Edition.objects.current_name() == ""


def test_each_load_renames_the_one_row(tmp_path):
    before = Edition.objects.current_name()
    assert len(before) == 32
    load_content(folder=write_content(tmp_path))
    assert Edition.objects.current_name() not in {"", before}
    assert str(Edition.objects.get()) == Edition.objects.current_name()
