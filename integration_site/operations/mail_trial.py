"""One mail, sent step by step, so that whoever set up the mail server sees where it stops, and what to do.

Nothing that the server says is shown before the password is taken out of it.
"""

import base64
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import DNS_NAME, EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.template.loader import render_to_string

MAX_SAID = 300
HIDDEN = "(hidden)"
PROBLEMS = (OSError, smtplib.SMTPException)


@dataclass(frozen=True)
class TrialStep:
    """`said` is what the server answered, empty when it said nothing; `remedy` what to do, empty when it went well."""

    name: str
    said: str
    remedy: str = ""

    @property
    def went_well(self) -> bool:
        return not self.remedy


def try_mail(to: str) -> list[TrialStep]:
    """The steps up to the first that failed. Without EMAIL_HOST the mail is laid in the folder."""
    if not settings.SENDS_MAIL:
        _trial_message(to).send()
        remedy = f"Set EMAIL_HOST. Until then each mail is a file in {settings.EMAIL_FILE_PATH}, as this one."
        return [TrialStep("Find the mail server", "", remedy)]
    steps: list[TrialStep] = []
    for name, act, explain in _Trial(to).steps():
        try:
            steps.append(TrialStep(name, _plain(act())))
        except PROBLEMS as problem:
            steps.append(TrialStep(name, _plain(_words_of(problem)), explain(problem)))
            break
    return steps


Step = tuple[str, Callable[[], object], Callable[[Exception], str]]


class _Trial:
    def __init__(self, to: str) -> None:
        self.to, self.backend = to, EmailBackend()
        self.server: smtplib.SMTP

    def steps(self) -> Iterator[Step]:
        try:
            yield f"Connect to {settings.EMAIL_HOST}, port {settings.EMAIL_PORT}", self._connect, _why_not_connected
            if settings.EMAIL_USE_TLS:
                yield "Encrypt (STARTTLS)", self._start_tls, _why_not_encrypted
            if settings.EMAIL_HOST_USER and settings.EMAIL_HOST_PASSWORD:
                yield f"Sign in as {settings.EMAIL_HOST_USER}", self._sign_in, _why_not_signed_in
            sender = settings.DEFAULT_FROM_EMAIL
            yield f"Be taken as the sender {sender}", self._name_sender, _why_not_the_sender
            yield f"Have {self.to} taken as the receiver", self._name_receiver, _why_not_the_receiver
            yield "Hand over the mail", self._hand_over, _why_not_the_mail
        finally:
            if hasattr(self, "server"):
                self.server.close()

    def _connect(self) -> object:
        to = {"host": settings.EMAIL_HOST, "port": settings.EMAIL_PORT, "timeout": settings.EMAIL_TIMEOUT}
        to["local_hostname"] = DNS_NAME.get_fqdn()
        if settings.EMAIL_USE_SSL:
            self.server = smtplib.SMTP_SSL(**to, context=self.backend.ssl_context)
        else:
            self.server = smtplib.SMTP(**to)
        self.server.ehlo_or_helo_if_needed()
        return self.server.ehlo_resp or self.server.helo_resp or b""

    def _start_tls(self) -> object:
        said = self.server.starttls(context=self.backend.ssl_context)
        _require_2xx(*said)
        return said[1]

    def _sign_in(self) -> object:
        return self.server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)[1]

    def _name_sender(self) -> object:
        self.server.ehlo_or_helo_if_needed()
        return _require_2xx(*self.server.mail(_address_in(settings.DEFAULT_FROM_EMAIL)))

    def _name_receiver(self) -> object:
        return _require_2xx(*self.server.rcpt(self.to))

    def _hand_over(self) -> object:
        return _require_2xx(*self.server.data(_trial_message(self.to).message().as_bytes(linesep="\r\n")))


def _trial_message(to: str) -> EmailMessage:
    text = render_to_string("integration_site/trial_mail.txt")
    return EmailMessage(f"A trial mail from {settings.SITE_NAME}", text, None, [to])


def _require_2xx(code: int, words: bytes) -> bytes:
    if not 200 <= code < 300:
        raise smtplib.SMTPResponseException(code, words)
    return words


def _address_in(sender: str) -> str:
    return sender.rpartition("<")[2].rstrip(">")


def _words_of(problem: Exception) -> object:
    if isinstance(problem, smtplib.SMTPResponseException):
        error = problem.smtp_error
        return f"{problem.smtp_code} ".encode() + (error if isinstance(error, bytes) else str(error).encode())
    return problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)


def _plain(said: object) -> str:
    """At most MAX_SAID characters in one line, without the password in any form in which it goes over the line."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said or "")
    user, password = settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD
    if password:
        sent = [password, f"\0{user}\0{password}", f"{user}\0{password}"]
        for secret in [*(base64.b64encode(each.encode()).decode() for each in sent), password]:
            text = text.replace(secret, HIDDEN)
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())[:MAX_SAID]


def _why_not_connected(problem: Exception) -> str:
    if isinstance(problem, socket.gaierror):
        return "No machine has this name. Look at EMAIL_HOST for a slip of the pen."
    if isinstance(problem, ConnectionRefusedError):
        return "Nothing listens there. Look at EMAIL_PORT: mostly 587 with EMAIL_TLS=starttls, 465 with EMAIL_TLS=tls."
    if isinstance(problem, TimeoutError) or isinstance(problem.__context__, TimeoutError):
        return (
            f"No answer in {settings.EMAIL_TIMEOUT} seconds. A firewall may hold it back, or EMAIL_TLS does not fit "
            "the port: 465 wants tls, 587 starttls."
        )
    if isinstance(problem, ssl.SSLCertVerificationError):
        return _why_not_encrypted(problem)
    if isinstance(problem, ssl.SSLError):
        return "The server does not begin with TLS at this port. Set EMAIL_TLS=starttls, mostly with EMAIL_PORT=587."
    if isinstance(problem, smtplib.SMTPResponseException):
        return "The server answers and wants nothing of this machine, perhaps for the moment. Ask whoever runs it."
    return "The server ended the connection. At port 465 set EMAIL_TLS=tls; else ask whoever runs it."


def _why_not_encrypted(problem: Exception) -> str:
    if isinstance(problem, ssl.SSLCertVerificationError):
        return "The certificate is not trusted, or is for another name. Set EMAIL_HOST to the name that stands in it."
    if isinstance(problem, smtplib.SMTPNotSupportedError):
        return "The server offers no STARTTLS here. Try EMAIL_TLS=tls with EMAIL_PORT=465."
    return "The server did not begin to encrypt. Try EMAIL_TLS=tls with EMAIL_PORT=465, or ask whoever runs it."


def _why_not_signed_in(problem: Exception) -> str:
    if isinstance(problem, smtplib.SMTPNotSupportedError):
        return "The server takes no sign-in here. Encrypt first (EMAIL_TLS), or leave EMAIL_USER out."
    return "Look at EMAIL_USER and EMAIL_PASSWORD. Some providers want a password made for programs."


def _why_not_the_sender(problem: Exception) -> str:
    if not settings.EMAIL_HOST_USER:
        return "Perhaps it wants a sign-in: set EMAIL_USER and EMAIL_PASSWORD. Or set EMAIL_FROM to a sender it knows."
    return "Set EMAIL_FROM to an address that this account may send from."


def _why_not_the_receiver(problem: Exception) -> str:
    return "Look at the address. If it is right, the server takes none for others from here: set EMAIL_USER to sign in."


def _why_not_the_mail(problem: Exception) -> str:
    return "The answer may name a rule that the mail breaks, such as SPF or DKIM for the domain of EMAIL_FROM."
