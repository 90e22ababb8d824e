"""The process that reads one file: standard input to standard output, within limits. Run by its path, under `-I`.

Arguments: seconds of CPU, of the clock, and MB of memory. Exit code 3: out of memory; a signal: out of time.
"""

import resource
import signal
import sys
from pathlib import Path

OUT_OF_MEMORY = 3


def limit(kind: int, most: int) -> None:
    resource.setrlimit(kind, (most, most))


def main(cpu_seconds: int, wall_seconds: int, memory_mb: int) -> None:
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_CPU, cpu_seconds)
    limit(resource.RLIMIT_AS, memory_mb * 1024 * 1024)
    signal.alarm(wall_seconds + 1)  # for whoever is left behind by a server that was killed
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from practices.calendar_import.reading import answer

    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))


if __name__ == "__main__":
    try:
        main(*map(int, sys.argv[1:]))
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
