"""Settings. What an operator may change comes from the environment; docs/operations.md has the table."""

from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from integration_site.operations import database_settings as databases
from integration_site.operations import env as environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environment.text("VAR_DIR", str(BASE_DIR / "var")))
with suppress(OSError):  # `serve` says what is wrong with a folder that cannot be made; other commands only look
    VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = environment.flag("DEBUG", default=False)
environment.renamed("PAGE_FRONT", to="PAGE_CACHE")
PAGE_CACHE = environment.flag("PAGE_CACHE", default=not DEBUG)
MEANING = environment.flag("MEANING", default=True)  # questions are answered by meaning, on this machine
THREADS = environment.number("THREADS", 16, least=1, most=256)  # in each process of `serve`
SECRET_KEY_FILE = VAR_DIR / "secret-key"
SECRET_KEY = environment.secret("SECRET_KEY", SECRET_KEY_FILE)

# Whose copy this is, as pages, mails and the files for programs say it. `manage.py check --tag branding` looks at them.
SITE_NAME = environment.text("SITE_NAME", "Work-Life Harmony")
SITE_ACCENT = environment.text("SITE_ACCENT")
SITE_ACCENT_EVENING = environment.text("SITE_ACCENT_EVENING")
SITE_LOGO_FILE = environment.text("SITE_LOGO_FILE")
SITE_PICTURE_FILE = environment.text("SITE_PICTURE_FILE")
OPERATOR_NAME = environment.text("OPERATOR_NAME")
OPERATOR_CONTACT = environment.contact("OPERATOR_CONTACT")
OPERATOR_IMPRINT_URL = environment.page("OPERATOR_IMPRINT_URL")
OPERATOR_IMPRINT_FILE = environment.text("OPERATOR_IMPRINT_FILE")
# Whom /.well-known/security.txt names: mailto: or https:.
SECURITY_CONTACT = environment.contact("SECURITY_CONTACT") or OPERATOR_CONTACT
# The country whose crisis line stands first.
HELP_COUNTRY = environment.text("HELP_COUNTRY")

# One address: hosts, absolute links and transport security all follow from it.
SITE_URL = environment.address("SITE_URL", "http://127.0.0.1:8000")
_host = urlsplit(SITE_URL).hostname or ""
LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = LOOPBACK_HOSTS if _host in {"127.0.0.1", "localhost", "::1"} else [_host]
TRUSTED_PROXIES = environment.words("TRUSTED_PROXIES")
OVER_TLS = SITE_URL.startswith("https://")

LOCAL_APPS = ["accounts", "articles", "assessments", "commitments", "practices", "coaching", "integration_site"]
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "integration_site.apps.StaticFiles",
    "csp",
    "django_htmx",
    "template_partials",
    *LOCAL_APPS,
]

MIDDLEWARE = [
    "integration_site.request_log.middleware.log_requests",
    # Those that only add headers come first, so that refusals, redirects and static files carry them too.
    "integration_site.middleware.headers.add_headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "integration_site.middleware.bodies.refuse_malformed_bodies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "integration_site.middleware.headers.allow_inline_style",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "integration_site.middleware.compression.compress_public_pages",
    "django_htmx.middleware.HtmxMiddleware",
    "integration_site.middleware.htmx.open_whole_pages",
    "integration_site.middleware.caching.declare_caching",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "integration_site.crisis.middleware.lead_to_help",
    "integration_site.middleware.throttled.explain",
]

ROOT_URLCONF = "integration_site.urls"
WSGI_APPLICATION = "integration_site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Person"
# Only staff have a password. It may hold anything, and nothing of it is cut off.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_REDIRECT_URL = "commitments:week"
CSRF_FAILURE_VIEW = "integration_site.pages.error_views.csrf_failure"

TEMPLATE_LOADERS = [
    "integration_site.pages.squeezed_templates.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                ("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", TEMPLATE_LOADERS)])
            ],
            "builtins": ["accounts.templatetags.words", "integration_site.templatetags.in_place"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "integration_site.pages.context_processors.site",
            ],
        },
    }
]

