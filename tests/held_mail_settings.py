"""The site's own settings, with a mail server that holds a process where HOLD says: for tests that end it there."""

from integration_site.settings import *

EMAIL_BACKEND = "tests.commitments.held_mail.EmailBackend"
