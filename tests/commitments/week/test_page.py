import html
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings

from commitments.models import Cheer, ReminderSettings
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.regions import regions, texts_of

pytestmark = pytest.mark.django_db
AFTER_THREE = datetime(2026, 12, 9, 9, tzinfo=UTC)
LONG_AFTER = datetime(2027, 1, 20, 9, tzinfo=UTC)
WINDOW = re.compile(r'class="(w-lit|w-shut|w-dark|w-off|w-next|w-ahead)" d="M\d+ 168v-46')


def week_of(person, now):
    """The page without its style sheet, and its text without markup."""
    with time_machine.travel(now, tick=False):
        response = client_of(person).get("/week/")
    assert response.status_code == 200
    page = re.sub(r"<style>.*?</style>", "", response.content.decode())
    text = html.unescape(re.sub(r"<[^>]*>", " ", page))
    return page, re.sub(r"\s+", " ", text)


def test_week_tells_a_visitor_how_plans_are_found(client):
    response = client.get("/week/")
    page = response.content.decode()
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in page
    assert "No plan on this device" in page
    assert 'href="/commitments/new/"' in page
    assert 'href="/assessments/quick/"' in page
    assert set(response.cookies) == {"csrftoken"}


def test_week_of_a_person_without_commitment_is_the_same():
    _, text = week_of(make_person(), NOW)
    assert "No plan on this device" in text


def test_week_before_the_first_time():
    page, text = week_of(make_commitment().person, NOW)
    assert '<meta name="robots" content="noindex">' in page
    assert "Sunday 22 November · week one of four" in text
    assert "did it hold?" not in text
    assert "Next protected time, in two days Tuesday evening: supper at home, for family" in text
    assert "Answer or change a week" not in text
    assert WINDOW.findall(page) == ["w-ahead"] * 4


def test_week_asks_for_an_answer_that_is_due():
    commitment = make_commitment(answers="KB", obstacle="a late call", response="say so")
    page, text = week_of(commitment.person, AFTER_THREE)
    assert "Wednesday 9 December · week three of four" in text
    assert "Yesterday evening: did it hold?" in text
    assert "Tuesday 8 December, 18:00 to 21:00: supper at home, for family." in text
    assert "Answer an earlier week" not in text
    assert "If a late call, I will say so." in text
    assert "Week 1 Kept Week 2 Moved on purpose Week 3 Your answer? Week 4 15 Dec" in text
    assert WINDOW.findall(page) == ["w-lit", "w-lit", "w-shut", "w-next", "w-ahead"]


@pytest.mark.parametrize(
    ("answers", "week"),
    [
        ("", "week three"),  # asked about on this page
        ("KK", "week three"),
        ("KKK", "next is week four"),  # answered, so the time below is that of the fourth
        ("..K", "next is week four"),
        ("KKKK", "week three"),  # nothing is ahead
    ],
)
def test_week_heading_counts_the_week_of_the_time_below_it(answers, week):
    _, text = week_of(make_commitment(answers=answers).person, AFTER_THREE)
    assert f"Wednesday 9 December · {week} of four" in text


def test_week_after_the_first_answer_is_the_second():
    _, text = week_of(make_commitment(answers="K").person, datetime(2026, 11, 25, 9, tzinfo=UTC))
    assert "Wednesday 25 November · next is week two of four" in text
    assert "Next protected time, in six days" in text


def test_week_puts_the_latest_unanswered_first_and_names_the_earlier():
    commitment = make_commitment(answers="K")
    page, text = week_of(commitment.person, AFTER_THREE)
    assert "Tuesday 8 December, 18:00 to 21:00" in text
    assert f'<a href="#weeks-{commitment.pk}">Answer an earlier week</a>' in page
    assert f'id="weeks-{commitment.pk}" open' in page


def test_week_with_all_answered():
    page, text = week_of(make_commitment(answers="MNK").person, AFTER_THREE)
    assert "did it hold?" not in text
    assert "Next protected time, in six days" in text
    assert WINDOW.findall(page) == ["w-dark", "w-off", "w-lit", "w-ahead"]
    assert page.count('aria-pressed="true"') == 3 + 1  # and the choice of light


def test_week_of_a_finished_plan():
    page, text = week_of(make_commitment(answers="KKKK").person, LONG_AFTER)
    assert "Wednesday 20 January" in text
    assert "week four" not in text
    assert "Nothing is planned ahead" in text
    assert "Protect something next" in text
    assert "Protect something else" not in text
    assert page.count("again__row") == 4


