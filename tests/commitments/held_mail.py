import os
import time
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.filebased import EmailBackend as FileBackend

HOLD_SECONDS = 60


class EmailBackend(FileBackend):
    """Lays mail in a folder. HOLD is `open` or `send_messages`: there it tells that it has come, and waits."""

    def open(self):
        hold("open")
        return super().open()

    def send_messages(self, messages):
        hold("send_messages")
        return super().send_messages(messages)


def hold(place):
    if os.environ.get("HOLD") == place:
        (Path(settings.VAR_DIR) / "held").touch()
        time.sleep(HOLD_SECONDS)
