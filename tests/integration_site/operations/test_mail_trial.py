import base64
import socket
import subprocess

import pytest
from django.core import mail
from django.core.management import call_command
from django.core.management.base import CommandError

from integration_site.operations.mail_trial import try_mail
from tests.commitments.factories import client_of, make_staff
from tests.loopback_smtp import DROP, loopback_smtp

PASSWORD = "s3cret & sound"
TO = "staff@example.org"
SIGNS_IN = {"EMAIL_HOST_USER": "us", "EMAIL_HOST_PASSWORD": PASSWORD}
STARTTLS = {"EMAIL_USE_TLS": True}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificate")
    files = [str(folder / name) for name in ("cert.pem", "key.pem")]
    options = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    options += ["-addext", "subjectAltName=DNS:localhost", "-out", files[0], "-keyout", files[1]]
    subprocess.run(["openssl", "req", *options], check=True, capture_output=True)
    return files


@pytest.fixture
def server(settings):
    opened = []

    def start(changes=(), **options):
        context = loopback_smtp(**options)
        smtp = context.__enter__()
        opened.append(context)
        set_up(settings, EMAIL_PORT=smtp.port, **dict(changes))
        return smtp

    yield start
    for context in opened:
        context.__exit__(None, None, None)


def set_up(settings, **changes):
    plain = {"SENDS_MAIL": True, "EMAIL_HOST": "127.0.0.1", "EMAIL_USE_TLS": False, "EMAIL_USE_SSL": False}
    plain |= {"EMAIL_HOST_USER": "", "EMAIL_HOST_PASSWORD": "", "EMAIL_TIMEOUT": 5}
    for name, value in (plain | changes).items():
        setattr(settings, name, value)


def words(steps):
    return [step.name.split(" ")[0] for step in steps]


def test_trial_that_goes_well_hands_one_mail_over(server):
    smtp = server(SIGNS_IN, offers=["AUTH PLAIN"])
    steps = try_mail(TO)
    assert words(steps) == ["Connect", "Sign", "Be", "Have", "Hand"]
    assert all(step.went_well and step.said for step in steps)
    ((to, text),) = smtp.kept
    assert to == TO
    assert b"Subject: A trial mail from Work-Life Harmony" in text


@pytest.mark.parametrize(
    ("step", "answer", "changes", "stops_at", "says"),
    [
        ("connect", "554 not you", {}, "Connect", "wants nothing of this machine"),
        ("connect", DROP, {}, "Connect", "ended the connection"),
        ("EHLO", "250-no TLS\r\n250 8BITMIME", STARTTLS, "Encrypt", "offers no STARTTLS here"),
        ("STARTTLS", "454 not now", STARTTLS, "Encrypt", "did not begin to encrypt"),
        ("EHLO", "250 8BITMIME", SIGNS_IN, "Sign", "takes no sign-in here"),
        ("AUTH", "535 wrong", SIGNS_IN, "Sign", "Look at EMAIL_USER and EMAIL_PASSWORD"),
        ("MAIL", "530 who are you", {}, "Be", "Perhaps it wants a sign-in"),
        ("MAIL", "550 not this one", SIGNS_IN, "Be", "that this account may send from"),
        ("RCPT", "550 Relaying denied", {}, "Have", "takes none for others from here"),
        ("DATA", "554 no", {}, "Hand", "SPF or DKIM"),
        ("end", "550 5.7.26 no SPF", {}, "Hand", "SPF or DKIM"),
        ("end", DROP, {}, "Hand", "SPF or DKIM"),
    ],
)
def test_trial_ends_with_the_step_that_was_refused_and_says_what_to_do(server, step, answer, changes, stops_at, says):
    smtp = server(changes, replies={step: answer}, offers=["AUTH PLAIN", "STARTTLS"])
    steps = try_mail(TO)
    assert words(steps)[-1] == stops_at
    assert [each.went_well for each in steps] == [True] * (len(steps) - 1) + [False]
    assert says in steps[-1].remedy
    if answer and step != "EHLO":
        assert answer in steps[-1].said
    assert not smtp.kept


