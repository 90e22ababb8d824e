"""The guide from the page cache and from Django alone, against nginx giving the same bytes from a file (gzip_static),
and the server beneath the site giving them with no Python of ours.

Servers share one core, the client has the other; rounds are interleaved, and ratios are medians over the rounds.
Aims: with the cache at least 0.40 of nginx in answers for each CPU second; without it at most 2 ms of CPU.
Needs nginx and wrk (Debian: apt-get install nginx-light wrk).
Run by hand: python3 -m uv run python -m tests.benchmarks.articles [--rounds 5] [--seconds 2]
"""

import argparse
import os
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.bare_server import write_answer
from tests.benchmarks.processes import ask, machine, press, require, running, site

GUIDE = "/guide/work-and-life-integration/"
NGINX, BARE, CACHE, DJANGO = "nginx gzip_static", "server alone", "site, page cache", "site, Django alone"
PORTS = {NGINX: 8771, BARE: 8774, CACHE: 8772, DJANGO: 8773}
OF_THE_SERVER = {"content-length", "content-encoding", "content-type", "etag", "server", "date", "connection"}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2)
    chosen = parser.parse_args()
    require("nginx", "wrk", "taskset")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        servers = start(Path(folder), stack)
        size = {len(ask(PORTS[name], GUIDE, **{"Accept-Encoding": "gzip"})[1]) for name in servers}
        assert len(size) == 1, "they give different bytes"
        rounds = [one_round(servers, chosen.seconds) for _ in range(chosen.rounds)]
    print(f"{machine()}; {size.pop()} bytes; {chosen.rounds} rounds of {chosen.seconds} s")
    tell(rounds)


def start(folder, stack):
    addresses = {name: f"http://127.0.0.1:{port}" for name, port in PORTS.items()}
    servers = {
        name: stack.enter_context(site(folder / "var", PORTS[name], PAGE_CACHE=on, SITE_URL=addresses[CACHE]))
        for name, on in ((CACHE, "true"), (DJANGO, "false"))
    }
    response, body = ask(PORTS[CACHE], GUIDE, **{"Accept-Encoding": "gzip"})
    write_nginx(folder, response, body)
    write_answer(folder, [each for each in response.getheaders() if each[0].lower() not in {"date", "server"}], body)
    nginx = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    bare = [sys.executable, "-m", "tests.benchmarks.bare_server", str(PORTS[BARE])]
    return {
        NGINX: stack.enter_context(running(nginx, PORTS[NGINX])),
        BARE: stack.enter_context(running(bare, PORTS[BARE], env=os.environ | {"FOLDER": str(folder)})),
        **servers,
    }


def write_nginx(folder, response, body):
    """One file, compressed beforehand, with the headers that the site sends."""
    page = folder / "root" / GUIDE.strip("/") / "index.html"
    page.parent.mkdir(parents=True)
    page.with_name("index.html.gz").write_bytes(body)
    page.touch()
    headers = [(name, value) for name, value in response.getheaders() if name.lower() not in OF_THE_SERVER]
    lines = "\n".join(f'add_header {name} "{value}";' for name, value in headers)
    (folder / "nginx.conf").write_text(f"""
        daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; user root;
        events {{ worker_connections 256; }}
        http {{
            types {{ text/html html; }} charset utf-8; access_log off; sendfile on; keepalive_requests 1000000;
            open_file_cache max=10; gzip_static on; root {folder}/root;
            client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
            uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
            server {{ listen 127.0.0.1:{PORTS[NGINX]}; {lines} }}
        }}""")


def one_round(servers, seconds):
    gzip = ["-H", "Accept-Encoding: gzip"]
    return {
        name: press(process, f"http://127.0.0.1:{PORTS[name]}{GUIDE}", seconds, *gzip)
        for name, process in servers.items()
    }


def tell(rounds):
    for name in PORTS:
        loads = [each[name] for each in rounds]
        middle = {field: statistics.median(getattr(load, field) for load in loads) for field in loads[0]._fields}
        rate = statistics.median(each[name].rate / each[NGINX].rate for each in rounds)
        cpu = statistics.median(each[NGINX].cpu_us / each[name].cpu_us for each in rounds)
        print(
            f"{name:>18}: {middle['rate']:>6.0f} a second, p50 {middle['p50']:.1f} ms, p99 {middle['p99']:.0f} ms, "
            f"{middle['cpu_us']:.0f} µs of CPU; of nginx {rate:.3f} in answers, {cpu:.3f} by CPU; "
            f"errors {sum(load.errors for load in loads)}"
        )


if __name__ == "__main__":
    main()
