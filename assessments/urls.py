from django.urls import path

from assessments import views

app_name = "assessments"
urlpatterns = [
    # /assessments/quick/
    path("assessments/quick/", views.quick_assessment, name="quick_assessment"),
    path("assessments/quick/results/<str:code>.json", views.quick_result_json, name="quick_result_json"),
    path("assessments/quick/results/<str:code>/", views.quick_result, name="quick_result"),
    # /profiles/
    path("profiles/", views.profile_list, name="profile_list"),
    path("profiles/<str:slug>/", views.profile, name="profile"),
]
