import pytest
from django.core.management import call_command
from django.db import connection

from integration_site.models import SearchEntry
from integration_site.search.index import BACKENDS, rebuild_index, search
from integration_site.search.views import KINDS, SUGGESTIONS
from tests.integration_site.search_rows import ENTRIES, GUIDE, make_index

pytestmark = pytest.mark.django_db
SECTION = f"{GUIDE}#boundaries"


@pytest.fixture
def index(monkeypatch):
    make_index(monkeypatch)


def addresses(typed):
    return [hit.address for hit in search(typed, 500).hits]


def marked(pieces):
    return [piece.text for piece in pieces if piece.marked]


def test_content_that_is_published_can_be_searched():
    assert rebuild_index() == SearchEntry.objects.count()
    hits = {hit.address: hit for hit in search("boundary", 500).hits}
    assert marked(hits[SECTION].title) == ["Boundary"]
    assert {"section", "question", "portrait", "claim"} <= {hit.kind for hit in hits.values()}
    assert set(SearchEntry.objects.values_list("kind", flat=True)) <= set(KINDS)
    for words in SUGGESTIONS:
        assert search(words, 500).hits
        assert not search(words, 500).loose


def test_title_and_text_come_with_the_words_marked(index):
    hits = {hit.address: hit for hit in search("boundary", 500).hits}
    assert list(hits)[-1] == f"{GUIDE}#what"  # a word in the title weighs more
    assert marked(hits[SECTION].title) == ["Boundary"]
    assert marked(hits[SECTION].snippet) == []
    assert marked(hits[f"{GUIDE}#what"].title) == []
    assert marked(hits[f"{GUIDE}#what"].snippet) == ["boundary"]


@pytest.mark.parametrize("typed", ["boundaries", "bounda", "BOUNDARY", "the boundary", "“boundary”"])
def test_word_is_found_by_other_forms_and_beginnings(index, typed):
    assert addresses(typed) == addresses("boundary")


@pytest.mark.parametrize("typed", ["cafe", "café", "cafe\u0301"])
def test_accents_do_not_matter_on_sqlite(index, typed):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL does that only with an extension of its own")
    assert addresses(typed) == ["/profiles/boundary/"]


@pytest.mark.parametrize("typed", ["don't", "don’t"])
def test_apostrophe_is_part_of_a_word(index, typed):
    assert addresses(typed) == [SECTION]


@pytest.mark.parametrize(
    "typed", ["email", "e-mail", "E‑Mails", "emails", "e\u00admail", "wellbeing", "well-being", "well\u200bbeing"]
)
def test_compound_is_found_however_it_is_written(index, typed):
    found = search(typed, 500)
    assert [hit.address for hit in found.hits] == ["/questions/messages/"]
    assert marked(found.hits[0].snippet)


def test_mail_is_found_under_every_spelling():
    rebuild_index()
    assert addresses("email") == addresses("e-mail") == addresses("mail") != []
    assert len(addresses("wellbeing")) >= 5


def test_words_must_all_stand_there(index):
    assert addresses("shift work") == ["/questions/shift-work/"]
    assert len(addresses("work")) == 11


def test_words_are_met_in_part_when_nothing_has_all(index):
    found = search("boundary xylophone", 500)
    assert found.loose
    assert len(found.hits) == 3


@pytest.mark.parametrize("typed", ["xylophone", "xylophone zeppelin"])
def test_search_with_no_hit_finds_nothing(index, typed):
    found = search(typed, 500)
    assert (found.hits, found.loose) == ([], False)


@pytest.mark.parametrize("typed", ["", "***", "🙂"])
def test_search_without_a_word_looks_for_nothing(index, typed, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert search(typed, 500).words == []


def test_words_beyond_twelve_are_not_looked_for_but_counted(index):
    found = search("boundary one two three four five six seven eight nine ten eleven twelve thirteen", 500)
    assert found.words[-1] == "eleven"
    assert found.unused == 2


def test_search_limit_keeps_the_best(index):
    assert addresses("boundary")[:2] == [hit.address for hit in search("boundary", 2).hits]


def test_claim_brings_its_mark(index):
    assert {(hit.state, hit.css) for hit in search("burnout", 500).hits} == {("Not traced", "is-untraced")}
    assert {(hit.state, hit.css) for hit in search("boundary", 500).hits} == {("", "")}


def test_indexing_twice_changes_nothing(index):
    before = list(SearchEntry.objects.order_by("pk").values())
    found = addresses("work")
    call_command("index_search", verbosity=0)
    assert list(SearchEntry.objects.order_by("pk").values()) == before
    assert addresses("work") == found


def test_entry_that_is_no_longer_offered_is_no_longer_found(index, monkeypatch):
    assert make_index(monkeypatch, ENTRIES[:2]) == 2
    assert addresses("shift") == []
    assert addresses("boundary") == [SECTION, f"{GUIDE}#what"]


def test_app_that_fails_leaves_the_old_index_whole(index, monkeypatch):
    def broken():
        yield ENTRIES[0]
        raise RuntimeError

    monkeypatch.setattr("integration_site.search.index.article_entries", broken)
    with pytest.raises(RuntimeError):
        rebuild_index()
    assert len(addresses("boundary")) == 3


def test_index_that_fails_leaves_the_old_one_whole(index, monkeypatch):
    def broken():
        raise RuntimeError

    monkeypatch.setattr(BACKENDS[connection.vendor], "reindex", broken)
    with pytest.raises(RuntimeError):
        make_index(monkeypatch, ENTRIES[:1])
    assert len(addresses("boundary")) == 3


def test_rows_that_are_lost_break_no_search(index):
    SearchEntry.objects.all().delete()
    assert addresses("boundary") == []


def test_index_before_the_first_has_nothing_to_find(monkeypatch):
    make_index(monkeypatch, [])
    assert addresses("boundary") == []
