from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class MessageCookieStorage(CookieStorage):
    """What the next page says, in a cookie until then: in the session it would cost each answer a second commit."""

    @property
    def cookie_name(self) -> str:
        return settings.NOTICE_COOKIE_NAME
