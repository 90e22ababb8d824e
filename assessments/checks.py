"""The authored files of this room, joined to `manage.py check`: a broken one stops a deploy and never a reader."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from assessments.library import all_faults


@register
def authored_files(app_configs: Any, **options: Any) -> list[CheckMessage]:
    return [Error(str(fault), id="assessments.E001") for fault in all_faults()]
