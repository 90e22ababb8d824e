"""What whoever saves notices while others bring back large exports: some that are refused, some that are taken in.

Eight send an export of 780 kB with one name twice, as fast as they are answered; then eight more send one that is
sound. The throttles are off: with them each network has a few tries an hour.
Run by hand: python3 -m uv run python -m tests.benchmarks.failing_imports [--clients 8] [--saves 100]
"""

import argparse
import http.client
import json
import tempfile
import threading
from collections import Counter
from contextlib import contextmanager
from datetime import date, timedelta

from tests.benchmarks.processes import machine, running_site
from tests.benchmarks.slow_senders import summary
from tests.benchmarks.visits import TOKEN, Visitor, WrongAnswer, commit

PORT = 8775
DAYS, ACTIVITIES = 1000, 10  # 780 kB
SAVERS = 4
BOUNDARY = "a-line-that-no-export-holds"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--saves", type=int, default=100)
    parser.add_argument("--port", type=int, default=PORT)
    chosen = parser.parse_args()
    sound, broken = export_file(), export_file(names=["health", "Health"])
    with tempfile.TemporaryDirectory() as folder, running_site(folder, chosen.port, workers=2):
        print(f"{machine()}; exports of {len(sound) // 1000} kB with {DAYS * (1 + ACTIVITIES) + 1} rows")
        tell("nobody else", chosen.port, chosen.saves)
        with importers(chosen.port, {broken: chosen.clients}) as answers:
            tell(f"{chosen.clients} refused", chosen.port, chosen.saves, answers)
        with importers(chosen.port, {broken: chosen.clients, sound: chosen.clients}) as answers:
            tell("and as many taken in", chosen.port, chosen.saves, answers)
        tell("after them", chosen.port, chosen.saves)


def export_file(*, names=("health",), days=DAYS):
    """As an export writes it, of somebody who noted their hours for years."""
    noted = [date(2020, 1, 1) + timedelta(number) for number in range(days)]
    words = {"best_hour": "", "hour_away": "", "noted_at": "2026-11-22T10:00:00+00:00"}
    tables = {
        "accounts.person": [{"id": 1, "time_zone": "Europe/London"}],
        "commitments.value": [{"id": number, "person": 1, "name": name} for number, name in enumerate(names, start=1)],
        "practices.auditday": [{"id": n, "person": 1, "day": str(day)} | words for n, day in enumerate(noted, start=1)],
        "practices.audithours": [
            {"id": number, "day": number // ACTIVITIES + 1, "activity": f"a {number % ACTIVITIES}", "quarters": 4}
            for number in range(days * ACTIVITIES)
        ],
    }
    document = {"format": "work-life-harmony", "version": 2, "exported_at": "", "left_out": [], "tables": tables}
    return json.dumps(document).encode()


def bring(visitor, content):
    return send_file(visitor, "/me/import/", content, name="x.json")


def send_file(visitor, path, content, *, name):
    """The status of the answer to the file."""
    token = TOKEN.search(visitor.get(path))[1]
    part = b'--%b\r\nContent-Disposition: form-data; name="%b"%b\r\n\r\n%b\r\n'
    line = BOUNDARY.encode()
    body = part % (line, b"csrfmiddlewaretoken", b"", token) + part % (
        line,
        b"file",
        b'; filename="%b"' % name.encode(),
        content,
    )
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    headers = {"Cookie": cookies, "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    visitor.connection.request("POST", path, body + b"--%b--\r\n" % line, headers)
    response = visitor.connection.getresponse()
    response.read()
    return response.status


@contextmanager
def importers(port, clients):
    """So many of each file, each client in a network of its own and anew each time; how many had which answer."""
    answers, ended, threads = Counter(), threading.Event(), []

    def import_on(content, address):
        while not ended.is_set():
            visitor = Visitor(port, address=address)
            try:
                answers[bring(visitor, content)] += 1
            except (OSError, WrongAnswer, http.client.HTTPException) as problem:
                answers[type(problem).__name__] += 1
            visitor.connection.close()

    for content, count in clients.items():
        addresses = [f"127.{2 + len(threads) + number}.0.1" for number in range(count)]
        threads += [threading.Thread(target=import_on, args=(content, address)) for address in addresses]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def save(port, times):
    """Seconds of each plan saved, by a few at a time from one network, and how many saves went wrong by what."""
    seconds, wrong = [], Counter()

    def save_on(count):
        for number in range(count):
            visitor = Visitor(port, address="127.200.0.1")
            try:
                commit(visitor, number)
                seconds.append(visitor.seconds[1])
            except WrongAnswer as problem:
                wrong[str(problem)] += 1
            visitor.connection.close()

    threads = [threading.Thread(target=save_on, args=(times // SAVERS,)) for _ in range(SAVERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seconds, wrong


def tell(name, port, times, answers=None):
    seconds, wrong = save(port, times)
    imports = f"; imports answered: {dict(answers)}" if answers else ""
    print(f"{name:>20}: {summary('a save', seconds)}; refused: {dict(wrong) or 'none'}{imports}", flush=True)


if __name__ == "__main__":
    main()
