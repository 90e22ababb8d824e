import pytest

from articles.models import Claim, Question
from articles.search_entries import search_entries

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries():
    return {entry["address"]: entry for entry in search_entries()}


def test_sections_are_places_of_their_own(entries):
    boundaries = entries["/guide/work-and-life-integration/#boundaries"]
    assert (boundaries["kind"], boundaries["title"], boundaries["state"]) == ("section", "Boundary setting", "")
    assert entries["/guide/work-and-life-integration/#step-3"]["title"] == "Identify your non-negotiables"
    assert entries["/guide/work-and-life-integration/#figure-the-week"]["title"].startswith("Diagram: ")


def test_questions_and_claims_are_there_once(entries):
    kinds = [entry["kind"] for entry in entries.values()]
    assert kinds.count("question") == Question.objects.count() >= 12
    assert kinds.count("claim") == Claim.objects.filter(origin="guide").count()
    assert kinds.count("popular") == Claim.objects.filter(origin="source-guide").count() == 81


def test_claim_goes_with_its_state_note_and_sources(entries):
    claim = Claim.objects.filter(state="not-traced", origin="source-guide").first()
    entry = entries[f"/evidence/popular/#{claim.slug}"]
    assert (entry["title"], entry["state"]) == (claim.statement, "not-traced")
    traced = Claim.objects.filter(state="traced", origin="guide").first()
    text = entries[f"/evidence/#{traced.slug}"]["text"]
    assert traced.note in text
    assert traced.sources.first().short_name in text


def test_addresses_lead_to_their_very_place(client, entries):
    wanted = {}
    for address in entries:
        path, _, anchor = address.partition("#")
        wanted.setdefault(path, set()).add(anchor)
    for path, anchors in wanted.items():
        response = client.get(path)
        assert response.status_code == 200
        html = response.content.decode()
        assert not [anchor for anchor in anchors if anchor and f'id="{anchor}"' not in html]


def test_texts_are_plain(entries):
    for entry in entries.values():
        assert entry["title"]
        assert "</" not in entry["text"] + entry["title"]
        assert not {"\x02", "\x03"} & set(entry["text"] + entry["title"])


def test_questions_that_the_guide_repeats_are_found_only_at_their_own_address(entries):
    question = Question.objects.filter(in_guide=True).first()
    assert entries[f"/questions/{question.slug}/"]["title"] == question.title
    sections = [entry["text"] for entry in entries.values() if entry["kind"] == "section"]
    assert not [text for text in sections if question.title in text]
