from django.contrib import admin
from django.urls import include, path

from articles import feeds
from integration_site import admin_views as staff_views
from integration_site.ask import views as ask_views
from integration_site.ask.model import views as model_views
from integration_site.operations import views as health_views
from integration_site.pages import about_views as page_views
from integration_site.pages import brand_views, note_views, sitemaps, views
from integration_site.pages import well_known_views as machine_views
from integration_site.personal_data import export_views
from integration_site.personal_data import sign_in_views as access_views
from integration_site.personal_data import views as me_views
from integration_site.personal_data.erasing import views as erase_views
from integration_site.personal_data.merging import views as join_views
from integration_site.search import views as search_views

urlpatterns = [
    path("", views.home, name="home"),
    path("theme/", views.theme, name="theme"),
    path("styles/<slug:digest>.css", views.personal_css, name="personal_css"),
    path("help/", views.help, name="help"),
    path("help/now/", views.help_now, name="help_now"),
    path("imprint/", brand_views.imprint, name="imprint"),
    path("brand/logo", brand_views.brand_logo, name="brand_logo"),
    path("brand/picture", brand_views.brand_picture, name="brand_picture"),
    path("about/", page_views.about, name="about"),
    path("privacy/", page_views.privacy, name="privacy"),
    path("for-managers/", page_views.for_managers, name="for_managers"),
    path("search/", search_views.search, name="search"),
    path("note/", note_views.note, name="note"),
    path("note/thanks/", note_views.note_thanks, name="note_thanks"),
    path("health/", health_views.health, name="health"),
    path("health/live/", health_views.health_live, name="health_live"),
    # /me/
    path("me/", me_views.me, name="me"),
    path("me/links/new/", me_views.me_link_new, name="me_link_new"),
    path("me/links/<int:link_id>/revoke/", me_views.me_link_revoke, name="me_link_revoke"),
    path("me/time-zone/", me_views.me_time_zone, name="me_time_zone"),
    path("me/sessions/end/", me_views.me_sessions_end, name="me_sessions_end"),
    path("me/export.json", export_views.me_export_json, name="me_export_json"),
    path("me/export.csv", export_views.me_export_csv, name="me_export_csv"),
    path("me/import/", export_views.me_import, name="me_import"),
    path("me/erase/", erase_views.me_erase, name="me_erase"),
    path("me/result/forget/", erase_views.me_result_forget, name="me_result_forget"),
    path("me/email/", access_views.me_email, name="me_email"),
    path("me/email/remove/", access_views.me_email_remove, name="me_email_remove"),
    path("me/code/", access_views.me_code, name="me_code"),
    path("me/join/", join_views.me_join, name="me_join"),
    path("me/joined/", join_views.me_joined, name="me_joined"),
    path("me/joined/undo/", join_views.me_joined_undo, name="me_joined_undo"),
    # /coach/
    path("coach/ask/", ask_views.coach_ask, name="coach_ask"),
    path("coach/questions/<int:question_id>/erase/", ask_views.coach_question_erase, name="coach_question_erase"),
    path("coach/ask/model/", model_views.coach_model, name="coach_model"),
    path("coach/ask/model/end/", model_views.coach_model_end, name="coach_model_end"),
    # For programs
    path("feed.atom", feeds.feed, name="feed"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", machine_views.robots, name="robots"),
    path(".well-known/security.txt", machine_views.security, name="security"),
    path("manifest.webmanifest", machine_views.manifest, name="manifest"),
    path("admin/login/", staff_views.staff_login, name="staff_login"),
    path("admin/logout/", staff_views.staff_logout, name="staff_logout"),
    path("admin/coach-model/", admin.site.admin_view(staff_views.staff_model), name="staff_model"),
    path("admin/mail/", admin.site.admin_view(staff_views.staff_mail), name="staff_mail"),
    path("admin/", admin.site.urls),
    # /guide/, /questions/
    path("", include("articles.urls")),
    # /link/
    path("", include("accounts.urls")),
    # /assessments/, /profiles/
    path("", include("assessments.urls")),
    # /commitments/, /week/
    path("", include("commitments.urls")),
    # /practices/
    path("", include("practices.urls")),
    # /coach/
    path("", include("coaching.urls")),
]

handler400 = "integration_site.pages.error_views.bad_request"
handler403 = "integration_site.pages.error_views.forbidden"
handler404 = "integration_site.pages.error_views.not_found"
handler500 = "integration_site.pages.error_views.server_error"
