"""The site's settings, for tests: files as they lie in static/, fast hashing, mail and erasures apart, no model."""

from integration_site.settings import *

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEANING = environment.flag("MEANING", default=False)  # a test that needs the model takes the fixture `meaning`
BACKUP_DIR = VAR_DIR / "test-backups"  # erasing somebody in a test is no line in the site's own list
EMAIL_FILE_PATH = VAR_DIR / "test-mail"
