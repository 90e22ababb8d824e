"""Killed while twelve people save: what the site said it had kept is there, whole; and it is soon back."""

import http.client
import os
import re
import signal
import sqlite3
import threading
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from assessments.full.forms import NO_ANSWER
from assessments.library import newest_full
from tests.live_server import ROUNDS, Visitor

pytestmark = pytest.mark.slow
HELD_BACK = ("guest", "full", "import", "export", "code", "code-site", "code-total")
UNHELD = ",".join(f"{purpose}=1000000/60" for purpose in HELD_BACK)  # a quick machine would else be held back
SECTION = {item.key: NO_ANSWER for item in newest_full().sections[0].items}
NOTES = count()
CARRIED = "what an exported file holds beside a begun assessment"
HALF_SAVED = [
    "SELECT id FROM commitments_commitment WHERE 4 <>"
    " (SELECT count(*) FROM commitments_occasion WHERE commitment_id = commitments_commitment.id)",
    f"SELECT attempt_id FROM assessments_itemanswer GROUP BY attempt_id HAVING count(*) <> {len(SECTION)}",  # noqa: S608
    "SELECT id FROM assessments_attempt WHERE id NOT IN (SELECT attempt_id FROM assessments_itemanswer)",
    "SELECT id FROM accounts_person WHERE is_active AND id NOT IN (SELECT person_id FROM commitments_commitment)"
    " AND id NOT IN (SELECT person_id FROM assessments_attempt)",
    "SELECT id FROM accounts_person WHERE is_active AND id NOT IN (SELECT person_id FROM accounts_session)",
    # asleep is who was joined, and nobody else; all of theirs has gone along
    "SELECT id FROM accounts_person WHERE is_active = (id IN (SELECT joined_id FROM accounts_joining))",
    *(
        f"SELECT person_id FROM {table} WHERE person_id IN (SELECT joined_id FROM accounts_joining)"  # noqa: S608
        for table in ("commitments_commitment", "assessments_attempt", "accounts_session")
    ),
    f"SELECT person_id FROM commitments_commitment WHERE what = '{CARRIED}'"  # noqa: S608
    " AND person_id NOT IN (SELECT person_id FROM assessments_attempt)",
    "PRAGMA foreign_key_check",
]


def zone_with_a_whole_day_left():
    """Where a time by the end of this week has begun: the two are 25 hours apart."""
    for zone, hours in (("Pacific/Kiritimati", 14), ("Pacific/Pago_Pago", -11)):
        if (datetime.now(UTC) + timedelta(hours=hours)).weekday() < 6:
            return zone
    raise AssertionError


def commit(visitor):
    number = visitor.save()
    return lambda rows, _: number in rows("SELECT id FROM commitments_commitment")


def check_in(visitor):
    visitor.save(weekday="week", time_zone=zone_with_a_whole_day_left())
    _, page = visitor.ask("GET", "/week/")
    address = re.search(r"/occasions/\d+/check-in/", page)[0]
    note = f"note {next(NOTES)}"
    response, page = visitor.send("/week/", to=address, answer="kept", note=note)
    assert response.status == 303, page
    return lambda rows, _: note in rows("SELECT note FROM commitments_checkin")


def section(visitor):
    response, page = visitor.send("/assessments/full/section/1/", **SECTION)
    assert response.status == 200, page
    return lambda _, port: visitor.again(port).ask("GET", "/assessments/full/section/2/")[0].status == 200


def erase(visitor):
    number = visitor.save()
    response, page = visitor.send("/me/erase/")
    assert response.status == 200, page
    return lambda rows, _: number not in rows("SELECT id FROM commitments_commitment")


def file_to_bring_back(visitor):
    visitor.save(what=CARRIED)
    section(visitor)
    _, text = visitor.ask("GET", "/me/export.json")
    return text


def bring_back(visitor, text):
    file = SimpleUploadedFile("work-life-harmony.json", text.encode())
    form = {"csrfmiddlewaretoken": visitor.token_at("/me/import/"), "file": file}
    body = encode_multipart(BOUNDARY, form)
    response, page = visitor.ask_with("POST", "/me/import/", body, MULTIPART_CONTENT)
    assert response.status == 303, page
    return lambda _, port: CARRIED in visitor.again(port).ask("GET", "/week/")[1]


def keep_both(visitor):
    other = Person(visitor.connection.port)
    numbers = (visitor.save(), other.save())
    owners = f"SELECT person_id FROM commitments_commitment WHERE id IN {numbers}"  # noqa: S608
    _, page = other.send("/me/", to="/me/links/new/", name="Phone")
    secret = re.search(r"/link/([^/\s\"<]+)/", page)[1]
    _, page = visitor.send("/me/", to="/me/join/", kind="link", secret=secret)
    form = dict(re.findall(r'name="(csrfmiddlewaretoken|seen)" value="([^"]+)"', page[page.index("<main") :]))
    response, page = visitor.ask("POST", "/me/join/", kind="link", secret=secret, **form)
    assert response.headers["Location"] == "/me/joined/", page
    return lambda rows, port: len(rows(owners)) == 1 and visitor.again(port).ask("GET", "/me/joined/")[0].status == 200


class Person(Visitor):
    def again(self, port):
        """The same browser, at the server that runs now."""
        other = type(self)(port)
        other.cookies = self.cookies
        return other


def save_until_cut_off(port, flow, kept, wrong):
    """What was acknowledged is collected in `kept`, with a question that is true as long as it is there."""
    while True:
        try:
            kept.append((flow, flow(Person(port))))
        except (OSError, http.client.HTTPException):
            return
        except AssertionError as problem:
            wrong.append(problem)
            return


def test_save_that_was_acknowledged_outlives_kill_9(server, var_dir):
    file, kept, wrong = var_dir / "site.sqlite3", [], []
    running = server(THROTTLES=UNHELD)
    text = file_to_bring_back(Person(running.port))
    flows = [commit, check_in, section, erase, partial(bring_back, text=text), keep_both]
    for number in range(ROUNDS):
        threads = [
            threading.Thread(target=save_until_cut_off, args=(running.port, flow, kept, wrong)) for flow in flows * 2
        ]
        for thread in threads:
            thread.start()
        wait_for(lambda: wrong or all(Counter(each for each, _ in kept)[flow] > 2 * number for flow in flows))  # noqa: B023
        time.sleep(0.1 * number)
        os.kill(running.process.pid, signal.SIGKILL)
        running.process.wait()
        for thread in threads:
            thread.join()
        assert not wrong
        running = server(THROTTLES=UNHELD)
        with closing(sqlite3.connect(file)) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert [database.execute(question).fetchall() for question in HALF_SAVED] == [[]] * len(HALF_SAVED)
            assert all(is_there(first_column(database), running.port) for _, is_there in kept)


def test_workers_end_with_a_server_that_was_killed(server):
    running = server("--workers", "2")
    os.kill(running.process.pid, signal.SIGKILL)
    running.process.wait()
    wait_for(lambda: not answers(running.port))


def answers(port):
    try:
        Visitor(port).ask("GET", "/health/live/")
    except OSError:
        return False
    return True


def first_column(database):
    return lambda question: {row[0] for row in database.execute(question)}


def wait_for(is_so, seconds=60):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)