# Where `backup` lays its copies, how long they live, and where the list of who was erased outlives the database.
BACKUP_DIR = Path(environment.text("BACKUP_DIR", str(VAR_DIR / "backups")))
BACKUP_DAYS = environment.number("BACKUP_DAYS", 30, least=1, most=400)
MIGRATE_WITHOUT_COPY = environment.flag("MIGRATE_WITHOUT_COPY", default=False)

DATABASES = {"default": databases.chosen(VAR_DIR)}
# Parts of public pages, in each process; while one works on templates, nothing is kept.
CACHES = {"default": {"BACKEND": f"django.core.cache.backends.{'dummy.DummyCache' if DEBUG else 'locmem.LocMemCache'}"}}

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 400 * 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "integration_site.pages.message_storage.MessageCookieStorage"
NOTICE_COOKIE_NAME = "notice"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
THEME_COOKIE_NAME = "light"  # as browsers have it
THEME_COOKIE_AGE = 400 * 24 * 60 * 60

if OVER_TLS:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    THEME_COOKIE_NAME = "__Host-light"
    NOTICE_COOKIE_NAME = "__Host-notice"
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    # Subdomains and the preload list bind more than this site, so that only its operator can say.
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = environment.flag("HSTS_PRELOAD", default=False)
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # who watches this machine asks it without the proxy

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# The largest honest form holds a few thousand characters.
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
# An uploaded file is read in memory and never lies on a disk: the largest body that is let in fits there.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

# What reading one calendar or export may take, in a process of its own.
CALENDAR_CPU_SECONDS = environment.number("CALENDAR_CPU_SECONDS", 2, least=1, most=60)
CALENDAR_WALL_SECONDS = environment.number("CALENDAR_WALL_SECONDS", 5, least=1, most=60)
CALENDAR_MEMORY_MB = environment.number("CALENDAR_MEMORY_MB", 256, least=64, most=4096)

# How often one network may do a thing: times, and the seconds they are counted in. An office or a school shares one.
THROTTLES = environment.rates(
    "THROTTLES",
    {
        "note": (5, 3600),
        "mail": (5, 3600),
        "mail-address": (3, 3600),
        "code": (10, 600),
        "code-site": (40, 600),
        "code-total": (1000, 600),
        "cheer": (6, 3600),
        "tick": (60, 600),
        "guest": (100, 3600),
        "full": (20, 3600),
        "import": (20, 3600),
        "export": (60, 3600),
        "calendar": (30, 3600),
        "search": (60, 60),
        "ask": (30, 600),
        "model": (20, 3600),
        "password": (10, 600),
    },
)

# Mail goes out by SMTP when EMAIL_HOST names a server; without, each mail becomes a file in VAR_DIR/mail.
EMAIL_HOST = environment.text("EMAIL_HOST")
SENDS_MAIL = bool(EMAIL_HOST)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if SENDS_MAIL else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_PORT = environment.number("EMAIL_PORT", 587, least=1, most=65535)
EMAIL_HOST_USER = environment.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_PASSWORD")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("EMAIL_FROM", f"work-life-harmony@{_host}")
_tls = environment.one_of("EMAIL_TLS", "starttls", ["starttls", "tls", "none"])
EMAIL_USE_TLS, EMAIL_USE_SSL = _tls == "starttls", _tls == "tls"
EMAIL_TIMEOUT = 10
MAIL_CONNECTIONS = environment.number("MAIL_CONNECTIONS", 1, least=1, most=32)  # of one round of reminders

# A language model for Ask the coach, at an address that speaks OpenAI's protocol. Off unless both are set.
COACH_MODEL_URL = environment.endpoint("COACH_MODEL_URL", needs="COACH_MODEL_NAME")
COACH_MODEL_NAME = environment.text("COACH_MODEL_NAME")
COACH_MODEL_KEY = environment.text("COACH_MODEL_KEY")

# One line of JSON for each request and each error; with DEBUG in words, and then with what was typed.
LOG_ADDRESSES = environment.flag("LOG_ADDRESSES", default=False)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "integration_site.request_log.formatter.JsonLines"},
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line" if DEBUG else "json"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own warnings repeat what a line of ours says already; its errors are kept.
    "loggers": {
        "integration_site.request_log.middleware": {"level": "INFO"},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        # They can write what a person sent to a model, which belongs in no log.
        **{name: {"handlers": ["nowhere"], "propagate": False} for name in ("httpx2", "httpcore2")},
    },
}
