"""What was erased is in no byte under VAR_DIR, backups apart, which the list of erasures binds."""

import json
import os
import subprocess
import sys

import pytest

from integration_site.settings import BASE_DIR

SCENES = ["own_erasure", "joined", "by_staff", "single_things", "notes", "unused"]


@pytest.fixture(scope="module")
def scenes(tmp_path_factory):
    place = {"VAR_DIR": str(tmp_path_factory.mktemp("var")), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "BACKUP_DIR"}}
    command = [sys.executable, "-m", "tests.integration_site.erased_bytes"]
    done = subprocess.run(command, cwd=BASE_DIR, env=kept | place, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES)
def test_bytes_of_an_erased_person_are_all_gone(scenes, scene):
    found = scenes[scene]
    assert found["before"], "the words were never there"
    assert found["after"] == []


@pytest.mark.slow
def test_words_lay_in_the_write_ahead_file_and_in_mails(scenes):
    before = scenes["own_erasure"]["before"]
    assert any(name.endswith("-wal") for name in before)
    assert any(name.endswith(".log") for name in before)
