"""An editor with every right that is no superuser's, at every form of the admin, looking for words and a way up."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.urls import reverse

from accounts.models import Person
from accounts.private_admin import PrivateWordsAdmin
from accounts.sign_in.email_links import request_confirmation
from integration_site.personal_data import checks as personal_checks
from integration_site.personal_data.erasing.actions import ref_of
from integration_site.personal_data.erasing.log import erased_refs
from integration_site.personal_data.erasing.log_file import read_records
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, make_staff
from tests.integration_site.written import written_person

pytestmark = pytest.mark.django_db
WORD, ADDRESS = "Quincemark", "victim@quincemail.example"
PERSON = "/admin/accounts/person/"


@pytest.fixture
def editor():
    person = Person(email="editor@example.org", is_staff=True)
    person.set_password("a long enough password")
    person.save()
    person.user_permissions.set(Permission.objects.all())
    return person


@pytest.fixture
def victim():
    person = written_person(WORD)
    Person.objects.filter(pk=person.pk).update(email=ADDRESS)
    person.refresh_from_db()
    request_confirmation(person, f"new-{ADDRESS}", now=NOW)
    mail.outbox.clear()
    return person


def rights_of(person):
    person.refresh_from_db()
    names = ["email", "password", "is_staff", "is_superuser", "is_active"]
    held = [person.groups.count(), person.user_permissions.count()]
    return [getattr(person, name) for name in names] + held


def addresses_of(model):
    """Every page of a model, with a form or without, for its first and its last row."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    yield from (reverse(f"{name}_changelist"), reverse(f"{name}_add"))
    rows = model._default_manager.order_by("pk")
    for row in {rows.first(), rows.last()} - {None}:
        yield from (reverse(f"{name}_{page}", args=[row.pk]) for page in ("change", "history", "delete"))


def own_pages():
    yield from ("/admin/", "/admin/password_change/", "/admin/coach-model/")
    yield from (f"/admin/{label}/" for label in {model._meta.app_label for model in admin.site._registry})
    yield reverse("admin:auth_user_password_change", args=[Person.objects.order_by("pk").first().pk])


def pages():
    yield from own_pages()
    for model in admin.site._registry:
        yield from addresses_of(model)


def test_editor_with_every_right_reads_no_words_and_no_address(editor, victim):
    client = client_of(editor)
    opened = 0
    for path in pages():
        response = client.get(path)
        assert response.status_code in {200, 302, 403, 404}, path
        page = response.content.decode()
        opened += response.status_code == 200
        assert WORD not in page, path
        assert "quincemail" not in page, path
    assert opened > 80


def test_editor_who_sends_every_form_changes_no_person_and_no_right(editor, victim):
    client, boss = client_of(editor), make_staff()
    group = Group.objects.create(name="Editors")
    people = [editor, victim, boss]
    before = [rights_of(each) for each in people]
    taken = {"email": "taken@example.org", "is_staff": "on", "is_superuser": "on", "is_active": "on"}
    taken |= {"groups": [group.pk], "name": "Rulers", "permissions": [Permission.objects.first().pk]}
    taken |= {"password1": "another long password", "password2": "another long password", "usable_password": "true"}
    for path in [each for each in pages() if "delete" not in each and each != "/admin/password_change/"]:
        client.post(path, taken)
    for person in people:
        client.post(f"{PERSON}{person.pk}/change/", taken)
        client.post(f"{PERSON}{person.pk}/password/", taken)
    client.post(f"/admin/auth/group/{group.pk}/change/", taken)
    assert [rights_of(each) for each in people] == before
    assert Person.objects.count() == len(people)
    assert list(Group.objects.values_list("name", "permissions")) == [("Editors", None)]


def test_lists_are_not_filtered_by_what_they_do_not_show(editor, victim):
    client = client_of(editor)
    for model, model_admin in admin.site._registry.items():
        path = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        if isinstance(model_admin, PrivateWordsAdmin) or model is Person:
            for field in model._meta.concrete_fields:
                if field.name not in shown_filters(model_admin):
                    assert client.get(f"{path}?{field.name}__gte=a").status_code in {400, 403}, (path, field.name)
    assert client.get(f"{PERSON}?email__startswith=victim").status_code == 400
    assert client.get("/admin/commitments/value/?person__email__startswith=victim").status_code == 400
    assert client.get(f"{PERSON}?is_staff__exact=1").status_code == 200


def shown_filters(model_admin):
    named = [each if isinstance(each, str) else each[0] for each in model_admin.list_filter]
    return {*named, model_admin.date_hierarchy}


