"""What readers notice while others open connections and send almost nothing: half a form, or half the headers.

For each of one network and of 200, it opens the connections, asks for the home page and saves plans from one more
network beside them, then ends them and times how soon both go as before.
Run by hand: python3 -m uv run python -m tests.benchmarks.slow_senders [--forms 500] [--headers 2000] [--probes 100]
"""

import argparse
import resource
import socket
import statistics
import tempfile
import time
from contextlib import contextmanager

from tests.benchmarks.processes import machine, running_site
from tests.benchmarks.visits import Visitor, commit

PORT = 8774
HALF_A_FORM = (
    b"POST /note/ HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 1000\r\n\r\na"
)
HALF_THE_HEADERS = b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-"
READER = "127.9.9.9"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=500)
    parser.add_argument("--headers", type=int, default=2000)
    parser.add_argument("--probes", type=int, default=100)
    chosen = parser.parse_args()
    raise_file_limit()
    with tempfile.TemporaryDirectory() as folder, running_site(folder, PORT, workers=2):
        print(f"{machine()}; {chosen.forms} half-sent forms, {chosen.headers} half-sent headers")
        tell("nobody else", *probe(PORT, chosen.probes))
        for networks in (1, 200):
            with senders(PORT, chosen.forms, chosen.headers, networks):
                tell(f"from {networks}", *probe(PORT, chosen.probes))
            began = time.perf_counter()
            tell("after them", *probe(PORT, 5))
            print(f"{'':>12}  all of that within {time.perf_counter() - began:.2f} s of their end")


def raise_file_limit():
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


@contextmanager
def senders(port, forms, headers, networks):
    """Open connections that stay open, from as many addresses of this machine as there are networks."""
    texts = [HALF_A_FORM % port] * forms + [HALF_THE_HEADERS % port] * headers
    opened = []
    try:
        for number, text in enumerate(texts):
            address = f"127.1.{number % networks}.1"
            opened.append(socket.create_connection(("127.0.0.1", port), source_address=(address, 0), timeout=30))
            opened[-1].sendall(text)
        yield opened
    finally:
        for connection in opened:
            connection.close()


def probe(port, times):
    """Seconds of each answer with the home page, and of each plan saved, from a network of its own."""
    pages, saves = [], []
    for number in range(times):
        reader = Visitor(port, address=READER)
        reader.get("/")
        pages += reader.seconds
        if number % 5 == 0:
            writer = Visitor(port, address=READER)
            commit(writer, number)
            saves.append(writer.seconds[1])
            writer.connection.close()
        reader.connection.close()
    return pages, saves


def tell(name, pages, saves):
    print(f"{name:>12}: {summary('home', pages)}; {summary('a save', saves)}")


def summary(what, seconds):
    times = sorted(seconds)
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
    return f"{what} p50 {statistics.median(times) * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms of {len(times)}"


if __name__ == "__main__":
    main()
