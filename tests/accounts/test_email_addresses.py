"""One form of an address is stored and compared, on every database alike; mail goes to the stored one."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.email_addresses import AddressError, is_normal, normal_address
from accounts.models import MailLink, Person, Purpose
from tests.accounts.mail_links import NOW, PATH, ask, client_of, make_person, path_in_mail

LOOK_ALIKES = [
    "sam@po\u017ft.example",  # long s
    "\u017fam@post.example",
    "sam@m\u0131nt.example",  # dotless i
    "sam@M\u0130NT.example",
    "sam@ban\u212a.example",  # Kelvin
    "sam@stra\u00dfe.example",
    "sam@\uff50ost.example",
    "sam@\ufb01rm.example",
    "sam@post\u00a0.example",
]
UNSEEN = [f"sam@po{letter}st.example" for letter in "\u00ad\u200b\u200d\u2060\ufeff\u202e\u180e"]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("sam@post.example", "sam@post.example"),
        ("Sam.O'Hara+x@Post.Example", "sam.o'hara+x@post.example"),
        ("sam@BÜCHER.example", "sam@xn--bcher-kva.example"),
        ("sam@bu\u0308cher.example", "sam@xn--bcher-kva.example"),
        ("sam@XN--bcher-kva.example", "sam@xn--bcher-kva.example"),
        ("sam@почта.рф", "sam@xn--80a1acny.xn--p1ai"),
        ("sam@日本。jp", "sam@xn--wgv71a.jp"),
    ],
)
def test_address_has_one_form(typed, address):
    assert normal_address(typed) == address
    assert is_normal(address)
    assert is_normal(typed) == (typed == address)


@pytest.mark.parametrize("typed", [*LOOK_ALIKES, *UNSEEN, "sam@" + "ü" * 70 + ".example", "sam@post..example"])
def test_address_without_one_form_is_refused(typed):
    with pytest.raises(AddressError):
        normal_address(typed)
    assert not is_normal(typed)


@given(st.emails() | st.text(max_size=30))
def test_address_form_of_a_form_is_itself(typed):
    try:
        address = normal_address(typed)
    except AddressError:
        return
    assert normal_address(address) == address


@pytest.mark.django_db
@pytest.mark.parametrize("typed", [*LOOK_ALIKES, *UNSEEN])
def test_mail_never_goes_to_a_look_alike(typed):
    make_person("sam@post.example")
    response = ask(Client(), typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert ("can be taken for another letter" in page) == (typed in LOOK_ALIKES)
    assert ("a sign that cannot be seen" in page) == (typed in UNSEEN)
    assert ("xn-- form" in page) == (typed in LOOK_ALIKES and not typed.startswith("\u017f"))
    client = client_of(make_person())
    assert client.post("/me/email/", {"email": typed}).status_code == 422
    assert not mail.outbox
    assert not MailLink.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["Sam@Bücher.example", "sam@bu\u0308cher.EXAMPLE", " sam@xn--bcher-kva.example "])
def test_address_opens_the_same_in_any_spelling(typed):
    client = client_of(make_person())
    assert client.post("/me/email/", {"email": "sam@bücher.example"}).status_code == 303
    client.post(path_in_mail())
    assert ask(Client(), typed).status_code == 303
    assert mail.outbox[-1].to == ["sam@xn--bcher-kva.example"]
    assert PATH.search(mail.outbox[-1].body)


@pytest.mark.django_db
def test_address_in_another_spelling_is_taken_too():
    make_person("sam@post.example")
    client_of(make_person()).post("/me/email/", {"email": "SAM@post.example"})
    assert not PATH.search(mail.outbox[0].body)


def migrate():
    migration = import_module("accounts.migrations.0003_one_form_of_address")
    with connection.schema_editor() as editor:
        migration.give_one_form(apps, editor)


@pytest.mark.django_db(transaction=True)
def test_addresses_of_before_get_the_form_of_the_mailbox_they_were_confirmed_for():
    before = ["Ada@Post.example", "eve@po\u017ft.example", "kim@exam\u00adple.org", "lou@bücher.example", None]
    people = [make_person(email) for email in before]
    MailLink.objects.create(
        person=people[0], purpose=Purpose.CONFIRM, email="Ada@New.example", digest="d", created_at=NOW, expires_at=NOW
    )
    migrate()
    after = ["ada@post.example", "eve@post.example", "kim@example.org", "lou@xn--bcher-kva.example", None]
    assert [Person.objects.get(pk=person.pk).email for person in people] == after
    assert MailLink.objects.get().email == "ada@new.example"


@pytest.mark.django_db(transaction=True)
def test_address_wanted_by_two_at_once_keeps_a_way_in_for_each():
    spellings = ["Sam@post.example", "sam@post.example", "sam@po\u017ft.example", "\u017fam@post.example"]
    people = [make_person(email) for email in spellings]
    migrate()
    assert [Person.objects.get(pk=person.pk).email for person in people] == spellings
    for person, spelling in zip(people, spellings, strict=True):
        assert ask(Client(REMOTE_ADDR=f"192.0.2.{person.pk % 250}"), spelling).status_code == 303
        assert mail.outbox[-1].to == [spelling]
        assert MailLink.objects.get(purpose=Purpose.SIGN_IN).person == person
        MailLink.objects.all().delete()
    ask(Client(), "SAM@post.example")
    assert mail.outbox[-1].to == ["sam@post.example"]


@pytest.mark.django_db
def test_staff_are_found_by_the_one_form(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a long one for the test")
    call_command("createsuperuser", email="Staff@BÜCHER.example", interactive=False, verbosity=0)
    person = Person.objects.get(email="staff@xn--bcher-kva.example")
    assert Client().login(username="STAFF@bücher.example", password="a long one for the test")
    assert not Client().login(username="\u017ftaff@bücher.example", password="a long one for the test")
    for taken in ("staff@Bücher.example", "\u017ftaff@post.example"):
        with pytest.raises(CommandError):
            call_command("createsuperuser", email=taken, interactive=False, verbosity=0)
    assert Person.objects.get() == person


@pytest.mark.django_db
def test_admin_stores_the_one_form():
    person = make_person()
    person.email = "Sam@BÜCHER.example"
    person.full_clean()
    assert person.email == "sam@xn--bcher-kva.example"
    person.email = LOOK_ALIKES[0]
    with pytest.raises(ValidationError) as refusal:
        person.clean()
    assert [problem.code for problem in refusal.value.error_dict["email"]] == ["look_alike_letter"]