def test_autocomplete_tells_nothing_about_people(editor, victim):
    client = client_of(editor)
    for model in admin.site._registry:
        for field in model._meta.concrete_fields:
            asked = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field.name}
            response = client.get("/admin/autocomplete/", asked | {"term": "victim"})
            assert response.status_code in {403, 404}, asked


def test_person_whom_staff_delete_is_in_the_list_of_erasures(editor, settings, tmp_path):
    settings.BACKUP_DIR = tmp_path
    one, two, three = (make_commitment(answers="K").person for _ in range(3))
    marks = {ref_of(person) for person in (one, two, three)}
    client = client_of(editor)
    question = client.get(f"{PERSON}{one.pk}/delete/").content.decode()
    assert "4 protected times" in question
    assert client.post(f"{PERSON}{one.pk}/delete/", {"post": "yes"}).status_code == 302
    selected = {"action": "delete_selected", "_selected_action": [two.pk, three.pk]}
    assert "4 protected times" in client.post(PERSON, selected).content.decode()
    client.post(PERSON, selected | {"post": "yes"})
    assert list(Person.objects.all()) == [editor]
    assert erased_refs(read_records()) == marks


def test_editor_deletes_no_staff_alone_or_among_others(editor):
    boss, guest = make_staff(), make_person()
    client = client_of(editor)
    assert client.post(f"{PERSON}{boss.pk}/delete/", {"post": "yes"}).status_code == 403
    selected = {"action": "delete_selected", "_selected_action": [boss.pk, guest.pk], "post": "yes"}
    assert client.post(PERSON, selected).status_code == 403
    assert Person.objects.count() == 3


def test_superuser_makes_staff_and_gives_them_rights_and_a_password():
    client = client_of(make_staff())
    secret = {"usable_password": "true", "password1": "a long enough password", "password2": "a long enough password"}
    assert client.get(f"{PERSON}add/").status_code == 200
    client.post(f"{PERSON}add/", {"email": "New@Example.org"} | secret)
    made = Person.objects.get(email="new@example.org")
    assert rights_of(made)[2:] == [True, False, True, 0, 0]
    assert made.check_password("a long enough password")
    group, right = Group.objects.create(name="Editors"), Permission.objects.first()
    given = {"email": "new@example.org", "is_active": "on", "groups": [group.pk], "user_permissions": [right.pk]}
    page = client.get(f"{PERSON}{made.pk}/change/").content.decode()
    assert 'name="email"' in page
    client.post(f"{PERSON}{made.pk}/change/", given)
    assert rights_of(made)[2:] == [True, False, True, 1, 1]
    other = {name: value.replace("a long", "a very long") for name, value in secret.items()}
    client.post(f"{PERSON}{made.pk}/password/", other)
    made.refresh_from_db()
    assert made.check_password("a very long enough password")
    assert "new@example.org" in client.get(PERSON).content.decode()


def test_staff_change_their_own_password(editor):
    client = client_of(editor)
    new = "an even longer password"
    sent = {"old_password": "a long enough password", "new_password1": new, "new_password2": new}
    assert client.post("/admin/password_change/", sent).status_code == 302
    editor.refresh_from_db()
    assert editor.check_password(new)


def test_superuser_neither_changes_a_guest_nor_reads_their_address(victim):
    client, path = client_of(make_staff()), f"{PERSON}{victim.pk}"
    for page in [PERSON, f"{path}/change/", f"{path}/history/", f"{path}/delete/", f"{PERSON}?q=victim"]:
        answer = client.get(page)
        assert answer.status_code == 200
        assert "quincemail" not in answer.content.decode()
    before = rights_of(victim)
    taken = {"email": "taken@example.org", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    assert client.post(f"{path}/change/", taken).status_code == 403
    assert client.post(f"{path}/password/", {"password1": "x" * 20, "password2": "x" * 20}).status_code == 403
    assert rights_of(victim) == before


def test_staff_actions_are_noted_under_a_number(editor, victim):
    client = client_of(editor)
    client.post(f"{PERSON}{victim.pk}/delete/", {"post": "yes"})
    entry = LogEntry.objects.get()
    assert entry.object_repr == f"Guest {victim.pk}"
    front = client.get("/admin/").content.decode()
    assert f"Guest {victim.pk}" in front
    assert "quincemail" not in front


def test_admin_that_shows_words_is_an_error(monkeypatch):
    assert not personal_checks.check_admin()
    (model,) = [each for each in admin.site._registry if each._meta.label == "commitments.Value"]
    monkeypatch.setitem(admin.site._registry, model, admin.ModelAdmin(model, admin.site))
    (error,) = personal_checks.check_admin()
    assert (error.id, "commitments.Value" in error.msg) == ("site.E013", True)
