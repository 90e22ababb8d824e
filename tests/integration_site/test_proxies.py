"""The site behind proxies: whose address counts, and half-sent forms that the proxy keeps to itself."""

import http.client
import os
import shutil
import socket
import socketserver
import subprocess
import threading
import time
from contextlib import contextmanager

import pytest

from tests.benchmarks.slow_senders import senders
from tests.live_server import Server, free_port

pytestmark = pytest.mark.slow
NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log crit; user root;
events {{ worker_connections 4096; }}
http {{
  access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e; underscores_in_headers {underscores};
  server {{
    listen 127.0.0.1:{port}; client_max_body_size 5m;
    location / {{
      proxy_pass http://127.0.0.1:{site}; proxy_set_header Host 127.0.0.1:{site};
      proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Forwarded-Proto $scheme;
    }}
  }}
}}
"""
CADDY = """
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{port} {{
  reverse_proxy 127.0.0.1:{site} {{
    header_up Host 127.0.0.1:{site}
  }}
}}
"""


@contextmanager
def running(command, port, **options):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    try:
        end = time.monotonic() + 30
        while time.monotonic() < end:
            assert process.poll() is None, f"{command[0]} did not start"
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


@contextmanager
def nginx(folder, site, *, underscores="off"):
    program = shutil.which("nginx") or pytest.skip("nginx is not installed")
    port = free_port()
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, site=site, underscores=underscores))
    with running([program, "-p", str(folder), "-c", str(folder / "nginx.conf")], port):
        yield port


@contextmanager
def nginx_with_underscores(folder, site):
    with nginx(folder, site, underscores="on") as port:
        yield port


@contextmanager
def caddy(folder, site):
    program = shutil.which("caddy") or pytest.skip("Caddy is not installed")
    port = free_port()
    (folder / "Caddyfile").write_text(CADDY.format(port=port, site=site))
    command = [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with running(command, port, env=os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder)}):
        yield port


class Forwarder(socketserver.StreamRequestHandler):
    """Adds the sender's address behind the request line and passes on the other lines as they are."""

    def handle(self):
        with socket.create_connection(("127.0.0.1", self.server.site)) as site:
            site.sendall(self.rfile.readline() + f"X-Forwarded-For: {self.client_address[0]}\r\n".encode())
            while (line := self.rfile.readline()) != b"\r\n":
                site.sendall(line)
            site.sendall(line)
            while answer := site.recv(65536):
                self.wfile.write(answer)


class Forwarders(socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def forwarder(folder, site):
    with Forwarders(("127.0.0.1", 0), Forwarder) as listening:
        listening.site = site
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield listening.server_address[1]
        listening.shutdown()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    started = Server(tmp_path_factory.mktemp("var"), TRUSTED_PROXIES="127.0.0.1", THROTTLES="search=3/3600")
    started.wait()
    yield started.port
    started.interrupt()
    started.end()


def search(port, reader, number, headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, source_address=(reader, 0), timeout=30)
    connection.request("GET", f"/search/?q=word{number}", headers=headers | {"Connection": "close"})
    status = connection.getresponse().status
    connection.close()
    return status


PROXIES = [nginx, nginx_with_underscores, caddy, forwarder]
NAMES = ["X_Forwarded_For", "X-Forwarded_For", "x_forwarded-for"]


@pytest.mark.parametrize("behind", PROXIES)
def test_address_made_up_under_a_name_with_an_underscore_evades_no_throttle(site, tmp_path, behind):
    with behind(tmp_path, site) as port:
        for row, name in enumerate(NAMES):
            reader = f"127.2.{PROXIES.index(behind)}.{row + 1}"
            statuses = [search(port, reader, number, {name: f"198.51.100.{number}"}) for number in range(5)]
            assert statuses == [200, 200, 200, 429, 429], name


@pytest.mark.timed
@pytest.mark.parametrize("behind", [nginx, caddy])
def test_forms_half_sent_behind_a_proxy_hold_up_no_page(site, tmp_path, behind):
    with behind(tmp_path, site) as port, senders(port, 300, 300, 1):
        for _ in range(10):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            assert connection.getresponse().status == 200
            connection.close()
