from django.urls import path

from coaching import library_views, views
from coaching.circumstances import views as circumstance_views

app_name = "coaching"
urlpatterns = [
    path("coach/", views.coach, name="coach"),
    path("coach/react/", views.coach_react, name="coach_react"),
    path("coach/again/", views.coach_again, name="coach_again"),
    path("coach/circumstances/", circumstance_views.circumstances, name="circumstances"),
    path("coach/circumstances/erase/", circumstance_views.circumstances_erase, name="circumstances_erase"),
    path("coach/library/", library_views.coach_library, name="coach_library"),
]
