import csv
import io
import re

import brotli
import pytest

from articles.loading.actions import load_content
from articles.models import Claim, ContentVersion, Source
from tests.articles.content import LEDGER, write_content
from tests.htmx import from_htmx
from tests.regions import regions, texts_of

pytestmark = pytest.mark.django_db
PATHS = [
    "/evidence/",
    "/evidence/state/traced/",
    "/evidence/section/parts/",
    "/evidence/popular/",
    "/evidence/popular/state/not-traced/",
    "/evidence/popular/section/faq/",
    "/evidence/claims/g01/",
    "/evidence/claims/c62/",
    "/evidence/sources/",
    "/evidence/sources/moen2016/",
    "/evidence.csv",
    "/evidence.json",
]


@pytest.fixture
def small(tmp_path):
    """One source, g01 (traced, first in the guide) and c01 (not traced, without sources)."""
    return load_content(folder=write_content(tmp_path))


def html_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def ids_in(html):
    return [entry.attributes["id"] for entry in regions(html, "li.entry[id]")]


@pytest.mark.parametrize("path", PATHS)
def test_ledger_pages_are_public_and_ask_little_of_the_database(client, django_assert_max_num_queries, path):
    client.get(path)
    with django_assert_max_num_queries(3 if path == "/evidence.json" else 2):
        response = client.get(path)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["ETag"]
    assert not response.cookies
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/evidence/state/untraced/",
        "/evidence/section/faq/",
        "/evidence/popular/state/nothing/",
        "/evidence/popular/section/parts/",
        "/evidence/claims/g99/",
        "/evidence/sources/nobody1999/",
    ],
)
def test_ledger_page_of_what_is_not_in_it_is_a_404(client, path):
    assert client.get(path).status_code == 404


def test_claim_row_says_what_was_found_and_leads_on(client, small):
    html = html_of(client, "/evidence/")
    assert ids_in(html) == ["g01"]
    assert "Traced" in texts_of(html, "p.chip.is-traced")
    assert '<a href="/evidence/claims/g01/">Claim 1</a>' in html
    assert '<a href="/guide/a-guide/#r1" aria-label="Claim 1 in the guide">in the guide</a><br>What<' in html
    assert "In a trial with 867 staff, more say went with less burnout.</h3>" in html
    assert "One firm.</p>" in html
    assert (
        'Figure: 867. Sources: <a href="/evidence/sources/moen2016/">Moen and others, 2016</a>. '
        "Checked 22 November 2026." in html
    )


def test_claims_of_the_earlier_guide_stand_on_their_own_tab(client, small):
    html = html_of(client, "/evidence/popular/")
    assert ids_in(html) == ["c01"]
    assert '<a href="/evidence/claims/c01/">Claim C01</a> <br>Opening' in html
    assert "Figure or wording: 35%. No source found. Checked 22 November 2026." in html
    assert "#r" not in html
    (tab,) = regions(html, "a.tabs__link[aria-current=page]")
    assert tab.attributes["href"] == "/evidence/popular/"
    assert "Claims of the earlier guide" in html
    assert "opular" not in html.replace("/evidence/popular/", "")


def test_totals_are_counted_from_the_rows(client):
    for path, origin in (("/evidence/", "guide"), ("/evidence/popular/", "source-guide")):
        html = html_of(client, path)
        offered = re.findall(r'/state/([a-z-]+)/"><span class="mark"></span>(\d+) ', html)
        counts = {state: int(count) for state, count in offered}
        rows = list(Claim.objects.filter(origin=origin).values_list("state", flat=True))
        assert counts == {state: rows.count(state) for state in rows}
        assert len(ids_in(html)) == len(rows)
        assert f"All {len(rows)}</a>" in html


def test_choices_offered_have_claims_and_are_marked(client):
    for start in ("/evidence/", "/evidence/popular/"):
        paths = set(re.findall(rf'href="({start}(?:state|section)/[a-z-]+/)"', html_of(client, start)))
        assert len(paths) > 10
        for path in paths:
            html = html_of(client, path)
            assert ids_in(html)
            assert re.search(rf'href="{path}" aria-current="page"', html)
            assert re.search(rf'<a [^>]*href="{start}">Show all</a>', html)

            assert f'data-hx-get="{path}" data-hx-target="#ledger"' in html


