from django.urls import path, register_converter
from django.urls.converters import StringConverter

from assessments import views
from assessments.comparing import two_people_views as together_views
from assessments.comparing import views as comparison_views
from assessments.full import views as full_views
from assessments.method import views as method_views
from assessments.quick import views as quick_views


class ConfirmConverter(StringConverter):
    """The answer to "Is this how you want it?"."""

    regex = "keep|otherwise"


register_converter(ConfirmConverter, "wish")

app_name = "assessments"
urlpatterns = [
    # /assessments/quick/
    path("assessments/quick/", quick_views.quick_assessment, name="quick_assessment"),
    path("assessments/quick/question/", quick_views.quick_question, name="quick_question"),
    path("assessments/quick/results/<str:code>.json", quick_views.quick_result_json, name="quick_result_json"),
    path("assessments/quick/results/<str:code>/", quick_views.quick_result, name="quick_result"),
    path("assessments/quick/results/<str:code>/shared/", quick_views.quick_shared, name="quick_shared"),
    path("assessments/quick/results/<str:code>/choose/", quick_views.quick_choose, name="quick_choose"),
    path("assessments/quick/results/<str:code>/as/<str:chosen>/", quick_views.quick_result, name="quick_result"),
    path(
        "assessments/quick/results/<str:code>/as/<str:chosen>/<wish:wish>/",
        quick_views.quick_result,
        name="quick_result",
    ),
    path("assessments/quick/results/<str:code>/<wish:wish>/", quick_views.quick_result, name="quick_result"),
    path("assessments/quick/with/<str:code>/", together_views.quick_with, name="quick_with"),
    path("assessments/quick/together/<str:first>/<str:second>/", together_views.quick_together, name="quick_together"),
    # /assessments/full/
    path("assessments/full/", full_views.full_start, name="full_start"),
    path("assessments/full/section/<int:number>/", full_views.full_section, name="full_section"),
    path("assessments/full/link/", full_views.full_link, name="full_link"),
    path("assessments/full/review/", full_views.full_review, name="full_review"),
    path("assessments/full/results/<int:attempt_id>/", full_views.full_result, name="full_result"),
    path("assessments/full/results/<int:attempt_id>/choose/", full_views.full_choose, name="full_choose"),
    path("assessments/full/compare/", comparison_views.full_compare, name="full_compare"),
    path("assessments/full/compare/<int:attempt_id>/", comparison_views.full_compare, name="full_compare"),
    # /assessments/<slug>/method/
    path("assessments/<str:slug>/method/", method_views.method, name="method"),
    path("assessments/<str:slug>/method/<int:version>/", method_views.method, name="method"),
    # /profiles/
    path("profiles/", views.profile_list, name="profile_list"),
    path("profiles/<str:slug>/", views.profile, name="profile"),
]
