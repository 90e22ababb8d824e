from django.contrib import admin
from django.urls import include, path

from integration_site import views

urlpatterns = [
    path("", views.home, name="home"),
    path("light/", views.light, name="light"),
    path("help/", views.help, name="help"),
    path("health/", views.health, name="health"),
    path("admin/", admin.site.urls),
    # /guide/, /questions/
    path("", include("articles.urls")),
    # /assessments/, /profiles/
    path("", include("assessments.urls")),
    # /commitments/, /week/
    path("", include("commitments.urls")),
]

handler400 = "integration_site.views.bad_request"
handler403 = "integration_site.views.forbidden"
handler404 = "integration_site.views.not_found"
handler500 = "integration_site.views.server_error"
