from django.apps import AppConfig


class Accounts(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts.crisis import checks  # noqa: F401 -- registers the system check
