import json
from datetime import date

from articles.rendering.json_ld import ArticleFacts, article_graph, to_script

FACTS = ArticleFacts(
    site="Work-Life Harmony",
    address="https://h.example/guide/a/",
    home="https://h.example/",
    image="https://h.example/static/img/share-card.png",
    title="A guide",
    lead="A lead.",
    author="The editors",
    published_on=date(2026, 11, 22),
    changed_on=date(2026, 12, 1),
    reviewed_on=date(2026, 12, 3),
)


def test_article_says_who_when_and_where():
    _, article, _ = article_graph(FACTS)["@graph"]
    assert article == {
        "@type": "Article",
        "@id": "https://h.example/guide/a/#article",
        "headline": "A guide",
        "description": "A lead.",
        "datePublished": "2026-11-22",
        "dateModified": "2026-12-01",
        "author": {"@type": "Organization", "name": "The editors", "url": "https://h.example/guide/a/#author"},
        "publisher": {"@type": "Organization", "name": "Work-Life Harmony", "url": "https://h.example/"},
        "image": "https://h.example/static/img/share-card.png",
        "mainEntityOfPage": {"@id": "https://h.example/guide/a/"},
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
    }


def test_page_says_when_it_was_reviewed_and_by_whom():
    page, _, _ = article_graph(FACTS)["@graph"]
    assert page["@type"] == "WebPage"
    assert page["lastReviewed"] == "2026-12-03"
    assert page["reviewedBy"]["name"] == "The editors"


def test_breadcrumbs_lead_from_the_first_page():
    page, _, crumbs = article_graph(FACTS)["@graph"]
    assert page["breadcrumb"] == {"@id": crumbs["@id"]}
    assert [(step["position"], step["name"], step["item"]) for step in crumbs["itemListElement"]] == [
        (1, "Work-Life Harmony", "https://h.example/"),
        (2, "A guide", "https://h.example/guide/a/"),
    ]


def test_data_never_ends_the_script():
    script = to_script({"headline": "</script><!-- & “é”"})
    assert script == '{"headline":"\\u003C/script\\u003E\\u003C!-- \\u0026 “é”"}'
    assert json.loads(script) == {"headline": "</script><!-- & “é”"}
