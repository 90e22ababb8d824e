import pytest

from assessments.full.statistics import HIDDEN, Cell, shown, statistics_of
from tests.assessments.archive import FULL, make_attempt, make_guests, sheet
from tests.assessments.sheets import NEWEST, newest_attempt, newest_sheet

CLEAR_END, STARTS_AGAIN = FULL.items["clear-end"].text, FULL.items["starts-again"].text
pytestmark = pytest.mark.django_db


def cells(rows):
    return {row.name: row.cells for row in rows}


def first_section(values):
    return {item.key: values[item.key] for item in FULL.sections[0].items}


@pytest.fixture
def eleven_and_one():
    """Eleven people finish, in 1 to 11 minutes, all for Boundary; a twelfth sends one section and stops."""
    *finishing, stopping = make_guests(12)
    for minutes, guest in enumerate(finishing, 1):
        make_attempt(guest, sheet(boundary=5), minutes=minutes)
    make_attempt(stopping, first_section(sheet(boundary=5)), finished=False)


def test_statistics_by_hand(eleven_and_one):
    found = statistics_of(FULL)
    assert (found.starts, found.completions, found.minutes) == ("12", "11", "6")
    assert [row.cells for row in found.sections] == [("12",), ("11",), ("11",), ("11",), ("11",), ("11",)]
    assert found.sections[0].name == "1. A usual day"
    assert cells(found.profiles) == {
        "Boundary Specialist": ("11",),
        "Blender": (HIDDEN,),
        "Purpose-Driven": (HIDDEN,),
        "Time-Bound Multitasker": (HIDDEN,),
        "None could be named": (HIDDEN,),
    }
    assert cells(found.leads)["A clear lead"] == ("11",)
    assert cells(found.leads)["A close call"] == (HIDDEN,)
    assert cells(found.medians)["Boundary Specialist"] == ("100",)
    assert cells(found.medians)["Fit"] == ("50",)


def test_answers_by_hand(eleven_and_one):
    """ "My work has a clear end" stands in section 1, for Boundary; "Once I have stopped" in section 4, against it."""
    (table,) = statistics_of(FULL).answers
    items = cells(table.rows)
    assert table.columns == (*FULL.answers["extent"], "Prefer not to say")
    assert len(items) == 36
    assert items[CLEAR_END] == (HIDDEN, HIDDEN, HIDDEN, HIDDEN, "12", HIDDEN)
    assert items[STARTS_AGAIN] == ("11", *[HIDDEN] * 5)


def test_column_of_those_who_prefer_not_to_say():
    for guest in make_guests(10):
        make_attempt(guest, dict.fromkeys(sheet()))
    found = statistics_of(FULL)
    assert cells(found.answers[0].rows)[CLEAR_END] == (*[HIDDEN] * 5, "10")
    assert cells(found.profiles)["None could be named"] == ("10",)
    assert cells(found.medians)["Fit"] == (HIDDEN,)


def test_statistics_of_nine_people_are_not_shown():
    for guest in make_guests(9):
        make_attempt(guest, sheet(boundary=5))
    found = statistics_of(FULL)
    assert (found.starts, found.completions, found.minutes) == (HIDDEN, HIDDEN, HIDDEN)
    rows = (*found.sections, *found.profiles, *found.leads, *found.medians, *found.answers[0].rows)
    assert {cell for row in rows for cell in row.cells} == {HIDDEN}


def test_statistics_of_many_attempts_of_few_people_are_not_shown():
    for guest in make_guests(5):
        for _ in range(3):
            make_attempt(guest, sheet(boundary=5))
    found = statistics_of(FULL)
    assert (found.starts, found.completions) == (HIDDEN, HIDDEN)
    assert {cell for row in (*found.medians, *found.answers[0].rows) for cell in row.cells} == {HIDDEN}


def test_statistics_leave_out_other_versions(eleven_and_one):
    make_attempt(make_guests(1)[0], sheet(), version=2)
    assert statistics_of(FULL).starts == "12"


def test_queries_do_not_grow(eleven_and_one, django_assert_num_queries):
    with django_assert_num_queries(6):
        statistics_of(FULL)


def test_statistics_without_any_attempt():
    assert statistics_of(FULL).starts == HIDDEN


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([12, 11, 10], ("12", "11", "10")),
        ([12, 11, 3], ("12", HIDDEN, HIDDEN)),
        ([12, 11, 0], ("12", "11", HIDDEN)),
        ([20, 9, 3], ("20", HIDDEN, HIDDEN)),
        ([3, 0, 0], (HIDDEN, HIDDEN, HIDDEN)),
    ],
)
def test_cell_that_alone_is_hidden_cannot_be_worked_out(people, expected):
    assert shown([Cell(count, count) for count in people]) == expected


def test_statistics_of_the_second_version_have_a_table_for_each_way_to_answer():
    for guest in make_guests(10):
        newest_attempt(newest_sheet() | {"work-messages": 0, "matters": 2}, person=guest)
    agreement, frequency, matters = statistics_of(NEWEST).answers
    assert [len(table.rows) for table in (agreement, frequency, matters)] == [9, 30, 1]
    assert frequency.columns[-2:] == ("Does not apply to me", "Prefer not to say")
    assert matters.columns == (*NEWEST.answers["matters"], "Prefer not to say")
    assert cells(frequency.rows)[NEWEST.items["work-messages"].text] == (*[HIDDEN] * 5, "10", HIDDEN)
    assert matters.rows[0].cells == (HIDDEN, "10", *[HIDDEN] * 5)
