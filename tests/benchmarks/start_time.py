"""Seconds from `manage.py serve` to its first answer: the first start in an empty folder, then later ones.

Run by hand: python3 -m uv run python -m tests.benchmarks.start_time
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.benchmarks.processes import refuse_taken

ROOT = Path(__file__).resolve().parent.parent.parent
LATER_STARTS = 5
PORT = 8765


def seconds_to_first_answer(var_dir):
    refuse_taken(PORT)
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(PORT)],
        cwd=ROOT,
        env=os.environ | {"VAR_DIR": var_dir},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while process.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/")
                return time.monotonic() - begun
            except OSError:
                time.sleep(0.02)
        sys.exit("The server did not start.")
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        process.wait()


def main():
    with tempfile.TemporaryDirectory() as var_dir:
        first = seconds_to_first_answer(var_dir)
        later = [seconds_to_first_answer(var_dir) for _ in range(LATER_STARTS)]
    print(f"first start {first:.2f} s; later starts median {statistics.median(later):.2f} s of {LATER_STARTS}")


if __name__ == "__main__":
    main()
