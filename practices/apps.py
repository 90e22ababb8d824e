from django.apps import AppConfig


class Practices(AppConfig):
    name = "practices"

    def ready(self) -> None:
        from commitments.calendar.entries import MORE_ENTRIES
        from practices import checks  # noqa: F401 -- registers the system checks
        from practices.rituals.calendar import ritual_entries

        MORE_ENTRIES.append(ritual_entries)
