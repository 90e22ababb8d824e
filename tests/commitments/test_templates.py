import pytest
from django.conf import settings

from tests.commitments.pages import BLAME

FOLDER = settings.BASE_DIR / "templates"
TEMPLATES = sorted([*(FOLDER / "commitments").rglob("*.*"), *(FOLDER / "accounts").rglob("mail_*.txt")])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_no_template_blames(template):
    assert not BLAME.search(template.read_text())


def test_the_search_finds_blame():
    assert len(TEMPLATES) > 60
    assert BLAME.search("You broke your streak.")
    assert not BLAME.search("A breakfast without the laptop.")
