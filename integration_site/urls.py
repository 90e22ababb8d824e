from django.contrib import admin
from django.urls import include, path

from integration_site import feeds, machine_views, note_views, page_views, search_views, sitemaps, views

urlpatterns = [
    path("", views.home, name="home"),
    path("light/", views.light, name="light"),
    path("help/", views.help, name="help"),
    path("about/", page_views.about, name="about"),
    path("for-managers/", page_views.for_managers, name="for_managers"),
    path("search/", search_views.search, name="search"),
    path("note/", note_views.note, name="note"),
    path("note/thanks/", note_views.note_thanks, name="note_thanks"),
    path("health/", views.health, name="health"),
    # For programs
    path("feed.atom", feeds.feed, name="feed"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", machine_views.robots, name="robots"),
    path("admin/", admin.site.urls),
    # /guide/, /questions/
    path("", include("articles.urls")),
    # /link/
    path("", include("accounts.urls")),
    # /assessments/, /profiles/
    path("", include("assessments.urls")),
    # /commitments/, /week/
    path("", include("commitments.urls")),
]

handler400 = "integration_site.views.bad_request"
handler403 = "integration_site.views.forbidden"
handler404 = "integration_site.views.not_found"
handler500 = "integration_site.views.server_error"
