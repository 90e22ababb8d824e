import os
from datetime import timedelta

import pytest

from integration_site.personal_data.erasing.email_files import MAIL_HOURS, erase_mails_to, erase_old_mails
from tests.commitments.factories import NOW
from tests.integration_site.mail_files import lay_mails

ADA = "ada@example.org"
LONG = f"{'a' * 60}@{'b' * 60}.{'c' * 60}.example"


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def lay(address):
    lay_mails(address, words=f"For ada@example.org and {LONG}.")


@pytest.mark.parametrize("address", ["ada@example.org", "Ada@Example.org", "ada@bücher.example", LONG])
def test_mails_to_an_address_go_and_those_to_others_stay(folder, address):
    lay(address)
    lay("bob@example.org")
    erase_mails_to([address.lower()])
    left = b"".join(file.read_bytes() for file in folder.glob("*"))
    assert (left.count(b"To: "), b"To: bob@example.org" in left) == (1, True)


def test_mails_in_one_file_go_each_by_itself(folder):
    lay_mails("bob@a.example", ADA)
    (file,) = folder.glob("*")
    erase_mails_to([ADA])
    assert b"To: bob@a.example" in file.read_bytes()
    assert ADA.encode() not in file.read_bytes()
    erase_mails_to(["bob@a.example"])
    assert not file.exists()


def test_mail_goes_after_its_day(folder):
    lay("ada@example.org")
    (file,) = folder.glob("*")
    os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    erase_old_mails(now=NOW + timedelta(hours=MAIL_HOURS))
    assert file.exists()
    erase_old_mails(now=NOW + timedelta(hours=MAIL_HOURS, seconds=1))
    assert not file.exists()


def test_mail_folder_that_is_not_there_leaves_nothing_to_do(folder):
    erase_mails_to(["ada@example.org"])
    erase_old_mails(now=NOW)
    assert not folder.exists()
