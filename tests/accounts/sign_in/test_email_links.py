import re
from contextlib import suppress
from datetime import timedelta
from threading import Barrier, BrokenBarrierError, Thread

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import MailLink, Person, Throttle
from accounts.sign_in import email_links as mail_links
from accounts.sign_in.email_links import consume_link, find_mail_link, request_confirmation, request_sign_in_email
from tests.accounts.mail_links import NOW, PATH, ask, client_of, make_person, path_in_mail
from tests.regions import texts_of

pytestmark = pytest.mark.django_db


def signed_in(client):
    return client.session.get("_auth_user_id")


@time_machine.travel(NOW, tick=False)
def test_mailed_link_opens_once(client):
    person = make_person("ada@example.org")
    assert ask(client, "Ada@Example.org")["Location"] == "/week/mail/sent/"
    assert mail.outbox[0].to == ["ada@example.org"]
    path = path_in_mail()
    secret = path.split("/")[2]
    assert not MailLink.objects.filter(digest=secret).exists()
    for _ in range(2):
        assert b"Open my things here" in client.get(path).content
    assert signed_in(client) is None
    response = client.post(path)
    assert (response.status_code, response["Location"]) == (303, "/week/")
    assert signed_in(client) == str(person.pk)
    assert Client().post(path).status_code == 404
    used, unknown = (Client().get(each).content.decode() for each in (path, f"/mail-link/{'x' * 43}/"))
    assert "Mail me a new link" in texts_of(used, "a.btn[href=/week/back/#way-mail]")
    assert used.replace(secret, "x" * 43) == unknown
    here = client.get(path).content.decode()
    assert "Things are open in this browser already." in here
    assert "My week" in texts_of(here, "a.btn[href=/week/]")


@time_machine.travel(NOW, tick=False)
def test_email_link_answer_is_the_same_for_an_unknown_address(django_assert_num_queries):
    make_person("ada@example.org")
    answers, queries = [], []
    for email, address in (("ada@example.org", "192.0.2.1"), ("nobody@example.org", "192.0.2.2")):
        client = Client(REMOTE_ADDR=address)
        with django_assert_num_queries(17) as counted:
            response = ask(client, email)
        queries.append(len(counted))
        del response.headers["X-Request-Id"]  # chance, in every answer
        answers.append((response.status_code, response["Location"], dict(response.headers)))
    assert answers[0] == answers[1]
    assert len(mail.outbox) == 2
    assert "Nothing is kept under it" in mail.outbox[1].body
    assert not PATH.search(mail.outbox[1].body)
    assert MailLink.objects.filter(person=None, email="").count() == 1
    assert Client().get("/week/mail/sent/").content == Client().get("/week/mail/sent/").content


@pytest.mark.parametrize("fields", [{"is_staff": True}, {"is_active": False}])
def test_staff_and_closed_people_get_no_link(fields):
    person = make_person("ada@example.org")
    Person.objects.filter(pk=person.pk).update(**fields)
    request_sign_in_email("ada@example.org", now=NOW)
    assert not PATH.search(mail.outbox[0].body)


def test_link_ends_after_thirty_minutes():
    make_person("ada@example.org")
    request_sign_in_email("ada@example.org", now=NOW)
    secret = path_in_mail().split("/")[2]
    assert find_mail_link(secret, now=NOW + timedelta(minutes=29))
    assert find_mail_link(secret, now=NOW + timedelta(minutes=30)) is None
    request_sign_in_email("nobody@example.org", now=NOW + timedelta(minutes=31))
    assert MailLink.objects.count() == 1


def test_email_link_used_twice_at_once_is_spent_by_one():
    make_person("ada@example.org")
    request_sign_in_email("ada@example.org", now=NOW)
    link = find_mail_link(path_in_mail().split("/")[2], now=NOW)
    assert [consume_link(link), consume_link(link)] == [True, False]


def test_address_is_confirmed_where_it_was_asked_for():
    person = make_person()
    client = client_of(person)
    assert client.post("/me/email/", {"email": "ada@example.org"}).status_code == 303
    path = path_in_mail()
    stranger = client_of(make_person())
    for other in (Client(), stranger):
        assert b"Open this link where you asked" in other.get(path).content
        other.post(path)
    person.refresh_from_db()
    assert person.email is None
    asked, done = client.get(path).content.decode(), client.post(path).content.decode()
    assert "Confirm this address" in asked
    assert "Your address is confirmed" in done
    assert "ada@example.org" in asked
    assert "ada@example.org" in done
    person.refresh_from_db()
    assert person.email == "ada@example.org"
    assert client.post(path).status_code == 404
    assert "ada@example.org" in client.get("/me/").content.decode()
    client.post("/me/email/remove/")
    person.refresh_from_db()
    assert person.email is None