@pytest.mark.parametrize("path", ["/evidence/state/traced/", "/evidence/popular/"])
def test_ledger_list_can_be_chosen_in_place(client, path):
    whole = client.get(path)
    region = client.get(path, headers=from_htmx("ledger"))
    html, title = region.content.decode(), re.search("<title>.*</title>", whole.content.decode())[0]
    assert html.startswith(f'{title} <div class="wrap" id="ledger">')
    assert ids_in(html) == ids_in(whole.content.decode())
    assert '<p id="said"' in html
    assert region["Cache-Control"] == "no-store"
    assert region["Vary"] == whole["Vary"] == "HX-Target, Cookie, Accept-Encoding"


def test_state_lists_only_its_claims(client):
    traced = Claim.objects.filter(origin="guide", state="traced").values_list("slug", flat=True)
    assert ids_in(html_of(client, "/evidence/state/traced/")) == list(traced)


def test_section_stands_open_when_it_is_chosen(client):
    assert not regions(html_of(client, "/evidence/"), "details.parts[open]")
    assert regions(html_of(client, "/evidence/"), "details.parts")
    html = html_of(client, "/evidence/section/parts/")
    assert regions(html, "details.parts[open]")
    assert "Key components: 7 of " in html


def test_marks_are_explained_all_of_them(client):
    marks = html_of(client, "/evidence/").partition('id="marks"')[2]
    shown = [mark.attributes["class"].removeprefix("chip is-") for mark in regions(marks, "dt.chip")]
    assert shown == ["traced", "partly", "contested", "untraced", "unsearched"]


def test_ledger_without_claims_says_so(client):
    Claim.objects.all().delete()
    ContentVersion.objects.renew()
    html = html_of(client, "/evidence/")
    assert "Nothing is published here yet." in html
    assert not regions(html, ".pick")


@pytest.mark.parametrize(("path", "most"), [("/evidence/", 14_600), ("/evidence/popular/", 24_000)])
def test_pages_stay_small(client, path, most):
    assert len(brotli.compress(client.get(path).content, quality=11)) <= most


def test_claim_has_its_page(client):
    html = html_of(client, "/evidence/claims/g02/")
    claim = Claim.objects.get(slug="g02")
    assert claim.detail in html
    assert claim.note in html
    assert "A source we name says it, within the scope we name." in html
    assert f'href="/guide/work-and-life-integration/#r{claim.number}"' in html
    assert 'href="/evidence/claims/g01/" rel="prev"' in html
    assert 'href="/evidence/claims/g03/" rel="next"' in html
    for source in claim.sources.all():
        assert f'<a href="/evidence/sources/{source.key}/">{source.short_name}</a>. ' in html


def test_claim_of_the_earlier_guide_says_where_it_comes_from_and_has_neighbours_of_its_kind(client):
    html = html_of(client, "/evidence/claims/c01/")
    assert "A claim of the guide we started from; the words here are ours." in html
    assert 'rel="prev"' not in html
    assert 'href="/evidence/claims/c02/" rel="next"' in html
    assert 'rel="next"' not in html_of(client, "/evidence/claims/c81/")


def test_claim_that_nobody_looked_up_says_so(client):
    html = html_of(client, "/evidence/claims/c46/")
    assert "Not searched." in html
    assert "We did not look for a source, so nothing is said for or against it." in html
    assert "None was looked for." in html
    assert "Checked" not in html
    assert "No source found" not in html
    assert ids_in(html_of(client, "/evidence/popular/state/not-searched/")) == ["c46", "c81"]


def test_numbers_are_those_of_the_guide(client):
    guide = html_of(client, "/guide/work-and-life-integration/")
    numbered = Claim.objects.filter(number__isnull=False)
    assert sorted(numbered.values_list("number", flat=True)) == list(range(1, len(numbered) + 1))
    for claim in numbered:
        assert f'id="r{claim.number}"' in guide
        assert re.search(rf'id="n{claim.number}".*?href="/evidence/#{claim.slug}"', guide)


