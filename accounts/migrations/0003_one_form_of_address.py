from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def give_one_form(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Small letters and the ASCII form of the domain, by the codec that mail was sent with: so each address stays the
    mailbox that its owner confirmed. Of two that become the same, one has the form and the other keeps its spelling.
    """
    alias = schema_editor.connection.alias
    people = apps.get_model("accounts", "Person").objects.using(alias)
    taken = set(people.exclude(email=None).values_list("email", flat=True))
    for person in people.exclude(email=None).order_by("pk"):
        address = one_form(person.email)
        if address not in taken:
            taken.add(address)
            people.filter(pk=person.pk).update(email=address)
    links = apps.get_model("accounts", "MailLink").objects.using(alias)
    for link in links.exclude(email=""):
        links.filter(pk=link.pk).update(email=one_form(link.email))


def one_form(address: str) -> str:
    """`address` itself when it has none: mail never reached a name beyond ASCII."""
    local, _, domain = address.rpartition("@")
    try:
        return f"{local.encode('ascii').decode().lower()}@{domain.encode('idna').decode('ascii').lower()}"
    except UnicodeError:
        return address


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_whose")]

    operations = [migrations.RunPython(give_one_form, migrations.RunPython.noop, elidable=True)]
