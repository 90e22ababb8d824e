from django.urls import path

from practices import anchor_views, look_views, ritual_views, say_views, value_views, views

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
    # /practices/rituals/
    path("practices/rituals/", ritual_views.rituals, name="rituals"),
    path("practices/rituals/new/", ritual_views.ritual_new, name="ritual_new"),
    path("practices/rituals/<int:ritual_id>/edit/", ritual_views.ritual_edit, name="ritual_edit"),
    path("practices/rituals/<int:ritual_id>/put-away/", ritual_views.ritual_put_away, name="ritual_put_away"),
    path("practices/rituals/<int:ritual_id>/take-up/", ritual_views.ritual_take_up, name="ritual_take_up"),
    path("practices/rituals/<int:ritual_id>/start/", ritual_views.ritual_start, name="ritual_start"),
    path("practices/rituals/runs/<int:run_id>/", ritual_views.ritual_run, name="ritual_run"),
    path("practices/rituals/tasks/<int:task_id>/done/", ritual_views.task_done, name="task_done"),
    # /practices/look/ and /practices/refine/
    path("practices/look/", look_views.look, name="look"),
    path("practices/refine/", look_views.refine, name="refine"),
]
