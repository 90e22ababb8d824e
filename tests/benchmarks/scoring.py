"""CPU seconds for scoring 10,000 answer sheets of the full assessment, drawn with a fixed seed. Aim: under one.

Run by hand: python3 -m uv run python -m tests.benchmarks.scoring
"""

import random
import time

from assessments import library
from assessments.scoring.full import score

SHEETS = 10_000
ANSWERS = [1, 2, 3, 4, 5, None]
WEIGHTS = [19, 20, 21, 20, 19, 1]


def main():
    instrument = library.newest_full()
    chance = random.Random(20261122)  # noqa: S311 -- repeatable, not secret
    keys = list(instrument.items)
    sheets = [dict(zip(keys, chance.choices(ANSWERS, WEIGHTS, k=len(keys)), strict=True)) for _ in range(SHEETS)]
    begun = time.process_time()
    named = sum(score(instrument, sheet).profile is not None for sheet in sheets)
    spent = time.process_time() - begun
    print(f"{SHEETS} sheets in {spent:.2f} s of CPU, {spent / SHEETS * 1e6:.0f} µs each; {named} named a profile")


if __name__ == "__main__":
    main()
