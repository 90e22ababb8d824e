import pytest

from practices import checks
from practices.loading import library
from practices.loading.content_files import ContentFileError
from practices.loading.steps import load_steps
from practices.loading.value_cards import load_cards
from practices.steps.path import build_path
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.practices.factories import make_card

STEP = '[[step]]\nkey = "{key}"\ntitle = "A"\ntext = "B"\ntime = "C"\nanchor = "step-{number}"\nview = ""\n'
TEN = "".join(STEP.format(key=chr(96 + number), number=number) for number in range(1, 11))
CARD = '[[card]]\nkey = "{key}"\nname = "{name}"\ntext = "B"\n'


def test_steps_files_are_sound():
    assert library.all_issues() == []
    assert checks.step_views(None) == []
    assert [step.anchor for step in library.steps()] == [f"step-{number}" for number in range(1, 11)]
    names = [card.name for card in library.cards().values()]
    assert len(names) == 32
    wanted = {"Family", "Health", "Growth", "Creativity", "Financial security", "Contribution", "Creative work"}
    assert wanted <= set(names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not TOML", "is not TOML"),
        ("[other]", "something else than"),
        (TEN.replace('time = "C"\n', "", 1), "step[1].time: is no text"),
        (TEN.replace('title = "A"', 'title = ""', 1), "step[1].title: is empty"),
        (TEN.replace('title = "A"', 'title = "A"\nminutes = 3', 1), "step[1].minutes: is not known"),
        (TEN.replace('key = "a"', 'key = "A-1"'), "small letters and underscores"),
        (TEN.replace('key = "b"', 'key = "a"'), "key 'a' stands twice"),
        (TEN.replace("step-2", "step-3"), "steps.toml: the anchors are not step-1 to step-10 in order; mend them."),
    ],
)
def test_steps_file_that_is_faulty_is_refused_with_its_place(text, expected):
    with pytest.raises(ContentFileError) as problem:
        load_steps(text)
    assert expected in str(problem.value)


@pytest.mark.parametrize(
    ("key", "name", "expected"),
    [("b", "family", "name 'family' stands twice"), ("b", "x" * 61, "too long"), ("b" * 33, "Rest", "too long")],
)
def test_card_with_a_name_of_another_or_a_long_one_is_refused(key, name, expected):
    with pytest.raises(ContentFileError, match=expected):
        load_cards(CARD.format(key="a", name="Family") + CARD.format(key=key, name=name))


def test_checks_see_a_view_that_is_not_there(monkeypatch):
    steps = load_steps(TEN.replace('view = ""', 'view = "practices:nowhere"', 1))
    monkeypatch.setattr(library, "steps", lambda: steps)
    (error,) = checks.step_views(None)
    assert error.id == "practices.E002"
    assert "practices:nowhere" in error.msg


def test_checks_report_a_broken_file(monkeypatch):
    def broken():
        raise ContentFileError(["steps.toml: mend it."])

    monkeypatch.setattr(library, "steps", broken)
    assert [error.msg for error in checks.practice_files(None)] == ["steps.toml: mend it."]
    assert checks.step_views(None) == []


def test_step_that_is_next_is_the_first_that_can_be_done_here_and_is_not():
    steps = load_steps(TEN.replace('view = ""', 'view = "x"').replace('view = "x"', 'view = ""', 1))
    rows = build_path(steps, {"b"})
    assert [row.number for row in rows if row.is_done] == [2]
    assert [row.number for row in rows if row.is_next] == [3]
    assert not [row for row in build_path(steps, None) if row.is_done or row.is_next]
    assert not [row for row in build_path(steps, {step.key for step in steps}) if row.is_next]


@pytest.mark.django_db
def test_path_of_a_visitor_has_no_marks_and_leaves_nothing(client):
    response = client.get("/practices/")
    page = response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert page.count('href="/guide/work-and-life-integration/#step-') == 10
    assert 'href="/practices/values/"' in page
    assert "Done</span>" not in page
    assert "Next, if you like" not in page
    assert client.post("/practices/").status_code == 405


@pytest.mark.django_db
def test_steps_that_are_done_are_marked(django_assert_max_num_queries):
    commitment = make_commitment()
    client = client_of(commitment.person)
    with django_assert_max_num_queries(10):
        page = client.get("/practices/").content.decode()
    assert len(page.encode()) <= 40_000
    assert page.count("Done</span>") == 1
    assert page.index('id="step-1"') < page.index("Next, if you like") < page.index('id="step-2"')
    make_card(commitment.person, value=commitment.value)
    assert client.get("/practices/").content.decode().count("Done</span>") == 2


@pytest.mark.django_db
@pytest.mark.parametrize("changes", [{"is_non_negotiable": True}, {"told_at": NOW}])
def test_anchor_and_words_said_are_steps_done(changes):
    commitment = make_commitment()
    type(commitment).objects.filter(pk=commitment.pk).update(**changes)
    page = client_of(commitment.person).get("/practices/").content.decode()
    assert page.count("Done</span>") == 2


@pytest.mark.django_db
def test_steps_that_others_did_mark_nothing():
    make_commitment(is_non_negotiable=True)
    assert "Done</span>" not in client_of(make_person()).get("/practices/").content.decode()
