"""Megabytes that a worker takes for itself (PSS): at its first answer, and once it gave every public page and more.

"More" are all pages in three lights and three encodings, and 32 readers at once. Aim: at most 60 MB.
Needs wrk (Debian: apt-get install wrk).
Run by hand: python3 -m uv run python -m tests.benchmarks.memory
"""

import re
import tempfile
from pathlib import Path

from tests.benchmarks.processes import ask, family, machine, press, require, site

PORT, AIM = 8775, 60


def main():
    require("wrk", "taskset")
    with tempfile.TemporaryDirectory() as var_dir, site(var_dir, PORT) as server:
        *_, worker = family(server.pid)
        first = megabytes(worker)
        paths = re.findall(rf"<loc>http://127.0.0.1:{PORT}([^<]*)", ask(PORT, "/sitemap.xml")[1].decode())
        for light in ("auto", "day", "evening"):
            for encoding in ("br", "gzip", "identity"):
                for path in paths:
                    ask(PORT, path, **{"Cookie": f"light={light}", "Accept-Encoding": encoding})
        press(server, f"http://127.0.0.1:{PORT}/evidence/", 2)
        press(server, f"http://127.0.0.1:{PORT}/week/", 2)
        last, parent = megabytes(worker), megabytes(server.pid)
    print(f"{machine()}; {len(paths)} pages")
    print(f"a worker {first:.0f} MB at first, {last:.0f} MB at last ({last / AIM:.2f} of {AIM})")
    print(f"beside the workers {parent:.0f} MB, less at later starts")


def megabytes(pid):
    return int(re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)[1]) / 1024


if __name__ == "__main__":
    main()
