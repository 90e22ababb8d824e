import pytest
from django.conf import settings

from tests.commitments.pages import BLAME

FOLDER = settings.BASE_DIR / "templates"
TEMPLATES = sorted([*(FOLDER / "commitments").rglob("*.*"), *(FOLDER / "accounts").rglob("mail_*.txt")])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_templates_never_blame(template):
    assert not BLAME.search(template.read_text())


def test_blame_is_found_by_the_search():
    assert len(TEMPLATES) > 60
    assert BLAME.search("You broke your streak.")
    assert not BLAME.search("A breakfast without the laptop.")
