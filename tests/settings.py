"""The site's settings, for tests: files as they lie in static/, fast hashing, mail in memory, erasures noted apart."""

from integration_site.settings import *

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
BACKUP_DIR = VAR_DIR / "test-backups"  # erasing somebody in a test is no line in the site's own list
EMAIL_FILE_PATH = VAR_DIR / "test-mail"