def test_sources_are_listed_by_author(client):
    html = html_of(client, "/evidence/sources/")
    keys = re.findall(r'source-row__name"><a href="/evidence/sources/([^/]+)/"', html)
    assert keys == list(Source.objects.order_by("short_name", "key").values_list("key", flat=True))
    assert f"{len(keys)} publications" in html


def test_source_shows_its_reference_and_what_it_bears_on(client, small):
    html = html_of(client, "/evidence/sources/moen2016/")
    assert '<a href="https://doi.org/10.1177/0003122415622391">' in html
    assert "We saw an abstract, catalogue record or page for it on 22 November 2026" in html
    assert '<a href="/evidence/claims/g01/">In a trial with 867 staff' in html
    copied = re.search(r"<textarea[^>]* readonly>([^<]*)</textarea>", html)[1]
    assert copied.startswith("Moen, P., Kelly, E. L., Fan, W. (2016). Does a flexibility initiative")


def test_source_that_was_not_seen_says_so(client):
    html = html_of(client, "/evidence/sources/kreiner2006/")
    assert "We did not see the record itself." in html
    assert "The whole entry is from memory" in html
    assert "Record not seen." in html_of(client, "/evidence/sources/")


def test_source_that_was_read_on_a_copy_says_so(client):
    html = html_of(client, "/evidence/sources/edwards1999/")
    assert "The copy we read" in html
    assert "We could not confirm the publisher’s own address or a DOI." in html
    copies = [source for source in Source.objects.all() if source.is_copy]
    assert len(copies) == 9
    assert not any(source.doi for source in copies)
    assert html_of(client, "/evidence/sources/").count("Read on a copy; no DOI confirmed.") == 9
    assert all(source.reference.endswith("(a copy)") for source in copies)
    assert "The page we read" in html_of(client, "/evidence/sources/wepfer2018/")


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_ledger_table_holds_all_of_it(client):
    response = client.get("/evidence.csv")
    rows = rows_of(response)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'inline; filename="evidence.csv"'
    assert [row["id"] for row in rows] == list(Claim.objects.values_list("slug", flat=True))
    first = rows[0]
    assert (first["number"], first["section"], first["state"]) == ("1", "What it is", "Partly supported")
    assert first["sources"].count(" | ") == 2
    assert first["checked_on"] == "2026-11-22"
    assert first["page"].endswith("/evidence/claims/g01/")


def test_table_cells_never_run_as_a_formula(client, tmp_path):
    ledger = LEDGER.replace('figure = "35%"', 'figure = "-35%"').replace('note = "No source', 'note = "=1+1 No source')
    load_content(folder=write_content(tmp_path, ledger=ledger))
    row = rows_of(client.get("/evidence.csv"))[1]
    assert (row["figure"], row["note"]) == ("'-35%", "'=1+1 No source found.")


def test_ledger_data_holds_claims_and_sources(client):
    response = client.get("/evidence.json")
    data = response.json()
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'inline; filename="evidence.json"'
    assert len(data["claims"]) == Claim.objects.count()
    assert len(data["sources"]) == Source.objects.count()
    keys = {source["key"] for source in data["sources"]}
    assert {key for claim in data["claims"] for key in claim["sources"]} == keys
    assert data["claims"][0]["checked_on"] == "2026-11-22"
    assert data["states"]["not-traced"]["words"] == "Not traced"


def test_notes_that_are_published_speak_to_readers_and_statements_are_sentences():
    for claim in Claim.objects.all():
        words = f"{claim.note} {claim.detail}"
        assert not re.search(r"\b(?:[Rr]emove|[Dd]rop|[Rr]ewrite|[Ll]eave out|; keep|[Pp]resent as)\b", words), claim
        assert re.match(r"[A-Z0-9“].*[.”]$", claim.statement), claim


def test_lists_are_offered_to_search_engines_only_whole(client):
    noindex = '<meta name="robots" content="noindex">'
    assert noindex not in html_of(client, "/evidence/popular/")
    assert noindex in html_of(client, "/evidence/popular/state/partly/")