def test_week_protects_a_running_time_and_takes_its_answer():
    page, text = week_of(make_commitment().person, datetime(2026, 11, 24, 19, tzinfo=UTC))
    assert "Protected now" in text
    assert "did it hold?" not in text
    assert page.count("again__row") == 1


def test_week_shows_each_commitment_in_its_own_clock():
    person = make_person()
    make_commitment(person=person, cue="I sit", action="breathe")
    make_commitment(person=person, days=(0,), what="choir", time_zone="America/New_York")
    make_commitment(person=make_person(), what="somebody else’s walk")
    page, text = week_of(person, NOW)
    assert "I protect supper at home for family." in text
    assert "I protect choir for family." in text
    assert "18:00 to 21:00 in New York" in text
    assert "week one" not in text
    assert "After I sit, I will breathe." in text
    assert "somebody else" not in text
    assert len(regions(page, ".week-chart")) == 2


def make_asked_person():
    person = make_person()
    person.email = "ada@example.org"
    person.save()
    ReminderSettings.objects.create(person=person, started_at=NOW)
    return person


def test_week_takes_at_most_twelve_queries_with_three_commitments_a_habit_mails_and_a_cheer(
    django_assert_max_num_queries,
):
    person = make_asked_person()
    for weekday in range(3):
        commitment = make_commitment(person=person, days=(weekday,), answers="KB", cue="I sit", action="breathe")
    Cheer.objects.create(commitment=commitment, kind="glad", sent_on=AFTER_THREE.date(), sent_at=AFTER_THREE)
    client = client_of(person)
    with time_machine.travel(AFTER_THREE, tick=False):
        client.get("/week/")
        with django_assert_max_num_queries(12):
            response = client.get("/week/")
    assert "From whoever you told" in response.content.decode()
    assert len(response.content) < 64_000


def test_week_takes_at_most_twelve_queries_when_the_session_is_renewed(django_assert_max_num_queries):
    person = make_asked_person()
    make_commitment(person=person, cue="I sit", action="breathe")
    client = client_of(person)
    with time_machine.travel(AFTER_THREE, tick=False), django_assert_max_num_queries(12):
        assert settings.SESSION_COOKIE_NAME in client.get("/week/").cookies


def test_week_starts_the_session_again_at_most_weekly():
    client = client_of(make_commitment().person)
    sent = []
    for days in (0, 1, 6, 7, 8):
        with time_machine.travel(NOW + timedelta(days=days), tick=False):
            sent.append(settings.SESSION_COOKIE_NAME in client.get("/week/").cookies)
    assert sent == [True, False, False, True, False]


def test_week_is_stored_by_nobody_else():
    response = client_of(make_commitment().person).get("/week/")
    assert response["Cache-Control"] == "no-store"


def test_week_refuses_other_methods(client):
    assert client.post("/week/").status_code == 405


def test_strength_is_a_word_first_and_a_number_on_request():
    page, text = week_of(make_commitment(answers="KMK").person, AFTER_THREE)
    assert "Strength: finding its place" in texts_of(page, "summary")
    assert "Finding its place" in texts_of(page, "li.ladder__here[aria-current=step]")
    assert "Strength: finding its place" in text
    assert " 47. A week kept goes" in text


def test_week_in_its_first_view_is_light():
    commitment = make_commitment(answers="KMM", cue="I close the laptop", action="write down tomorrow’s first task")
    client = client_of(commitment.person)
    with time_machine.travel(LONG_AFTER, tick=False):
        assert len(client.get("/week/").content) <= 41_000


@pytest.mark.parametrize("plans", [1, 2])
def test_week_names_the_plan_of_a_link_where_there_are_several(plans):
    person = make_person()
    for what in ("supper", "a walk")[:plans]:
        make_commitment(person=person, what=what)
    page, _ = week_of(person, NOW)
    links = re.search(r'<nav class="week-links".*?</nav>', page, re.DOTALL)[0]
    assert any("supper" in text for text in texts_of(links, "a"))
    assert any("supper" in text for text in texts_of(links, ".vh")) == (plans == 1)


def test_week_names_the_next_but_one_of_several_plans_that_wait_for_an_answer():
    person = make_person()
    oldest, middle, _ = (make_commitment(person=person, days=(day,), what=f"plan {day}") for day in (0, 1, 2))
    page, _ = week_of(person, datetime(2026, 11, 26, 9, tzinfo=UTC))
    assert re.findall(r'<a href="#weeks-(\d+)">Answer an earlier week', page) == [str(middle.pk)]
    assert oldest.pk != middle.pk
