from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.inactive_guests import inactive_guests
from accounts.models import DeviceCode, Joining, MailLink, Person, ReturnLink, Session
from accounts.sign_in.private_links import make_return_link
from commitments.models import Commitment, HabitDay, MicroHabit
from integration_site.personal_data.erasing.actions import erase_person, purge_inactive_guests
from integration_site.personal_data.erasing.email_files import MAIL_HOURS
from integration_site.personal_data.registry import PERSONAL_DATA
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, make_staff
from tests.integration_site.full_person import full_person
from tests.integration_site.mail_files import lay_mails
from tests.regions import texts_of

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=500)


def rows():
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def test_erase_page_asks_first():
    person = full_person()
    client = client_of(person)
    page = client.get("/me/erase/").content.decode()
    assert "This cannot be taken back" in page
    assert [text for text in texts_of(page, "li") if text.startswith("Protected times 8")]
    assert Commitment.objects.count() == 2


def test_erasing_by_one_post_leaves_no_row_of_the_person_and_every_row_of_others():
    other = full_person()
    client_of(other)
    before = rows()
    person = full_person()
    secret = make_return_link(person=person, name="Tablet", lands_on="commitments:week", now=NOW)
    brief = {"person": person, "created_at": NOW, "expires_at": LATER}
    MailLink.objects.create(purpose="sign_in", digest="a" * 64, **brief)
    DeviceCode.objects.create(digest="b" * 64, **brief)
    client, elsewhere = client_of(person), client_of(person)
    response = client.post("/me/erase/")
    assert response.status_code == 200
    assert "Everything is erased" in response.content.decode()
    assert rows() == before
    assert not any(holding.for_person(person).exists() for holding in PERSONAL_DATA)
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert response["Cache-Control"] == "no-store"
    assert {name for name, morsel in response.cookies.items() if morsel["max-age"] == 0} == {
        "sessionid",
        "csrftoken",
        "light",
    }
    assert Client().post(f"/link/{secret}/").status_code == 404
    for browser in (client, elsewhere):
        assert "No plan on this device" in browser.get("/week/").content.decode()


def test_staff_erase_what_they_saved_and_keep_the_account():
    other, staff = full_person(), full_person()
    Person.objects.filter(pk=staff.pk).update(is_staff=True, is_superuser=True)
    staff.refresh_from_db()
    client = client_of(staff)
    page = client.get("/me/erase/").content.decode()
    assert [text for text in texts_of(page, "li") if text.startswith("Protected times 8")]
    assert "Who you are here" not in page
    assert client.post("/me/erase/")["Location"] == "/me/"
    assert "Erased. The account that opens the admin stays." in client.get("/me/").content.decode()
    left = {holding.model for holding in PERSONAL_DATA if holding.for_person(staff).exists()}
    assert left == {Person, Session}
    assert Commitment.objects.for_person(other).count() == 2
    assert client.get("/admin/").status_code == 200
    assert "You have saved nothing so far." in client.get("/me/erase/").content.decode()


def test_erasing_for_who_has_nothing():
    client = client_of(None)
    assert client.get("/me/erase/").status_code == 404
    assert client.post("/me/erase/").status_code == 404


def test_back_after_erasing_says_what_happened_and_where_to_go():
    commitment = make_commitment()
    client = client_of(commitment.person)
    client.post("/me/erase/")
    for path in ("/me/erase/", f"/commitments/{commitment.pk}/edit/", f"/commitments/{commitment.pk}/look-back/"):
        response = client.get(path)
        page = response.content.decode()
        assert (response.status_code, response["Cache-Control"]) == (404, "no-store")
        assert "<h1>This is not here any more</h1>" in page
        assert "Nothing of yours is open in this browser. If you have just erased it all, it is gone" in page
        assert "Open my things here" in texts_of(page, "a.btn[href=/week/back/]")


def test_page_of_what_is_another_s_reads_like_what_never_was():
    other, client = make_commitment(), client_of(make_commitment().person)
    pages = [client.get(f"/commitments/{pk}/edit/").content.decode() for pk in (other.pk, 999_999)]
    assert pages[0].replace(f"/{other.pk}/", "/999999/") == pages[1]
    assert "Perhaps you erased it or put it away in another tab" in pages[0]
    assert "There is no page at this address" in client.get("/nothing/").content.decode()


