"""What the image is, read from its Containerfile; `python -m tests.image.prove` builds and runs it."""

import re

import pytest
from django.conf import settings

from tests.image.containerfile import stages_of

ROOT = settings.BASE_DIR
BUILD, IMAGE = stages_of((ROOT / "Containerfile").read_text())
COMPOSE = ["compose.yaml", "compose.postgresql.yaml"]


def test_image_runs_as_an_ordinary_user_and_keeps_all_in_its_volume():
    assert IMAGE.last("USER") == "harmony"
    assert "--uid 1000" in " ".join(IMAGE.all("RUN"))
    assert IMAGE.last("VOLUME") == IMAGE.environment["VAR_DIR"] == "/data"
    assert IMAGE.command == ".venv/bin/python manage.py serve"


def test_image_is_well_when_the_site_says_so():
    assert f"127.0.0.1:{IMAGE.environment['PORT']}/health/" in IMAGE.health_command


def test_image_names_no_machine_and_holds_no_compiler():
    assert BUILD.base == IMAGE.base
    assert "platform" not in (ROOT / "Containerfile").read_text()
    assert not re.search(r"gcc|g\+\+|clang|build-essential|-dev\b", " ".join(IMAGE.all("RUN")))


def test_image_holds_what_runs_and_nothing_else():
    left_out = set((ROOT / ".containerignore").read_text().split())
    assert {".git", "tests", "docs", "var", ".venv"} <= left_out
    apps = {each.parent.name for each in ROOT.glob("*/apps.py")}
    assert not left_out & (apps | {"templates", "static", "manage.py", "pyproject.toml"})
    assert (ROOT / ".dockerignore").resolve() == (ROOT / ".containerignore").resolve()


@pytest.mark.parametrize("name", COMPOSE)
def test_compose_file_is_short_and_holds_no_secret(name):
    lines = [line for line in (ROOT / name).read_text().splitlines() if not line.startswith("#")]
    assert len(lines) < 20
    assert all(":?" in line for line in lines if "PASSWORD" in line or "SECRET_KEY" in line)


def test_compose_file_mounts_the_root_to_read_only():
    assert "read_only: true" in (ROOT / "compose.yaml").read_text()
