from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.db.backends.signals import connection_created


class IntegrationSite(AppConfig):
    name = "integration_site"
    default = True  # of the two in this file

    def ready(self) -> None:
        from integration_site import checks  # noqa: F401 -- registers the system checks
        from integration_site.ask import checks as ask_checks  # noqa: F401 -- registers the system checks
        from integration_site.branding import checks as branding_checks  # noqa: F401 -- registers the system checks
        from integration_site.operations.write_ahead_log import watch_deletions
        from integration_site.personal_data import checks as personal_checks  # noqa: F401 -- registers the system checks

        connection_created.connect(watch_deletions)


class StaticFiles(StaticFilesConfig):
    # Only htmx 2 is served; compressing every script that django-htmx ships takes seconds at each deploy.
    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "htmax*", "htmx-2.js", "*-4.*", "hx-*"]
