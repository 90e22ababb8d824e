from django.urls import path

from practices import views

app_name = "practices"
urlpatterns = [
    # /practices/
    path("practices/", views.steps, name="steps"),
]
