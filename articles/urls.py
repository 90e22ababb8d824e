from django.urls import path

from articles import views

app_name = "articles"
urlpatterns = [
    path("guide/<slug:slug>/", views.article, name="article"),
    path("questions/", views.question_list, name="question_list"),
    path("evidence/", views.claim_list, name="claim_list"),
    path("diagrams/<slug:slug>/", views.diagram, name="diagram"),
]
