"""Servers and the client wrk for the benchmarks: the servers share one core, the client has the other."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import namedtuple
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CLIENTS = 32
UNTHROTTLED = "guest=1000000/60, full=1000000/60, import=1000000/60, search=1000000/60"
TICKS = os.sysconf("SC_CLK_TCK")
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
Load = namedtuple("Load", "answers rate p50 p99 errors cpu_us")  # milliseconds; CPU microseconds of the server


def require(*programs):
    missing = [program for program in programs if not shutil.which(program)]
    if missing:
        sys.exit(f"Missing: {', '.join(missing)}. On Debian: apt-get install nginx-light wrk")


def on_core(number, command):
    return ["taskset", "--cpu-list", str(number % os.cpu_count()), *command]


def refuse_taken(port):
    """End when something listens on the port already: it would be measured instead."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            sys.exit(f"Port {port} cannot be listened on ({problem.strerror}); end what has it, and begin again.")


@contextmanager
def running(command, port, **options):
    """A process that listens on `port` when this begins and is gone when it ends."""
    refuse_taken(port)
    process = subprocess.Popen(on_core(0, command), cwd=ROOT, stdout=subprocess.DEVNULL, **options)
    try:
        while process.poll() is None and not _listens(port):
            time.sleep(0.05)
        if process.poll() is not None:
            sys.exit(f"{command[0]} did not start.")
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


@contextmanager
def running_site(var_dir, port, *, workers):
    """The site on all cores, with no throttle in the way: all visitors of a benchmark come from few networks."""
    command = [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", str(workers)]
    environment = os.environ | {"VAR_DIR": str(var_dir), "THROTTLES": UNTHROTTLED}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None and not _listens(port):
            time.sleep(0.05)
        if process.poll() is not None:
            sys.exit("The site did not start.")
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


@contextmanager
def site(var_dir, port, **settings):
    """The site with one worker, as `serve` starts it; its log is a file, as it would be anywhere."""
    command = [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", "1"]
    Path(var_dir).mkdir(exist_ok=True)
    with (
        Path(var_dir, "log").open("a") as log,
        running(command, port, stderr=log, env=os.environ | {"VAR_DIR": str(var_dir)} | settings) as server,
    ):
        yield server


def _listens(port):
    try:
        ask(port, "/health/")
    except OSError:
        return False
    return True


def ask(port, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def press(process, url, seconds, *options):
    """What wrk measures at `url`, and the CPU time that `process` and its children took for each answer."""
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds}s", "--latency", *options, url]
    before = cpu_seconds(process.pid)
    said = subprocess.run(on_core(1, command), capture_output=True, text=True, check=True).stdout
    spent = cpu_seconds(process.pid) - before
    answers = int(re.search(r"(\d+) requests in", said)[1])
    errors = sum(int(number) for line in re.findall(r"(?:Non-2xx|Socket errors).*", said) for number in _counts(line))
    rate = float(re.search(r"Requests/sec:\s*([\d.]+)", said)[1])
    return Load(answers, rate, _percentile(said, 50), _percentile(said, 99), errors, spent / answers * 1e6)


def _counts(line):
    """The numbers of a line such as "Socket errors: connect 0, read 3" or "Non-2xx or 3xx responses: 5"."""
    return re.findall(r"(?:connect|read|write|timeout|responses:) (\d+)", line)


def _percentile(said, part):
    number, unit = re.search(rf"{part}%\s+([\d.]+)(us|ms|s|m)\b", said).groups()
    return float(number) * MILLISECONDS[unit]


def family(root):
    """The process and all below it."""
    found = [root]
    for pid in found:
        found += [int(child) for file in Path(f"/proc/{pid}/task").glob("*/children") for child in _words(file)]
    return found


def cpu_seconds(root):
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in family(root)]
    return sum(int(ticks) for process in fields for ticks in process[11:13]) / TICKS


def _words(file):
    return file.read_text().split()


def machine():
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {time.strftime('%-d %B %Y', time.gmtime())}"
