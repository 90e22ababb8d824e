"""CPU milliseconds for the history page of three years with a review a week. Aim: under 200.

Run by hand: python3 -m uv run python -m tests.benchmarks.history
"""

import os
import time

import django

LEAST = 20


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.test.runner import DiscoverRunner
    from django.test.utils import setup_test_environment

    setup_test_environment()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        measure()
    finally:
        runner.teardown_databases(databases)


def measure():
    from django.utils import timezone

    from tests.commitments.factories import client_of, make_person
    from tests.commitments.years import make_years

    client = client_of(make_years(make_person(), now=timezone.now()))
    assert client.get("/history/").status_code == 200
    spent = []
    for _ in range(LEAST):
        begun = time.process_time()
        page = client.get("/history/").content
        spent.append((time.process_time() - begun) * 1000)
    print(f"{sorted(spent)[LEAST // 2]:.0f} ms of CPU in the middle of {LEAST}, {len(page) / 1024:.0f} kB")


if __name__ == "__main__":
    main()