def test_address_that_is_new_ends_what_the_earlier_one_was_sent():
    person = make_person("old@example.org")
    request_sign_in_email("old@example.org", now=NOW)
    old = path_in_mail()
    request_confirmation(person, "new@example.org", now=NOW)
    with time_machine.travel(NOW, tick=False):
        client_of(person).post(path_in_mail())
        assert Client().get(old).status_code == 404
    person.refresh_from_db()
    assert person.email == "new@example.org"


def test_address_that_is_somebody_s_stays_theirs():
    make_person("ada@example.org")
    person = make_person()
    request_confirmation(person, "ada@example.org", now=NOW)
    assert not PATH.search(mail.outbox[0].body)
    assert "http://127.0.0.1:8000/week/back/" in mail.outbox[0].body
    request_confirmation(person, "eve@example.org", now=NOW)
    path = path_in_mail()
    make_person("eve@example.org")
    with time_machine.travel(NOW):
        response = client_of(person).post(path)
        assert response.status_code == 422
        assert b"This address was not confirmed" in response.content
    person.refresh_from_db()
    assert person.email is None


@pytest.mark.django_db(transaction=True)
def test_address_confirmed_by_two_at_once_goes_to_one(monkeypatch):
    """Both have looked before either writes, where the database lets two write at once."""
    barrier, pages = Barrier(2, timeout=0.5), []

    def spend_together(link):
        spent = consume_link(link)
        with suppress(BrokenBarrierError):
            barrier.wait()
        return spent

    def confirm_in(client, path):
        response = client.post(path)
        pages.append((response.status_code, re.search(r"<h1>(.*?)</h1>", response.content.decode())[1]))
        connection.close()

    monkeypatch.setattr(mail_links, "consume_link", spend_together)
    threads = []
    for person in (make_person("old@example.org"), make_person()):
        request_confirmation(person, "ada@example.org", now=NOW)
        client = client_of(person)
        client.raise_request_exception = False
        threads.append(Thread(target=confirm_in, args=(client, path_in_mail())))
    with time_machine.travel(NOW):
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(pages) == [(200, "Your address is confirmed"), (422, "This address was not confirmed")]
    assert Person.objects.filter(email="ada@example.org").count() == 1
    assert not MailLink.objects.exists()


@pytest.mark.parametrize("email", ["", "ada", "a@b", "x" * 250 + "@example.org", "a@example.org\nBcc: b@example.org"])
def test_addresses_that_are_bad_are_refused(email):
    for client, path, title in (
        (Client(), "/week/mail/", b"<title>Error: Back to your plan"),
        (client_of(make_person()), "/me/email/", b"<title>Error: Your data here"),
    ):
        response = client.post(path, {"email": email})
        assert response.status_code == 422
        assert title in response.content
    assert not mail.outbox
    assert not Throttle.objects.exists()


@time_machine.travel(NOW, tick=False)
def test_floods_are_held_off_by_network_and_by_address(settings):
    settings.THROTTLES = {"mail": (2, 3600), "mail-address": (3, 3600)}
    assert [ask(Client(), f"{n}@example.org").status_code for n in range(3)] == [303, 303, 429]
    settings.THROTTLES = {"mail": (9, 3600), "mail-address": (1, 3600)}
    codes = [ask(Client(REMOTE_ADDR=f"192.0.2.{n}"), "one@example.org").status_code for n in range(2)]
    assert codes == [303, 429]
    response = ask(Client(REMOTE_ADDR="192.0.2.7"), "one@example.org")
    assert response["Retry-After"] == "3600"
    assert "opens again in 60 minutes" in response.content.decode()
    response = client_of(make_person()).post("/me/email/", {"email": "one@example.org"})
    assert (response.status_code, response["Retry-After"]) == (429, "3600")


def test_mail_that_does_not_leave_is_told(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    make_person("ada@example.org")
    for email in ("ada@example.org", "nobody@example.org"):
        response = ask(Client(), email)
        assert response.status_code == 503
        assert "The mail did not leave" in response.content.decode()


def test_asking_to_confirm_an_address_leaves_a_link_that_signs_in(client, mailoutbox):
    person = make_person("ada@example.org")
    request_sign_in_email("ada@example.org", now=timezone.now())
    request_confirmation(person, "other@example.org", now=timezone.now())
    signing_in, confirming = (re.search("(/mail-link/[^/]+/)", mail.body)[1] for mail in mailoutbox)
    assert client.post(signing_in).status_code == 303
    assert Client().get(confirming).status_code == 200


def test_mail_says_how_long_its_link_lives(mailoutbox):
    person = make_person("ada@example.org")
    request_sign_in_email("ada@example.org", now=timezone.now())
    request_confirmation(person, "other@example.org", now=timezone.now())
    assert ["within 30 minutes" in mail.body for mail in mailoutbox] == [True, True]
