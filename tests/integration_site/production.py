"""The settings of a site behind https, as the settings file itself makes them."""

import os
import runpy
from unittest import mock

from django.conf import settings

SETTINGS = settings.BASE_DIR / "integration_site" / "settings.py"
HOST = "harmony.example"


def settings_for(**environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "VAR_DIR") if name in os.environ}
    with mock.patch.dict(os.environ, kept | environment, clear=True):
        return {name: value for name, value in runpy.run_path(str(SETTINGS)).items() if name.isupper()}


def changes_over_tls(**environment):
    """Every setting that an https address alone makes another, with its value then."""
    plain, over_tls = settings_for(**environment), settings_for(SITE_URL=f"https://{HOST}", **environment)
    return {name: value for name, value in over_tls.items() if plain.get(name) != value}
