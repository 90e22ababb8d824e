"""Build what the Containerfile says in a fresh Debian under chroot, and live with it: start as an ordinary user on a
read-only root, health, a plan that is kept, restart, upgrade. Prints each step and its seconds.

    python -m tests.image.prove [--debian FILE]

For root, with mmdebstrap; `--debian` keeps the fresh Debian as a tar between two runs. Port 8000 must be free.
"""

import argparse
import os
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

from tests.image.containerfile import Stage, stages_of
from tests.upgrades.versions import fill, versions

HERE = Path(__file__).resolve().parents[2]
PORT, PATIENCE_SECONDS = 8000, 300
BASE = f"http://127.0.0.1:{PORT}"
PACKAGES = "python3,python3-venv,ca-certificates,adduser"
FROM_HOST = ["/etc/resolv.conf", "/etc/ssl/certs"]  # how this machine reaches package sources
PASSED_ON = ("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE", "HTTPS_PROXY", "PIP_INDEX_URL", "UV_INDEX_URL")
FORM = {
    "weekday": "1", "part": "evening", "start": "18:00", "minutes": "120", "what": "supper at home", "value": "family",
    "time_zone": "Europe/London",
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--debian", type=Path, default=None)
    debian = parser.parse_args().debian
    with tempfile.TemporaryDirectory(prefix="image-", dir="/var/tmp") as folder:
        prove(Path(folder), debian or Path(folder, "debian.tar"))


def prove(folder: Path, debian: Path) -> None:
    with step("a fresh Debian"):
        if not debian.exists():
            old_will_do = "--aptopt='Acquire::Check-Valid-Until \"false\"'"
            options = f"--quiet --variant=minbase --include={PACKAGES} {old_will_do}"
            shell(f"mmdebstrap {options} stable {shlex.quote(str(debian))}")
    build, image = stages_of((HERE / "Containerfile").read_text())
    roots = {stage.name: unpack(debian, folder / (stage.name or "image")) for stage in (build, image)}
    with step("build"):
        for stage in (build, image):
            take_steps(stage, roots[stage.name], roots)
    root, data = roots[image.name], folder / "data"
    shutil.copytree(root / "data", data)
    shutil.chown(data, 1000, 1000)
    for refused in ("touch /app/written", "command -v cc gcc g++ clang"):
        assert enter(root, image, refused, data=data).returncode, f"{refused} was not refused"
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with step("first start"), running(root, image, data):
        page = browser.open(f"{BASE}/commitments/new/").read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        sent = urllib.parse.urlencode(FORM | {"csrfmiddlewaretoken": token}).encode()
        request = urllib.request.Request(f"{BASE}/commitments/new/", sent, {"Referer": f"{BASE}/commitments/new/"})
        assert "supper at home" in browser.open(request).read().decode()
    with step("start again"), running(root, image, data):
        assert "supper at home" in browser.open(f"{BASE}/week/").read().decode()
    for version in versions():
        older = folder / version
        fill(version, VAR_DIR=str(older))
        for each in (older, *older.rglob("*")):
            shutil.chown(each, 1000, 1000)
        with step(f"upgrade from {version}"), running(root, image, older):
            assert list(older.glob("**/before-*")), "no copy was made before the upgrade"


@contextmanager
def step(name: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)


def shell(command: str) -> None:
    subprocess.run(["sh", "-ec", command], check=True)


def unpack(debian: Path, root: Path) -> Path:
    root.mkdir()
    shell(f"tar -xf {shlex.quote(str(debian))} -C {shlex.quote(str(root))} --exclude='./dev/*'")
    return root


def take_steps(stage: Stage, root: Path, roots: dict[str, Path]) -> None:
    for instruction, rest in stage.steps:
        if instruction == "WORKDIR":
            (root / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
        elif instruction == "COPY":
            copy(rest, root, roots)
        elif instruction == "RUN":
            done = enter(root, stage, rest)
            assert done.returncode == 0, f"{rest}\n{done.stdout}"


def copy(rest: str, root: Path, roots: dict[str, Path]) -> None:
    """One file, all that is tracked and not ignored, or a folder of another stage."""
    *options, source, target = shlex.split(rest)
    to = root / target.lstrip("/")
    to.mkdir(parents=True, exist_ok=True)
    if options:
        shell(f"cp -a {roots[options[0].removeprefix('--from=')] / source.lstrip('/')}/. {to}/")
        return
    ignored = set((HERE / ".containerignore").read_text().split())
    tracked = subprocess.run(["git", "ls-files", source], cwd=HERE, capture_output=True, text=True, check=True)
    for name in tracked.stdout.splitlines():
        if name.partition("/")[0] not in ignored:
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(HERE / name, to / name)


def enter(root: Path, stage: Stage, command: str, *, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    arguments = inside(root, stage, command, data)
    return subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


def inside(root: Path, stage: Stage, command: str, data: Path | None) -> list[str]:
    """A step of the build as root; with `data` the image as it runs: an ordinary user, and a root to read only."""
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ and data is None}
    environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", **kept}
    environment |= stage.environment if data else {}
    assigned = " ".join(f"{name}={shlex.quote(value)}" for name, value in environment.items())
    user = "--userspec=1000:1000" if data else ""
    at = shlex.quote(str(root))
    mounts = [f"mount --bind {at} {at}"]
    if data:
        mounts += [f"mount -o remount,bind,ro {at}", f"mount --bind {shlex.quote(str(data))} {at}/data"]
    else:
        mounts += [f"mount --bind {each} {at}{each}" for each in FROM_HOST if (root / each.lstrip("/")).exists()]
    mounts += [f"mount --rbind /dev {at}/dev", f"mount -t proc proc {at}/proc", f"mount -t tmpfs tmpfs {at}/tmp"]  # noqa: S108
    script = f"cd {stage.last('WORKDIR', '/')} && {'exec ' if data else ''}{command}"
    entered = f"exec chroot {user} {at} /usr/bin/env -i {assigned} sh -c {shlex.quote(script)}"
    return ["unshare", "--mount", "--pid", "--fork", "sh", "-ec", "; ".join([*mounts, entered])]


def is_well(root: Path, image: Stage, data: Path) -> bool:
    return enter(root, image, image.health_command, data=data).returncode == 0


def wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.5)


@contextmanager
def running(root: Path, image: Stage, data: Path) -> Iterator[None]:
    """The image, from when its health command says so."""
    with open(data.with_suffix(".log"), "w") as log:
        server = subprocess.Popen(inside(root, image, image.command, data), stdout=log, stderr=log)
        try:
            wait_for(lambda: is_well(root, image, data) or server.poll() is not None)
            assert server.poll() is None, data.with_suffix(".log").read_text()[-2000:]
            yield
        finally:
            if server.poll() is None:
                for child in Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split():
                    os.kill(int(child), signal.SIGTERM)
                server.wait(PATIENCE_SECONDS)


if __name__ == "__main__":
    main()
