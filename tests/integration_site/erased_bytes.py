"""Run as a program in a VAR_DIR of its own: prints, for each scene, the files that still hold the words, as JSON."""

import json
import threading
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402 -- Django first
from django.contrib.admin.models import CHANGE, LogEntry  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import override_settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import Person, Session  # noqa: E402
from accounts.sign_in.email_links import request_confirmation, request_sign_in_email  # noqa: E402
from articles.models import NOTE_DAYS, Note  # noqa: E402
from coaching.models import AskedQuestion  # noqa: E402
from integration_site.personal_data.merging.actions import join  # noqa: E402
from tests.commitments.factories import client_of, make_commitment, make_person, make_staff  # noqa: E402
from tests.integration_site.written import written_person  # noqa: E402

WORD = "Quincemark"


def main():
    call_command("migrate", verbosity=0)
    beside = threading.Thread(target=stay_connected, daemon=True)
    beside.start()
    connected.wait()
    scenes = {}
    for scene in (own_erasure, joined, by_staff, single_things, notes, unused):
        before, after = scene()
        scenes[scene.__name__] = {"before": before, "after": after}
    print(json.dumps(scenes))


connected, over = threading.Event(), threading.Event()


def stay_connected():
    Person.objects.count()
    connected.set()
    over.wait()


def files_with_words():
    files = [file for file in settings.VAR_DIR.rglob("*") if file.is_file()]
    return sorted(file.name for file in files if WORD.lower().encode() in file.read_bytes().lower())


def somebody():
    person = written_person(WORD)
    Person.objects.filter(pk=person.pk).update(email=f"{WORD}@example.org")
    person.refresh_from_db()
    client = client_of(person)
    Session.objects.filter(person=person).exclude(session_key=client.session.session_key).update(session_data=WORD)
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend"):
        request_sign_in_email(person.email, now=timezone.now())
        request_confirmation(person, f"other.{WORD}@example.org", now=timezone.now())
    LogEntry.objects.create(
        user=Person.objects.filter(is_staff=True).first() or make_staff(),
        content_type=ContentType.objects.get_for_model(Person),
        object_id=str(person.pk),
        object_repr=person.email,
        action_flag=CHANGE,
        change_message=WORD,
    )
    return person, client


def local(client):
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    return client


def own_erasure():
    _, client = somebody()
    before = files_with_words()
    assert local(client).post("/me/erase/").status_code == 200
    return before, files_with_words()


def joined():
    """Both addresses and what has ended lie aside in the joining, which goes with the one who joined."""
    person, _ = somebody()
    into = make_person()
    Person.objects.filter(pk=into.pk).update(email=f"into.{WORD}@example.org")
    joining = join(person=person, into=into, now=timezone.now())
    kept = (joining.address, joining.joined_address, str(joining.ended))
    assert all(WORD.lower() in each.lower() for each in kept), kept
    before = files_with_words()
    assert local(client_of(into)).post("/me/erase/").status_code == 200
    return before, files_with_words()


def by_staff():
    person, _ = somebody()
    before = files_with_words()
    staff = local(client_of(Person.objects.get(is_staff=True)))
    assert staff.post(f"/admin/accounts/person/{person.pk}/delete/", {"post": "yes"}).status_code == 302
    return before, files_with_words()


def single_things():
    question = AskedQuestion.objects.create(person=make_person(), text=WORD, asked_at=timezone.now())
    plan = make_commitment(what=WORD, obstacle=WORD, response=WORD)
    before = files_with_words()
    question.delete()
    plan.delete()
    return before, files_with_words()


def notes():
    Note.objects.keep(text=WORD, claim="", today=timezone.now().date() - timedelta(days=NOTE_DAYS + 1))
    before = files_with_words()
    call_command("erase_notes", verbosity=0)
    return before, files_with_words()


def unused():
    person = make_commitment(what=WORD, value=WORD).person
    Person.objects.filter(pk=person.pk).update(created_at=timezone.now() - timedelta(days=500))
    before = files_with_words()
    call_command("erase_unused_guests", verbosity=0)
    return before, files_with_words()


if __name__ == "__main__":
    main()
    over.set()
    connection.close()
