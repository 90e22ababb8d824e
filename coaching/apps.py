from django.apps import AppConfig


class Coaching(AppConfig):
    name = "coaching"
