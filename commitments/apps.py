from django.apps import AppConfig


class Commitments(AppConfig):
    name = "commitments"

    def ready(self) -> None:
        from commitments import checks  # noqa: F401 -- registers the system checks
