from django.apps import AppConfig


class Commitments(AppConfig):
    name = "commitments"
