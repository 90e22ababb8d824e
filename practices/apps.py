from django.apps import AppConfig


class Practices(AppConfig):
    name = "practices"

    def ready(self) -> None:
        from practices import checks  # noqa: F401 -- registers the system checks
