import subprocess
import sys
import time
from threading import Thread

from integration_site.request_log.batch_writer import WAIT_SECONDS, BatchedWriter

AT_THE_END = """
from integration_site.request_log.batch_writer import BatchedWriter
BatchedWriter(print).add("the last line")
"""


def wait_until(seen):
    end = time.monotonic() + 100 * WAIT_SECONDS
    while not seen() and time.monotonic() < end:
        time.sleep(WAIT_SECONDS / 10)


def test_lines_of_a_moment_are_written_together_and_in_order():
    written = []
    lines = BatchedWriter(written.append)
    for line in ("one\n", "two\n"):
        lines.add(line)
    lines.flush()
    assert written == ["one\ntwo\n"]


def test_lines_are_written_without_being_asked_for_and_again_later():
    written = []
    lines = BatchedWriter(written.append)
    for line in ("one\n", "two\n"):
        lines.add(line)
        wait_until(lambda line=line: line in written)
    assert written == ["one\n", "two\n"]


def test_lines_are_not_lost_between_threads():
    written = []
    lines = BatchedWriter(written.append)

    def add(name):
        for number in range(2000):
            lines.add(f"{name} {number}\n")
            if number % 100 == 0:
                lines.flush()

    threads = [Thread(target=add, args=[name]) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines.flush()
    added = sorted(f"{name} {number}" for name in "abcd" for number in range(2000))
    wait_until(lambda: len("".join(written).splitlines()) >= len(added))
    assert sorted("".join(written).splitlines()) == added


def test_lines_that_are_last_are_written_at_the_end_of_the_process():
    ended = subprocess.run([sys.executable, "-c", AT_THE_END], capture_output=True, text=True, check=True)
    assert ended.stdout == "the last line\n"
