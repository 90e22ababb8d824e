"""The authored files of this app, joined to `manage.py check`: a broken one stops a deploy and never a reader."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from assessments.loading.toml_tables import DataFileError
from commitments.replies import library as reply_library


@register
def reply_files(app_configs: Any, **options: Any) -> list[CheckMessage]:
    try:
        issues = reply_library.all_issues()
    except DataFileError:
        return []  # the portraits report their own issues
    return [Error(str(issue), id="commitments.E001") for issue in issues]
