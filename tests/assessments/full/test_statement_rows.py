from assessments.full.statement_rows import review_sections, said, statement_errors, statement_rows
from tests.assessments.sheets import FULL, NEWEST, sheet

FIRST = FULL.sections[0]


def rows(chosen=None, errors=None):
    return statement_rows(FULL, FIRST, chosen or {}, errors or {}, unsaid="none")


def test_statement_has_five_points_and_one_apart():
    row = rows()[0]
    assert (row.key, row.number, row.text, row.error) == ("clear-end", 1, "My working day has a clear end.", "")
    assert [(point.id, point.value, point.label) for point in row.points] == [
        ("clear-end-1", "1", "Not at all"),
        ("clear-end-2", "2", "A little"),
        ("clear-end-3", "3", "Partly"),
        ("clear-end-4", "4", "Mostly"),
        ("clear-end-5", "5", "Very much"),
    ]
    (unsaid,) = row.apart
    assert (unsaid.id, unsaid.value, unsaid.label) == ("clear-end-none", "none", "Prefer not to say")
    assert len({point.id for row in rows() for point in (*row.points, *row.apart)}) == 36
    assert not row.is_list


def test_statement_that_may_not_apply_says_so_beside_its_points():
    row = statement_rows(NEWEST, NEWEST.sections[0], {"work-messages": "0"}, {}, unsaid="none")[0]
    assert [point.label for point in row.points] == ["Never", "Rarely", "Sometimes", "Often", "Almost always"]
    assert [(point.id, point.label, point.is_chosen) for point in row.apart] == [
        ("work-messages-0", "Does not apply to me", True),
        ("work-messages-none", "Prefer not to say", False),
    ]
    assert said(NEWEST, {"work-messages": 0}, "work-messages") == "Does not apply to me"


def test_closing_question_is_a_list():
    (row,) = statement_rows(NEWEST, NEWEST.sections[-1], {}, {}, unsaid="none")
    assert row.is_list
    assert [point.value for point in row.points] == ["1", "2", "3", "4", "5", "6"]
    assert said(NEWEST, {"matters": 6}, "matters") == "I cannot put one first"
    assert statement_errors(NEWEST.sections[-1], {"matters": "x"}).title == "One statement needs an answer"


def test_statement_that_was_marked_stays_marked():
    first, second, *others = rows({"clear-end": "4", "flow-together": "none", "what-matters": "9"})
    assert [point.value for point in first.points if point.is_chosen] == ["4"]
    assert [point.is_chosen for point in second.apart] == [True]
    assert not any(point.is_chosen for row in others for point in (*row.points, *row.apart))


def test_errors_link_to_first_radio_buttons():
    summary = statement_errors(FIRST, {"flow-together": "Choose.", "on-my-mind": "Choose."})
    assert summary.title == "Two statements need an answer"
    assert [link.target for link in summary.links] == ["flow-together-1", "on-my-mind-1"]
    assert summary.links[1].text == "Statement 6: Work stays on my mind while I rest."
    assert rows(errors={"flow-together": "Choose."})[1].error == "Choose."


def test_counts_of_errors_in_words():
    keys = [item.key for item in FIRST.items]
    titles = [statement_errors(FIRST, dict.fromkeys(keys[:count], "x")) for count in range(7)]
    assert titles[0] is None
    assert [title.title for title in titles[1:]] == [
        "One statement needs an answer",
        "Two statements need an answer",
        "Three statements need an answer",
        "Four statements need an answer",
        "Five statements need an answer",
        "All six statements need an answer",
    ]


def test_answers_in_words():
    values = {"clear-end": 5, "flow-together": None}
    assert [said(FULL, values, key) for key in ("clear-end", "flow-together", "fit-together")] == [
        "Very much",
        "Prefer not to say",
        "Not answered yet",
    ]


def test_review():
    sections = review_sections(FULL, sheet())
    assert [(section.number, section.title) for section in sections][:2] == [(1, "A usual day"), (2, "Hours")]
    assert sections[0].rows[0] == ("My working day has a clear end.", "Partly")
