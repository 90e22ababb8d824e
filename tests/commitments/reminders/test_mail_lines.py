import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

from commitments.models import ReminderSettings, StopReason
from commitments.reminders.mail_lines import HandOver, MailLine, MailLines
from tests.commitments.mailed import make_asked, send
from tests.loopback_smtp import DROP, loopback_smtp


@pytest.fixture
def server(settings):
    opened = []

    def start(**options):
        context = loopback_smtp(**options)
        smtp = context.__enter__()
        opened.append(context)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.SENDS_MAIL, settings.EMAIL_USE_TLS = True, False
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", smtp.port
        return smtp

    yield start
    for context in opened:
        context.__exit__(None, None, None)


def mail(number=0):
    return EmailMessage("Subject", "Text", "us@example.org", [f"p{number}@example.org"])


def give(line, count=1):
    came = []
    for number in range(count):
        line.make_ready()
        came.append(line.hand_over(mail(number)))
    line.close()
    return came


def test_line_keeps_one_connection_for_a_hundred_mails(server):
    smtp = server()
    assert give(MailLine(), 201) == [HandOver.TAKEN] * 201
    assert len(smtp.kept) == 201
    assert smtp.connections == 3


def test_line_without_a_server_ends_each_connection_as_each_is_a_file(monkeypatch):
    opened = []
    monkeypatch.setattr(EmailBackend, "open", lambda self: opened.append(self))
    give(MailLine(), 3)
    assert len(opened) == 3


@pytest.mark.parametrize(
    ("replies", "came"),
    [
        ({"MAIL": "421 too many"}, HandOver.NOT_NOW),
        ({"RCPT": "450 grey"}, HandOver.NOT_NOW),
        ({"RCPT": "550 unknown"}, HandOver.NO_SUCH_ADDRESS),
        ({"RCPT": "550 5.1.1 unknown"}, HandOver.NO_SUCH_ADDRESS),
        ({"RCPT": "554 5.2.1 closed"}, HandOver.NO_SUCH_ADDRESS),
        ({"RCPT": "550 5.7.1 you may not"}, HandOver.REFUSED),
        ({"RCPT": "550 Relaying denied"}, HandOver.REFUSED),
        ({"RCPT": "530 sign in first"}, HandOver.REFUSED),
        ({"MAIL": "550 not you"}, HandOver.REFUSED),
        ({"end": "554 spam"}, HandOver.REFUSED),
        ({"end": "451 later"}, HandOver.NOT_NOW),
        ({"end": DROP}, HandOver.UNKNOWN),
    ],
)
def test_line_says_what_came_of_a_mail_and_is_opened_again_after_an_error(server, replies, came):
    smtp = server(replies=replies)
    line = MailLine()
    line.make_ready()
    assert line.hand_over(mail()) == came
    smtp.replies = {}
    assert give(line) == [HandOver.TAKEN]
    assert smtp.connections == 2


def test_line_that_the_server_ended_meanwhile_is_opened_again(server):
    smtp = server()
    line = MailLine()
    line.make_ready()
    assert line.hand_over(mail()) == HandOver.TAKEN
    smtp.end_all()
    assert give(line) == [HandOver.TAKEN]
    assert smtp.connections == 2


def test_lines_hand_over_at_once_and_tell_the_caller_of_each(server):
    smtp = server(latency=0.02)
    told = {}
    lines = MailLines(4, lambda ticket, came: told.update({ticket: came}))
    for number in range(12):
        lines.make_ready()
        lines.hand_over(mail(number), number)
    lines.close()
    assert told == dict.fromkeys(range(12), HandOver.TAKEN)
    assert sorted(to for to, _ in smtp.kept) == sorted(f"p{number}@example.org" for number in range(12))
    assert smtp.connections == 4


@pytest.mark.django_db
@pytest.mark.parametrize("connections", [1, 3])
def test_sending_asks_everybody_once_on_kept_connections(server, settings, connections):
    settings.MAIL_CONNECTIONS = connections
    smtp = server()
    for number in range(13):
        make_asked(f"p{number}@example.org")
    assert [send(), send()] == [13, 0]
    assert sorted(to for to, _ in smtp.kept) == sorted(f"p{number}@example.org" for number in range(13))
    assert smtp.connections == connections


@pytest.mark.django_db
def test_sending_stops_for_an_address_that_takes_no_mail_and_for_no_other(server):
    smtp = server(replies={"RCPT": "550 5.1.1 unknown"})
    make_asked("ada@example.org")
    assert send() == 0
    assert ReminderSettings.objects.get().stopped_for == StopReason.REFUSED
    smtp.replies = {}
    make_asked("eve@example.org")
    assert send() == 1
    assert not ReminderSettings.objects.filter(stopped_for="").exclude(person__email="eve@example.org").exists()


@pytest.mark.django_db
def test_sending_ends_after_two_connections_that_ended_without_a_word(server):
    smtp = server(replies={"end": DROP})
    for number in range(13):
        make_asked(f"p{number}@example.org")
    assert send() == 0
    assert smtp.connections == 3
    smtp.replies = {}
    assert send() == 11  # of two mails nobody knows whether they were taken