def test_trial_says_that_nothing_listens(settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        set_up(settings, EMAIL_PORT=probe.getsockname()[1])
    (step,) = try_mail(TO)
    assert "Nothing listens there. Look at EMAIL_PORT" in step.remedy


def test_trial_says_that_no_machine_has_the_name(settings, monkeypatch):
    def unknown(*args, **kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    set_up(settings, EMAIL_HOST="nowhere.example", EMAIL_PORT=25)
    monkeypatch.setattr(socket, "create_connection", unknown)
    assert "Look at EMAIL_HOST" in try_mail(TO)[-1].remedy


def test_trial_says_that_the_server_is_silent(settings):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        set_up(settings, EMAIL_PORT=silent.getsockname()[1], EMAIL_TIMEOUT=0.2)
        assert "No answer in 0.2 seconds" in try_mail(TO)[-1].remedy


@pytest.mark.parametrize("from_start", [False, True])
def test_trial_says_that_a_certificate_is_not_trusted(server, certificate, from_start):
    tls = {"EMAIL_USE_TLS": not from_start, "EMAIL_USE_SSL": from_start, "EMAIL_HOST": "localhost"}
    server(tls, certificate=certificate, tls_from_start=from_start, offers=["STARTTLS"])
    steps = try_mail(TO)
    assert words(steps)[-1] == ("Connect" if from_start else "Encrypt")
    assert "The certificate is not trusted" in steps[-1].remedy


@pytest.mark.parametrize("from_start", [False, True])
def test_trial_encrypts_where_the_certificate_is_trusted(server, certificate, from_start, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", certificate[0])
    tls = {"EMAIL_USE_TLS": not from_start, "EMAIL_USE_SSL": from_start, "EMAIL_HOST": "localhost"}
    smtp = server(tls, certificate=certificate, tls_from_start=from_start, offers=["STARTTLS"])
    assert all(step.went_well for step in try_mail(TO))
    assert len(smtp.kept) == 1


def test_trial_says_that_a_server_without_tls_was_asked_for_it(server):
    server({"EMAIL_USE_SSL": True})
    assert "Set EMAIL_TLS=starttls" in try_mail(TO)[-1].remedy


@pytest.mark.parametrize("secret", [PASSWORD, base64.b64encode(f"\0us\0{PASSWORD}".encode()).decode()])
def test_trial_takes_the_password_out_of_what_the_server_says(server, secret):
    server(SIGNS_IN, replies={"AUTH": f"535 you said {secret}"}, offers=["AUTH PLAIN"])
    step = try_mail(TO)[-1]
    assert step.said == "535 you said (hidden)"
    assert PASSWORD not in repr(step)


def test_trial_without_a_server_says_so():
    (step,) = try_mail(TO)
    assert step.remedy.startswith("Set EMAIL_HOST. Until then each mail is a file in ")
    assert len(mail.outbox) == 1


def test_send_test_mail_prints_each_step(server, capsys):
    server()
    call_command("send_test_mail", TO)
    lines = capsys.readouterr().out.splitlines()
    assert [line[:10] for line in lines] == ["ok  Connec", "ok  Be tak", "ok  Have s", "ok  Hand o", "The mail s"]


def test_send_test_mail_ends_with_what_to_do(server, capsys):
    server(replies={"RCPT": "550 no"})
    with pytest.raises(CommandError, match="Look at the address"):
        call_command("send_test_mail", TO)
    assert capsys.readouterr().out.splitlines()[-1] == f"NO  Have {TO} taken as the receiver: 550 no"


@pytest.mark.django_db
def test_staff_mail_sends_one_to_the_editor_who_asks(server):
    smtp = server(SIGNS_IN, offers=["AUTH PLAIN"])
    client = client_of(make_staff())
    page = client.get("/admin/mail/").content.decode()
    assert not smtp.kept
    assert PASSWORD not in page
    page = client.post("/admin/mail/").content.decode()
    assert [to for to, _ in smtp.kept] == [TO]
    assert "The mail server has the mail" in page
    assert "Look whether it arrives at staff@example.org" in page
    assert PASSWORD not in page


@pytest.mark.django_db
def test_staff_mail_shows_where_it_stopped_and_what_to_do(server):
    server(replies={"RCPT": "550 <b>no</b>"})
    page = client_of(make_staff()).post("/admin/mail/").content.decode()
    assert "It stopped" in page
    assert "The server said: 550 &lt;b&gt;no&lt;/b&gt;" in page
    assert "What to do: Look at the address." in page


@pytest.mark.django_db
def test_staff_mail_is_for_editors(client):
    for ask in (client.get, client.post):
        response = ask("/admin/mail/")
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")
