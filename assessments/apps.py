from django.apps import AppConfig


class Assessments(AppConfig):
    name = "assessments"

    def ready(self) -> None:
        from assessments import checks  # noqa: F401 -- registers the system checks
