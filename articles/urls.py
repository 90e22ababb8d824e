from django.urls import path

from articles.ledger import views as ledger_views
from articles.pages import markdown_views as twin_views
from articles.pages import question_views, topic_views, views

app_name = "articles"
urlpatterns = [
    path("guide/<slug:slug>/", views.article, name="article"),
    path("guide/<slug:slug>.md", twin_views.markdown_twin, name="markdown_twin"),
    path("questions/", question_views.question_list, name="question_list"),
    path("questions/<slug:slug>/", question_views.question, name="question"),
    path("topics/<slug:slug>/", topic_views.topic, name="topic"),
    path("evidence/", ledger_views.claim_list, name="claim_list"),
    path("evidence/state/<slug:state>/", ledger_views.claim_list, name="claim_list"),
    path("evidence/section/<slug:section>/", ledger_views.claim_list, name="claim_list"),
    path("evidence/popular/", ledger_views.popular_claim_list, name="popular_claim_list"),
    path("evidence/popular/state/<slug:state>/", ledger_views.popular_claim_list, name="popular_claim_list"),
    path("evidence/popular/section/<slug:section>/", ledger_views.popular_claim_list, name="popular_claim_list"),
    path("evidence/claims/<slug:slug>/", ledger_views.claim, name="claim"),
    path("evidence/sources/", ledger_views.source_list, name="source_list"),
    path("evidence/sources/<slug:key>/", ledger_views.source, name="source"),
    path("evidence.csv", ledger_views.evidence_csv, name="evidence_csv"),
    path("evidence.json", ledger_views.evidence_json, name="evidence_json"),
    path("diagrams/<slug:slug>/", views.diagram, name="diagram"),
]
