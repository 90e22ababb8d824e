from django.urls import path, register_converter

from practices.blended_hours import views as blend_views
from practices.calendar_import import views as calendar_import_views
from practices.converters import IsoDateConverter
from practices.messages import views as say_views
from practices.non_negotiables import views as anchor_views
from practices.retrospectives import views as look_views
from practices.rituals import views as ritual_views
from practices.steps import views
from practices.time_audit import views as audit_views
from practices.values import views as value_views
from practices.work_hours import views as work_hours_views

register_converter(IsoDateConverter, "day")

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
    path("practices/work-hours/<int:weeks>/", work_hours_views.work_hours, name="work_hours"),
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
    # /practices/time/
    path("practices/time/", audit_views.audit, name="audit"),
    path("practices/time/<day:day>/", audit_views.audit_day, name="audit_day"),
    path("practices/time/<day:day>/copy/", audit_views.audit_copy, name="audit_copy"),
    path("practices/time/<day:monday>/result/", audit_views.audit_result, name="audit_result"),
    path("practices/time/<day:monday>/calendar/", calendar_import_views.audit_calendar, name="audit_calendar"),
    path(
        "practices/time/<day:monday>/calendar/keep/",
        calendar_import_views.audit_calendar_keep,
        name="audit_calendar_keep",
    ),
    # /practices/blend/
    path("practices/blend/", blend_views.blend, name="blend"),
    path("practices/blend/new/", blend_views.blend_new, name="blend_new"),
    path("practices/blend/<int:hour_id>/look/", blend_views.blend_look, name="blend_look"),
    path("practices/blend/<int:hour_id>/end/", blend_views.blend_end, name="blend_end"),
]
