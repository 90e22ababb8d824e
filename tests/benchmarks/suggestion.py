"""CPU milliseconds for the one suggestion on My week: its queries, the choice and its piece of page. Aim: under 10.

Run by hand: python3 -m uv run python -m tests.benchmarks.suggestion
"""

import os
import time

import django

ROUNDS = 50


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
    from django.template import Context, Template
    from django.test import RequestFactory
    from django.utils import timezone

    from coaching.actions import react
    from coaching.suggestions import library
    from commitments.week.page import week_page
    from tests.commitments.factories import make_commitment, make_person

    person, now = make_person(), timezone.now()
    for weekday in range(3):
        make_commitment(person=person, days=(weekday,), obstacle="a late call", response="say so", now=now)
    react(person=person, items=[item.id for item in library.suggestions().items[:40]], kind="later", now=now)
    request = RequestFactory().get("/week/")
    request.user = person
    template, page = Template("{% load coaching %}{% week_suggestion page %}"), week_page(person, now)
    spent = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        assert "One suggestion" in template.render(Context({"request": request, "page": page}))
        spent.append((time.process_time() - begun) * 1000)
    print(f"{sorted(spent)[ROUNDS // 2]:.1f} ms of CPU in the middle of {ROUNDS}, {max(spent):.1f} at most")


if __name__ == "__main__":
    main()
