"""System checks: what belongs to a person is declared, and so exported, joined and erased, and not open to staff."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.core.checks import CheckMessage, Error, register
from django.db.models import Model, UniqueConstraint

from accounts.models import Person
from accounts.private_admin import PrivateWordsAdmin
from integration_site.personal_data import registry as personal
from integration_site.personal_data.admin import PersonAdmin


@register("models")
def check_declared(**kwargs: Any) -> list[CheckMessage]:
    declared = {holding.model for holding in personal.PERSONAL_DATA}
    return [
        Error(
            f"{model._meta.label} belongs to a person; declare it in {model._meta.app_label}/personal_data.py.",
            id="site.E010",
        )
        for model in personal.personal_models()
        if model not in declared
    ]


@register("models")
def check_order_and_twins(**kwargs: Any) -> list[CheckMessage]:
    """An import writes in the order of the declarations; joining must know which of two equal rows stays."""
    return [*_wrong_order(), *_missing_twins()]


@register("admin")
def check_admin(**kwargs: Any) -> list[CheckMessage]:
    """Called by Django once every admin.py has been read."""
    registered = [model for model in personal.personal_models() if admin.site.is_registered(model)]
    return [
        Error(f"The admin of {model._meta.label} must be a PrivateWordsAdmin: staff read no words.", id="site.E013")
        for model in registered
        if not isinstance(admin.site.get_model_admin(model), PersonAdmin if model is Person else PrivateWordsAdmin)
    ]


def _wrong_order() -> Iterator[CheckMessage]:
    earlier: set[type[Model]] = set()
    for holding in personal.PERSONAL_DATA:
        earlier.add(holding.model)
        needed = {field.related_model for field in personal.foreign_keys_of(holding.model)} - earlier
        for model in needed & set(personal.personal_models()):
            words = f"{holding.label} is declared before {model._meta.label_lower}, which it refers to."
            yield Error(words, id="site.E011")


def _missing_twins() -> Iterator[CheckMessage]:
    for holding in personal.PERSONAL_DATA:
        if holding.is_portable and not holding.find_duplicate and _is_unique_per_person(holding.model):
            yield Error(f"{holding.label} may stand once for each person; declare its find_duplicate.", id="site.E012")


def _is_unique_per_person(model: type[Model]) -> bool:
    """Whether a unique constraint counts within one person, directly."""
    owners = {field.name for field in personal.foreign_keys_of(model) if field.related_model is Person}
    unique = [each for each in model._meta.constraints if isinstance(each, UniqueConstraint)]
    named = [{*each.fields, *(getattr(part, "name", "") for part in each.expressions)} for each in unique]
    return any(names & owners for names in named) or any(model._meta.get_field(name).unique for name in owners)
