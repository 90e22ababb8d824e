from django.urls import path

from accounts import views
from accounts.sign_in import views as way_views

app_name = "accounts"
urlpatterns = [
    # /link/, /mail-link/, /code/
    path("link/<str:token>/", views.return_link, name="return_link"),
    path("mail-link/<str:token>/", views.mail_link, name="mail_link"),
    path("code/<str:code>/", views.code_open, name="code_open"),
    # /week/, without a plan
    path("week/back/", way_views.way_back, name="way_back"),
    path("week/link/", way_views.link_open, name="link_open"),
    path("week/mail/", way_views.mail_ask, name="mail_ask"),
    path("week/mail/sent/", way_views.mail_sent, name="mail_sent"),
    path("week/code/", views.code_enter, name="code_enter"),
]
