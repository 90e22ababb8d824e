import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command

from accounts.models import Session
from integration_site.models import Lease
from integration_site.operations import scheduled_jobs as tending
from integration_site.operations.scheduled_jobs import run_scheduled_jobs, tended
from tests.commitments.mailed import WEDNESDAY, make_asked

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def later(**times):
    return NOW + timedelta(**times)


def take(holder, now=NOW):
    return Lease.objects.take("tending", holder=holder, now=now, seconds=60)


@pytest.mark.django_db
def test_lease_is_held_and_renewed_by_one():
    assert [take("a"), take("b"), take("a", later(seconds=59)), take("b", later(seconds=118))] == [True, False] * 2
    assert Lease.objects.get().until == later(seconds=119)


@pytest.mark.django_db
def test_lease_that_has_run_out_is_anybody_s():
    take("a")
    assert [take("b", later(seconds=60)), take("a", later(seconds=61))] == [True, False]
    assert Lease.objects.get().holder == "b"


@pytest.mark.django_db
def test_leases_of_other_names_are_others():
    take("a")
    assert Lease.objects.take("daily", holder="b", now=NOW, seconds=60)


@pytest.mark.django_db
def test_round_sends_what_is_due_on_every_machine_and_tidies_up_on_the_one_with_the_lease():
    make_asked("ada@example.org")
    Session.objects.create(session_key="old", session_data="", expire_date=WEDNESDAY - timedelta(days=1))
    Lease.objects.take("tending", holder="other", now=WEDNESDAY, seconds=60)
    times = {"seconds": 60, "clock": lambda: WEDNESDAY}
    assert not run_scheduled_jobs(holder="own", **times)
    assert len(mail.outbox) == 1
    assert Session.objects.exists()
    make_asked("eve@example.org")
    assert run_scheduled_jobs(holder="other", **times)
    assert [message.to for message in mail.outbox] == [["ada@example.org"], ["eve@example.org"]]
    assert not Session.objects.exists()
    assert Lease.objects.get(name="tending").until == WEDNESDAY + timedelta(minutes=3)


@pytest.mark.django_db
def test_jobs_tidy_up_once_a_day(monkeypatch):
    called = []
    monkeypatch.setattr(tending, "call_command", lambda name, **options: called.append(name))
    for hours in (0, 1, 23, 24, 25):
        assert run_scheduled_jobs(holder="own", seconds=60, clock=lambda hours=hours: later(hours=hours))
    assert called == ["erase_notes", "erase_unused_guests", "clearsessions"] * 2


@pytest.mark.django_db
@time_machine.travel(WEDNESDAY, tick=False)
def test_command_is_one_round():
    make_asked()
    Session.objects.create(session_key="old", session_data="", expire_date=WEDNESDAY - timedelta(days=1))
    call_command("tend")
    assert len(mail.outbox) == 1
    assert not Session.objects.exists()


@pytest.fixture
def rounds(monkeypatch):
    """Stand-ins for rounds that take as long as the test says: `python -c` in place of manage.py."""
    started = []
    plain = subprocess.Popen

    def start(command, **options):
        started.append(plain([sys.executable, "-c", f"import time; time.sleep({rounds_take[0]})"], **options))
        return started[-1]

    rounds_take = [0]
    monkeypatch.setattr(tending.subprocess, "Popen", start)
    return started, rounds_take


def wait_for(started, count):
    end = time.monotonic() + 60
    while len(started) < count:
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.slow
def test_rounds_come_one_after_another_and_end_with_the_server(rounds):
    started, _ = rounds
    with tended(1):
        wait_for(started, 2)
    assert len(started) >= 2
    assert all(process.returncode == 0 for process in started)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("tend")]


@pytest.mark.slow
def test_round_that_does_not_end_is_ended(rounds, monkeypatch):
    started, rounds_take = rounds
    rounds_take[0] = 60
    monkeypatch.setattr(tending, "FINISH_SECONDS", 0.2)
    with tended(1):
        wait_for(started, 1)
        begun = time.monotonic()
    assert time.monotonic() - begun < 30
    assert [process.returncode for process in started] == [-9]


def test_jobs_do_not_run_when_a_timer_does_it(rounds):
    before = threading.active_count()
    with tended(0):
        assert threading.active_count() == before
