"""Whether the classifiers were trained on the phrases that lie beside them."""

import json
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error, register

from accounts.crisis.phrase_files import FOLDER, HARMLESS, OF_DANGER, digest, phrases

TRAINED = ("classifier.json", "ngrams.json")
REMEDY = "Run MEANING=true manage.py train_crisis."


@register("content")
def check_classifier(**kwargs: Any) -> list[CheckMessage]:
    found = [error for name in TRAINED for error in _errors_of(FOLDER.with_name(name))]
    danger, harmless = ({each for name in kind for each in phrases(name)} for kind in (OF_DANGER, HARMLESS))
    twice = sorted(danger & harmless)
    return found + [Error(f"{phrase!r} is in both files of phrases.", id="accounts.E003") for phrase in twice]


def _errors_of(file: Path) -> list[CheckMessage]:
    try:
        trained_on = json.loads(file.read_text(encoding="utf-8"))["phrases_sha256"]
    except (OSError, ValueError, KeyError):
        return [Error(f"{file.name} cannot be read.", hint=REMEDY, id="accounts.E001")]
    if trained_on != digest():
        return [Error(f"{file.name} is older than its phrases.", hint=REMEDY, id="accounts.E002")]
    return []
