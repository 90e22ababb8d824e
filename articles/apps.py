from django.apps import AppConfig


class Articles(AppConfig):
    name = "articles"

    def ready(self) -> None:
        from articles import checks  # noqa: F401 -- registers the system check
