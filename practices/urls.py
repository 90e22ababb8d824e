from django.urls import path

from practices import anchor_views, say_views, value_views, views

app_name = "practices"
urlpatterns = [
    # /practices/
    path("practices/", views.steps, name="steps"),
    # /practices/values/
    path("practices/values/", value_views.values, name="values"),
    path("practices/values/sort/", value_views.values_sort, name="values_sort"),
    path("practices/values/own/", value_views.values_own, name="values_own"),
    path("practices/values/<int:card_id>/remove/", value_views.values_remove, name="values_remove"),
    path("practices/values/quick/", value_views.values_quick, name="values_quick"),
    path("practices/values/rank/", value_views.values_rank, name="values_rank"),
    path("practices/values/keep/", value_views.values_keep, name="values_keep"),
    path("practices/values/words/", value_views.values_words, name="values_words"),
    # /practices/non-negotiables/
    path("practices/non-negotiables/", anchor_views.non_negotiables, name="non_negotiables"),
    path("practices/non-negotiables/<int:commitment_id>/", anchor_views.anchor, name="anchor"),
    # /practices/say-it/
    path("practices/say-it/", say_views.say_it, name="say_it"),
]
