from django.apps import AppConfig


class Practices(AppConfig):
    name = "practices"
