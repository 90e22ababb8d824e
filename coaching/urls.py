from django.urls import path

from coaching import library_views, views

app_name = "coaching"
urlpatterns = [
    path("coach/", views.coach, name="coach"),
    path("coach/react/", views.coach_react, name="coach_react"),
    path("coach/again/", views.coach_again, name="coach_again"),
    path("coach/library/", library_views.coach_library, name="coach_library"),
]
