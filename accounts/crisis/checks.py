"""Whether the classifier was trained on the phrases that lie beside it."""

import json
from typing import Any

from django.core.checks import CheckMessage, Error, register

from accounts.crisis.phrase_files import FOLDER, HARMLESS, OF_DANGER, digest, phrases

REMEDY = "Run MEANING=true manage.py train_crisis."


@register("content")
def check_classifier(**kwargs: Any) -> list[CheckMessage]:
    file = FOLDER.with_name("classifier.json")
    try:
        trained_on = json.loads(file.read_text(encoding="utf-8"))["phrases_sha256"]
    except (OSError, ValueError, KeyError):
        return [Error(f"{file.name} cannot be read.", hint=REMEDY, id="accounts.E001")]
    found = []
    if trained_on != digest():
        found.append(Error(f"{file.name} is older than its phrases.", hint=REMEDY, id="accounts.E002"))
    danger, harmless = ({each for name in kind for each in phrases(name)} for kind in (OF_DANGER, HARMLESS))
    twice = sorted(danger & harmless)
    return found + [Error(f"{phrase!r} is in both files of phrases.", id="accounts.E003") for phrase in twice]
