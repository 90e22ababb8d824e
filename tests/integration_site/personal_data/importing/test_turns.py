import pytest

from accounts.throttles import ThrottledError
from integration_site.personal_data.importing import turns
from integration_site.personal_data.importing.fitting import check_fit
from integration_site.personal_data.importing.parsing import read_export
from integration_site.personal_data.importing.turns import in_pieces, turn_to_read
from tests.benchmarks.failing_imports import ACTIVITIES, export_file

DAYS = 20
ROWS = 1 + DAYS * (1 + ACTIVITIES)


@pytest.fixture
def pauses(monkeypatch):
    found = []
    monkeypatch.setattr(turns.time, "sleep", found.append)
    return found


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (99, 0), (100, 1), (199, 1), (250, 2)])
def test_rows_in_pieces_are_all_there_with_a_pause_after_each_hundred(pauses, count, expected):
    assert list(in_pieces(iter(range(count)))) == list(range(count))
    assert pauses == [turns.PAUSE_SECONDS] * expected


def test_reading_and_judging_a_file_pauses_as_often_as_it_goes_through_the_rows(pauses):
    reading = read_export(export_file(days=DAYS))
    assert len(reading.drafts) == ROWS
    assert len(pauses) == ROWS // turns.PIECE
    check_fit(reading.drafts)
    assert len(pauses) == 4 * (ROWS // turns.PIECE)


def test_turns_are_given_to_so_many_and_refused_to_others_at_once():
    with turn_to_read():
        places = turns.MAX_WAITING - 1
        for _ in range(places):
            assert turns._places.acquire(blocking=False)
        with pytest.raises(ThrottledError) as problem, turn_to_read():
            pass
        for _ in range(places):
            turns._places.release()
    assert problem.value.wait == turns.WAIT_SECONDS
    with turn_to_read():
        pass
