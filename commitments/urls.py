from django.urls import path

from commitments import views

app_name = "commitments"
urlpatterns = [
    # /commitments/
    path("commitments/new/", views.commitment_new, name="commitment_new"),
    path("commitments/<int:commitment_id>/saved/", views.commitment_saved, name="commitment_saved"),
    # /week/
    path("week/", views.week, name="week"),
    # /occasions/
    path("occasions/<int:occasion_id>/check-in/", views.check_in, name="check_in"),
]