def test_words_sent_to_what_is_gone_are_shown_back():
    page = client_of(make_person()).post("/commitments/999999/edit/", {"what": "supper & song"}).content.decode()
    assert "supper &amp; song" in page
    shut = client_of(make_person()).post("/me/links/999999/revoke/", {"secret": "hunter2"}).content.decode()
    assert "hunter2" not in shut


def old_guest():
    person = make_person()
    Person.objects.filter(pk=person.pk).update(created_at=NOW)
    return person


def test_guests_that_are_unused_are_erased_once_and_others_stay():
    unused = old_guest()
    make_commitment(person=unused)
    browsing, linked, recent, mailed = (old_guest() for _ in range(4))
    client_of(browsing)
    Person.objects.update(last_login=NOW)
    Session.objects.update(expire_date=LATER + timedelta(days=1))
    make_return_link(person=linked, name="Phone", lands_on="commitments:week", now=NOW)
    ReturnLink.objects.update(last_used_at=LATER - timedelta(days=399))
    Person.objects.filter(pk=recent.pk).update(created_at=LATER - timedelta(days=399))
    Person.objects.filter(pk=mailed.pk).update(email="a@example.org")
    staff = make_staff()
    Person.objects.filter(pk=staff.pk).update(created_at=NOW)
    assert list(inactive_guests(LATER)) == [unused]
    assert [purge_inactive_guests(now=LATER), purge_inactive_guests(now=LATER)] == [1, 0]
    assert Person.objects.count() == 5
    assert not Commitment.objects.exists()


def test_command_says_how_many():
    out = StringIO()
    call_command("erase_unused_guests", stdout=out)
    assert out.getvalue() == "Erased 0 unused guests.\n"


def test_erasing_many_rows_asks_the_database_as_often_as_erasing_few():
    few, many = full_person(), full_person()
    habit = MicroHabit.objects.filter(person=many).first()
    HabitDay.objects.bulk_create(HabitDay(habit=habit, day=NOW.date() - timedelta(n)) for n in range(1, 300))
    counts = []
    for person in (few, many):
        with CaptureQueriesContext(connection) as asked:
            erase_person(person, now=NOW)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert not any(holding.for_person(many).exists() for holding in PERSONAL_DATA)


def mails_in(folder):
    return "".join(file.read_text() for file in folder.glob("*.log"))


def test_erasing_takes_the_mails_to_every_address_that_the_person_ever_gave(
    settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.EMAIL_FILE_PATH = tmp_path
    person, joined, into = make_person(), make_person(), make_person()
    Person.objects.filter(pk=person.pk).update(email="own@a.example")
    person.refresh_from_db()
    MailLink.objects.create(
        purpose="confirm", digest="a" * 64, email="asked@a.example", person=person, created_at=NOW, expires_at=LATER
    )
    aside = {"moves": [], "loosened": [], "ended": [], "joined_at": NOW}
    Joining.objects.create(person=person, joined=joined, address="aside@a.example", **aside)
    Joining.objects.create(person=into, joined=person, joined_address="before@a.example", **aside)
    Joining.objects.create(person=into, joined=make_person(), joined_address="other@a.example", **aside)
    addresses = [f"{name}@a.example" for name in ("own", "asked", "aside", "before", "other")]
    lay_mails(*addresses)
    assert all(address in mails_in(tmp_path) for address in addresses)
    rows_of_person = sum(holding.for_person(person).count() for holding in PERSONAL_DATA)
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_person(person, now=NOW) == rows_of_person
    assert [address for address in addresses if address in mails_in(tmp_path)] == ["other@a.example"]


def test_tidying_takes_mails_that_are_a_day_old(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    lay_mails("ada@a.example")
    written = datetime.fromtimestamp(next(tmp_path.glob("*.log")).stat().st_mtime, tz=UTC)
    purge_inactive_guests(now=written + timedelta(hours=MAIL_HOURS - 1))
    assert "ada@a.example" in mails_in(tmp_path)
    purge_inactive_guests(now=written + timedelta(hours=MAIL_HOURS + 1))
    assert mails_in(tmp_path) == ""
