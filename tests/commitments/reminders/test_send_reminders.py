"""The command as real processes on one database: two at once, and one that is killed."""

import signal
import time

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command

from tests.commitments.mailed import WEDNESDAY, make_asked
from tests.commitments.processes import change, make_people, receivers, run, start

SECONDS = 30


@pytest.mark.django_db
@time_machine.travel(WEDNESDAY, tick=False)
def test_command_says_how_many(capsys):
    make_asked()
    for verbosity, expected in ((1, "Sent 1 reminder.\n"), (1, "Sent 0 reminders.\n"), (0, "")):
        call_command("send_reminders", verbosity=verbosity)
        assert capsys.readouterr().out == expected
    assert len(mail.outbox) == 1


@pytest.mark.slow
def test_workers_that_send_at_once_send_once(own_var_dir):
    make_people(own_var_dir, 20)
    workers = [start(own_var_dir, "manage.py", "send_reminders") for _ in range(2)]
    sent = [int(worker.communicate(timeout=120)[0].split()[1]) for worker in workers]
    assert sum(sent) == 20
    assert receivers(own_var_dir) == sorted(f"p{number}@example.org" for number in range(20))
    assert run(own_var_dir, "manage.py", "send_reminders") == "Sent 0 reminders.\n"


@pytest.mark.slow
def test_sending_killed_before_the_mail_is_handed_over_repeats_once_the_claim_has_run_out(own_var_dir):
    make_people(own_var_dir, 1)
    kill_at("open", own_var_dir)
    assert change(own_var_dir, "SELECT count(*) FROM commitments_reminding WHERE claimed_until IS NOT NULL") == [(1,)]
    assert run(own_var_dir, "manage.py", "send_reminders") == "Sent 0 reminders.\n"
    assert receivers(own_var_dir) == []
    change(own_var_dir, "UPDATE commitments_reminding SET claimed_until = '2026-01-01 00:00:00'")
    assert run(own_var_dir, "manage.py", "send_reminders") == "Sent 1 reminder.\n"
    assert run(own_var_dir, "manage.py", "send_reminders") == "Sent 0 reminders.\n"
    assert receivers(own_var_dir) == ["p0@example.org"]


@pytest.mark.slow
def test_sending_killed_while_the_mail_is_handed_over_is_never_repeated(own_var_dir):
    make_people(own_var_dir, 1)
    kill_at("send_messages", own_var_dir)
    change(own_var_dir, "UPDATE commitments_reminding SET claimed_until = '2026-01-01 00:00:00'")
    assert run(own_var_dir, "manage.py", "send_reminders") == "Sent 0 reminders.\n"
    assert change(own_var_dir, "SELECT count(*) FROM commitments_reminder") == [(1,)]
    assert receivers(own_var_dir) == []


def kill_at(place, var_dir):
    """Start the command, and end it without warning once it is there."""
    worker = start(var_dir, "manage.py", "send_reminders", HOLD=place)
    end = time.monotonic() + SECONDS
    while not (var_dir / "held").exists():
        assert time.monotonic() < end, worker.communicate(timeout=5)[0]
        assert worker.poll() is None, worker.stdout.read()
        time.sleep(0.05)
    worker.send_signal(signal.SIGKILL)
    worker.communicate(timeout=10)
