"""Many who bring back large exports, most of which are refused: others save on, and each try is counted."""

import pytest

from tests.benchmarks.failing_imports import bring, export_file, importers, save
from tests.benchmarks.visits import Visitor
from tests.live_server import UNTHROTTLED

pytestmark = pytest.mark.slow
SOUND, BROKEN = export_file(), export_file(names=["health", "Health"])


def test_imports_that_are_refused_and_that_are_taken_in_keep_nobody_from_saving(server):
    started = server("--workers", "2", THROTTLES=f"{UNTHROTTLED}, import=1000000/60")
    with importers(started.port, {BROKEN: 8, SOUND: 8}) as answers:
        seconds, wrong = save(started.port, 20)
    assert not wrong
    assert len(seconds) == 20
    assert answers[422]


def test_imports_that_are_refused_are_counted_and_held_back(server):
    started = server("--workers", "1", THROTTLES=f"{UNTHROTTLED}, import=2/86400")
    statuses = [bring(Visitor(started.port, address="127.8.0.1"), BROKEN) for _ in range(4)]
    assert statuses == [422, 422, 429, 429]
    assert bring(Visitor(started.port, address="127.8.0.2"), SOUND) == 303
