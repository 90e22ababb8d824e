"""Mixed traffic on a site of its own: 80 % of the visits read, 15 % assess, 5 % commit. Zero errors are expected.

Run by hand: python3 -m uv run python -m tests.benchmarks.traffic [--seconds 60] [--clients 16] [--workers 2] [--rate 0]
With --rate so many visits begin each second, else each client begins the next one at once: the most the site can do.
On PostgreSQL: .ci/on_postgresql python3 -m uv run --extra postgres python -m tests.benchmarks.traffic
"""

import argparse
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.benchmarks.processes import refuse_taken
from tests.benchmarks.visits import MIX, Visitor

ROOT = Path(__file__).resolve().parent.parent.parent
PORT = 8766
CLIENT_PROCESSES = 2
TICKS = os.sysconf("SC_CLK_TCK")
BUSIEST_HOUR = 1 / 8  # of a day's visits
LOAD = 0.5  # of the processor, in that hour
UNTHROTTLED = "guest=1000000/60, full=1000000/60, search=1000000/60"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rate", type=float, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as var_dir:
        server = start(var_dir, chosen.workers)
        try:
            run_for(chosen, 3)  # so that what is made once is made
            begun = cpu_seconds(server.pid)
            visits = run_for(chosen, chosen.seconds)
            spent = [after - before for after, before in zip(cpu_seconds(server.pid), begun, strict=True)]
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()
    tell(chosen, visits, spent)


def start(var_dir, workers):
    refuse_taken(PORT)
    key = "the benchmark needs a key that is fifty characters long"
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(PORT), "--workers", str(workers)],
        cwd=ROOT,
        env=os.environ | {"VAR_DIR": var_dir, "SECRET_KEY": key, "THROTTLES": UNTHROTTLED},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # a line for each request
    )
    while server.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health/")
            return server
        except OSError:
            time.sleep(0.1)
    sys.exit("The server did not start.")


def run_for(chosen, seconds):
    """(what, seconds of each request, error or None) of each visit."""
    pause = chosen.clients / chosen.rate if chosen.rate else 0
    with multiprocessing.Pool(CLIENT_PROCESSES) as pool:
        shares = [(seconds, chosen.clients // CLIENT_PROCESSES, pause, seed) for seed in range(CLIENT_PROCESSES)]
        return [visit for share in pool.starmap(visit_in_threads, shares) for visit in share]


def visit_in_threads(seconds, threads, pause, seed):
    visits, begun = [], time.monotonic()

    def keep_coming(chance):
        due = begun + chance.random() * pause
        while (now := time.monotonic()) < begun + seconds:
            if due > now:
                time.sleep(due - now)
            due += pause
            visits.append(one_visit(chance))

    chances = [random.Random(f"{seed} {each}") for each in range(threads)]  # noqa: S311 -- the same mix in each run
    running = [threading.Thread(target=keep_coming, args=[chance]) for chance in chances]
    for each in running:
        each.start()
    for each in running:
        each.join()
    return visits


def one_visit(chance):
    visitor, act = Visitor(PORT), chance.choice(MIX)
    try:
        act(visitor, chance.randrange(10**9))
    except Exception as problem:
        return act.__name__, visitor.seconds, f"{type(problem).__name__}: {problem}"
    finally:
        visitor.connection.close()
    return act.__name__, visitor.seconds, None


def cpu_seconds(server):
    """Of the site's processes and of those of PostgreSQL; the second is 0 without one of our own."""
    folder = unquote(urlsplit(os.environ.get("DATABASE_URL", "")).hostname or "")
    lock = Path(folder, ".s.PGSQL.5432.lock")
    postgres = int(lock.read_text().split()[0]) if folder and lock.exists() else None
    return family_seconds(server), family_seconds(postgres) if postgres else 0


def family_seconds(root):
    children, spent = defaultdict(list), {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        children[int(fields[1])].append(int(stat.parent.name))
        spent[int(stat.parent.name)] = sum(int(ticks) for ticks in fields[11:15]) / TICKS
    family, waiting = [], [root]
    while waiting:
        family.append(waiting.pop())
        waiting += children[family[-1]]
    return sum(spent.get(each, 0) for each in family)


def tell(chosen, visits, spent):
    errors = Counter(error for _, _, error in visits if error)
    database = "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"
    busy = os.getloadavg()[0]
    print(
        f"{database}, {chosen.workers} workers, {chosen.clients} clients, {chosen.seconds} s, machine's load {busy:.1f}"
    )
    print(f"{len(visits)} visits, {len(visits) / chosen.seconds:.0f} a second; errors: {sum(errors.values())}")
    for error, count in errors.most_common(5):
        print(f"  {count} × {error}")
    for name in ("read", "assess", "commit", "all"):
        times = sorted(each for act, seconds, _ in visits if name in (act, "all") for each in seconds)
        p50, p95, p99 = (times[int(len(times) * part)] * 1000 for part in (0.50, 0.95, 0.99))
        print(f"{name:>7}: {len(times):>6} requests, p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms")
    for who, seconds in zip(("site", "PostgreSQL"), spent, strict=True):
        if seconds:
            cost = seconds / len(visits)
            a_day = LOAD / cost * 3600 / BUSIEST_HOUR
            print(f"{who}: {cost * 1000:.1f} ms of CPU a visit, so {a_day:,.0f} visits a day and core")
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
