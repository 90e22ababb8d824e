"""What a question costs that is answered by its meaning: to load the model, each question, and private memory.

Aims: 0.6 s to load with the first question, 60 ms for one of 30 words, 80 MB. On one core.
Run by hand: python3 -m uv run python -m tests.benchmarks.meaning
"""

import os
import re
import statistics
import time
from pathlib import Path

import django

ROUNDS = 40
QUESTION = (  # 30 words
    "I have a boss who writes to me every evening after nine and I do not know how I could tell her that I am "
    "with my two children then"
)


def main():
    os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "integration_site.settings")
    django.setup()
    from integration_site.meaning.encoder import encode

    before = megabytes()
    loading = seconds(lambda: encode(QUESTION))
    each = [seconds(lambda: encode(QUESTION)) * 1000 for _ in range(ROUNDS)]
    private, clean = (after - at_first for after, at_first in zip(megabytes(), before, strict=True))
    print(f"the first question {loading:.2f} s (aim 0.6)")
    print(f"a question of 30 words {statistics.median(each):.0f} ms, {max(each):.0f} at most (aim 60)")
    print(f"{private:.0f} MB more that are its own (aim 80), {clean:.0f} of them of the file, which processes share")


def seconds(act):
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def megabytes():
    """What no other process has, and how much of that lies unchanged in a file."""
    lines = Path("/proc/self/smaps_rollup").read_text()
    clean, dirty = (
        int(re.search(rf"^Private_{kind}:\s+(\d+)", lines, re.MULTILINE)[1]) / 1024 for kind in ("Clean", "Dirty")
    )
    return clean + dirty, clean


if __name__ == "__main__":
    main()
