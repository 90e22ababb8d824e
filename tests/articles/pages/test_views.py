import pytest
from django.core.management import CommandError, call_command

from articles.loading import actions
from articles.loading.actions import load_content
from articles.models import Article, Claim, Diagram, Question, Source
from tests.articles.content import write_content
from tests.regions import regions

pytestmark = pytest.mark.django_db
GUIDE = "/guide/work-and-life-integration/"


def test_guide_holds_every_section_of_the_source_guide(client):
    html = client.get(GUIDE).content.decode()
    words = [
        "Why work and life integration matters", "What is work and life",
        "The science behind work and life integration", "Values clarification", "Flexible work arrangements",
        "Boundary setting", "Intentional transitions", "step by step", "Young adulthood", "Middle adulthood",
        "Later adulthood", "Boundary Specialist", "Blender", "Purpose-Driven", "Time-Bound Multitasker",
        "mistakes", "Science and studies", "first micro habit", "Quick assessment", "Next steps",
        "When this is not enough", "Sources", "Core metaphor", "Boundary approach", "Flexibility",
        "Stress response", "Life quality",
    ]  # fmt: skip
    assert not [word for word in words if word.lower() not in html.lower()]
    assert len(regions(html, ".steps__item")) == 10
    assert len(regions(html, ".stage")) == 3
    assert len(regions(html, "svg.flow__svg")) >= 4
    assert html.index("Not medical advice") < html.index("<h2>")


def test_guide_is_public_and_asks_one_question_of_the_database(client, django_assert_num_queries):
    client.get(GUIDE)
    with django_assert_num_queries(1):
        response = client.get(GUIDE)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["Vary"] == "Cookie, Accept-Encoding"
    assert response["ETag"]
    assert not response.cookies
    again = client.get(GUIDE, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_guides_and_diagrams_that_are_unknown_are_404(client):
    assert client.get("/guide/nothing/").status_code == 404
    assert client.get("/diagrams/nothing/").status_code == 404


@pytest.mark.parametrize("path", [GUIDE, "/questions/", "/evidence/", "/diagrams/the-week/"])
def test_guide_allows_only_reading(client, path):
    assert client.get(path).status_code == 200
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


def test_questions_hold_the_five_of_the_source_guide_and_more(client):
    html = client.get("/questions/").content.decode()
    assert len(regions(html, ".faq__item")) == Question.objects.count() >= 12
    assert Question.objects.filter(in_guide=True).count() >= 5


def test_diagrams_each_have_a_page(client):
    assert set(Diagram.objects.values_list("slug", flat=True)) == {
        "balance-and-integration", "integration-loop", "pitfalls-and-solutions", "the-week",
    }  # fmt: skip
    for diagram in Diagram.objects.all():
        assert diagram.title in client.get(f"/diagrams/{diagram.slug}/").content.decode()


def test_loading_twice_changes_nothing():
    def rows():
        return [list(model.objects.order_by("pk").values()) for model in (Article, Question, Diagram, Source, Claim)]

    before = rows()
    load_content()
    assert rows() == before


def test_rows_follow_the_files(tmp_path):
    load_content(folder=write_content(tmp_path))
    assert Article.objects.get().title == "A guide"
    assert Question.objects.get().slug == "why"
    assert set(Claim.objects.values_list("slug", flat=True)) == {"g01", "c01"}
    assert Claim.objects.get(slug="g01").sources.get().key == "moen2016"


def test_content_that_is_broken_changes_no_row(tmp_path, monkeypatch):
    monkeypatch.setattr(actions, "CONTENT", write_content(tmp_path, extra="\n22 %\n"))
    monkeypatch.setattr(actions.load_content, "__kwdefaults__", {"folder": actions.CONTENT})
    with pytest.raises(CommandError, match=r"guide/a-guide\.md:\d+: .*per cent"):
        call_command("load_content")
    assert Question.objects.count() >= 12
