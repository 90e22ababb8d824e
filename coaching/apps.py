from django.apps import AppConfig


class Coaching(AppConfig):
    name = "coaching"

    def ready(self) -> None:
        from coaching import checks  # noqa: F401 -- registers the system checks
