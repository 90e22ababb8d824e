"""Mails laid in the folder of settings.EMAIL_FILE_PATH, as without a mail server."""

from django.core.mail import EmailMessage, get_connection


def lay_mails(*addresses, words="A word."):
    """All of them in one file."""
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend")
    connection.send_messages([EmailMessage("Your link", words, None, [address]) for address in addresses])
