"""What a page says."""

import html
import re

from commitments.models import Commitment
from tests.commitments.factories import client_of

BLAME = re.compile(r"\b(fail(ed|ure)?|broken?|lost|streaks?)\b", re.IGNORECASE)


def words_of(person, path):
    response = client_of(person).get(path)
    assert response.status_code == 200
    page = html.unescape(re.sub(r"<[^>]*>", " ", response.content.decode().partition("<main")[2]))
    return " ".join(page.split())


def own(commitment):
    return Commitment.objects.with_weeks().get(pk=commitment.pk)
