"""The authored files of this app, joined to `manage.py check`: a broken one stops a deploy and never a reader."""

from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register

from assessments import consistency, library
from assessments.loading.toml_tables import DataFileError


@register
def authored_files(app_configs: Any, **options: Any) -> list[CheckMessage]:
    return [Error(str(issue), id="assessments.E001") for issue in consistency.all_issues()]


@register
def published_files(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """A change of a published file is an error; a file not yet recorded only warns, so that it can be worked on."""
    try:
        library.published()
    except DataFileError:
        return []  # authored_files reports it
    errors = [Error(str(issue), id="assessments.E002") for issue in consistency.changed_files()]
    return errors + [Warning(str(issue), id="assessments.W001") for issue in consistency.unrecorded_files()]
