from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_site.personal_data.erasing.log import (
    ErasureLogError,
    ErasureRecord,
    PersonRef,
    erased_refs,
    newer_than,
    read,
    to_json_line,
)

DAY = datetime(2026, 11, 22, 10, tzinfo=UTC)
ADA, BO, CY, DEE = (PersonRef(number, DAY + timedelta(microseconds=number)) for number in range(1, 5))
moments = st.datetimes(timezones=st.just(UTC), min_value=datetime(2026, 1, 1), max_value=datetime(2036, 1, 1))  # noqa: DTZ001
marks = st.builds(PersonRef, st.integers(1, 2**62), moments)


def test_erasure_line():
    line = to_json_line(ErasureRecord(DAY, ADA))
    assert line == '{"at": "2026-11-22T10:00:00+00:00", "who": [1, "2026-11-22T10:00:00.000001+00:00"]}\n'


@given(st.lists(st.builds(ErasureRecord, moments, marks, st.none() | marks)))
def test_erasure_line_that_is_written_is_read(erasures):
    assert read("".join(map(to_json_line, erasures))) == erasures


def test_erasure_log_knows_who_must_not_be_there():
    joined = [ErasureRecord(DAY, ADA, BO), ErasureRecord(DAY, BO, CY), ErasureRecord(DAY, DEE)]
    assert erased_refs(joined) == {DEE}
    assert erased_refs([*joined, ErasureRecord(DAY, CY)]) == {ADA, BO, CY, DEE}


def test_people_who_had_one_number_are_told_apart():
    assert erased_refs([ErasureRecord(DAY, PersonRef(7, DAY))]) == {PersonRef(7, DAY)}
    assert PersonRef(7, DAY + timedelta(seconds=1)) not in erased_refs([ErasureRecord(DAY, PersonRef(7, DAY))])


def test_line_that_is_last_may_be_cut_off_and_no_other():
    whole = to_json_line(ErasureRecord(DAY, ADA))
    assert read(whole + whole[:20]) == [ErasureRecord(DAY, ADA)]
    with pytest.raises(ErasureLogError, match="Line 2 "):
        read(whole + whole[:20] + "\n" + whole)


@pytest.mark.parametrize("line", ["x", "[]", "{}", '{"at": "now", "who": [1, "now"]}', '{"at": 1, "who": 1}', "null"])
def test_line_that_cannot_be_read_is_named(line):
    with pytest.raises(ErasureLogError, match="Line 1 "):
        read(line + "\n")


def test_lines_that_are_later_are_the_only_ones_read():
    erasures = [ErasureRecord(DAY, ADA), ErasureRecord(DAY + timedelta(days=1), BO)]
    assert list(newer_than(erasures, DAY + timedelta(days=1))) == [erasures[1]]
