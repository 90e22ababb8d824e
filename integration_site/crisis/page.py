from django.conf import settings

from integration_site.crisis.helplines import CHECKED_ON, help_lines


def help_context() -> dict[str, object]:
    """The crisis lines, the operator's country first, and when they were looked at."""
    return {"lines": help_lines(settings.HELP_COUNTRY), "checked_on": CHECKED_ON}
