from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    # /link/
    path("link/<str:token>/", views.return_link, name="return_link"),
]
