from datetime import timedelta
from threading import Thread

import pytest

from accounts.models import Person
from integration_site.personal_data.erasing.actions import erase_person, purge_inactive_guests, ref_of
from integration_site.personal_data.erasing.log import ErasureRecord, PersonRef
from integration_site.personal_data.erasing.log_file import append_record, list_file, prune_before, read_records
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.integration_site.joined import join_for_good


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.BACKUP_DIR = tmp_path / "backups"
    return settings.BACKUP_DIR


def test_log_file_begins_empty_and_is_for_its_owner_alone(folder):
    assert read_records() == []
    append_record(ErasureRecord(NOW, PersonRef(1, NOW)))
    assert read_records() == [ErasureRecord(NOW, PersonRef(1, NOW))]
    assert list_file() == folder / "erased.jsonl"
    assert list_file().stat().st_mode & 0o777 == 0o600


def test_line_that_was_cut_off_goes():
    append_record(ErasureRecord(NOW, PersonRef(1, NOW)))
    with list_file().open("a") as file:
        file.write('{"at": "2026-')
    append_record(ErasureRecord(NOW, PersonRef(2, NOW)))
    assert [each.who.number for each in read_records()] == [1, 2]


def test_log_file_loses_no_line_to_many_at_once():
    threads = [Thread(target=append_record, args=[ErasureRecord(NOW, PersonRef(number, NOW))]) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {each.who.number for each in read_records()} == set(range(24))


def test_log_file_forgets_what_no_copy_can_undo():
    append_record(ErasureRecord(NOW - timedelta(days=31), PersonRef(1, NOW)))
    append_record(ErasureRecord(NOW - timedelta(days=30), PersonRef(2, NOW)))
    prune_before(NOW - timedelta(days=30))
    assert [each.who.number for each in read_records()] == [2]


@pytest.mark.django_db
def test_erasing_writes_down_who_it_was():
    commitment = make_commitment()
    mark = ref_of(commitment.person)
    assert client_of(commitment.person).post("/me/erase/").status_code == 200
    (erasure,) = read_records()
    assert (erasure.who, erasure.into) == (mark, None)
    assert "supper" not in list_file().read_text()


@pytest.mark.django_db
def test_joining_writes_down_in_whom_they_live_on():
    person, into = make_person(), make_person()
    marks = ref_of(person), ref_of(into)
    join_for_good(person=person, into=into, now=NOW)
    assert read_records() == [ErasureRecord(NOW + timedelta(hours=24), *marks)]


@pytest.mark.django_db
def test_erasing_what_is_unused_writes_it_down_and_tidies_up():
    append_record(ErasureRecord(NOW - timedelta(days=31), PersonRef(1, NOW)))
    guest = make_person()
    Person.objects.filter(pk=guest.pk).update(created_at=NOW - timedelta(days=401))
    assert purge_inactive_guests(now=NOW) == 1
    assert [each.who.number for each in read_records()] == [guest.pk]


@pytest.mark.django_db
def test_erasing_needs_a_line_that_can_be_written(folder):
    folder.touch()
    person = make_person()
    with pytest.raises(OSError, match="exists"):
        erase_person(person, now=NOW)
    assert Person.objects.filter(pk=person.pk).exists()
