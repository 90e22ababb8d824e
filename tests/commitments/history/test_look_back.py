import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.conf import settings

from commitments.models import Answer, Commitment, MarkerSet, Occasion, Review
from commitments.occasions.actions import answer_occasion, reschedule_occasion
from commitments.plans.lifecycle_actions import renew
from tests.commitments.factories import client_of, form_data, make_commitment, occasions_of
from tests.regions import regions

AFTER_ALL = datetime(2026, 12, 16, 9, tzinfo=UTC)
TEMPLATES = settings.BASE_DIR / "templates" / "commitments"
pytestmark = pytest.mark.django_db


@pytest.fixture
def commitment():
    with time_machine.travel(AFTER_ALL, tick=False):
        yield make_commitment(answers="KMKB")


@pytest.fixture
def client(commitment):
    return client_of(commitment.person)


def page_of(client, commitment, name="look-back/"):
    response = client.get(f"/commitments/{commitment.pk}/{name}")
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode().partition("<main")[2]).split())


def test_weeks_are_counted_and_named(client, commitment):
    page = page_of(client, commitment)
    assert "Tuesday 24 November to Tuesday 15 December" in page
    assert "Kept or moved: 3. Longest run: 2 in a row." in page
    assert "You kept or moved three of four times." in page
    assert "Kept 2 Moved on purpose 1 Not this time 1" in page
    assert "Didn’t apply" not in page
    assert "You named no points" in page


def test_chart_has_the_same_numbers_in_a_table(client, commitment):
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        client.post("/markers/new/", {"stress": 5})
    for day, points in [(25, 4), (16, 2)]:
        month = 11 if day == 25 else 12
        with time_machine.travel(datetime(2026, month, day, 9, tzinfo=UTC)):
            client.post(f"/commitments/{commitment.pk}/reviews/new/", {"choice": "keep", "stress": points, "focus": 3})
    page = page_of(client, commitment)
    assert "Stress 5 at first, 2 at last: lower" in page
    assert "Focus Too few points to tell" in page
    assert "Satisfaction Too few" not in page
    assert "You kept or moved three of four times; stress is lower than at first." in page
    assert "22 November, before 5 – – – – 25 November 4 – – 3 – 16 December 2 – – 3 –" in page
    html = client.get(f"/commitments/{commitment.pk}/look-back/").content.decode()
    assert 'points="24,14 156,30 288,62"' in html
    assert "style=" not in html


def test_words_and_mix_are_shown_back(client, commitment):
    data = {"helped": "Phone <away>.", "hindered": "A late call.", "mix": "mostly"}
    client.post(f"/commitments/{commitment.pk}/reviews/new/", data)
    page = page_of(client, commitment)
    assert "Good for it: Phone &lt;away&gt;. In the way: A late call." in page
    assert "Was the week’s mix the one you wanted? Mostly 1." in page
    assert "Phone &lt;away&gt;." in page_of(client, commitment, "keepsake/")


def test_notes_of_check_ins_stand_in_the_words(client, commitment):
    first, moved = (occasions_of(commitment)[place] for place in (0, 3))
    answer_occasion(occasion=first, answer=Answer.KEPT, now=AFTER_ALL, note="Soup & bread.")
    reschedule_occasion(
        occasion=moved,
        starts_at=datetime(2026, 12, 17, 18, tzinfo=UTC),
        ends_at=datetime(2026, 12, 17, 21, tzinfo=UTC),
        reason="A school play.",
        now=AFTER_ALL,
    )
    page = page_of(client, commitment)
    assert "Tuesday 24 November 2026 Note: Soup &amp; bread." in page
    assert "Tuesday 15 December 2026 It went to this: A school play." in page


def test_notes_of_weeks_that_are_not_shown_are_not_there():
    commitment = make_commitment(answers="KKKK")
    note_of = occasions_of(commitment)[0]
    answer_occasion(occasion=note_of, answer=Answer.KEPT, now=AFTER_ALL, note="The first.")
    renew(commitment=commitment, now=AFTER_ALL)
    with time_machine.travel("2027-01-14T09:00Z", tick=False):
        client = client_of(commitment.person)
        assert "The first." not in page_of(client, commitment)
        assert "The first." in page_of(client, commitment, "look-back/?weeks=all")


def test_marker_of_two_points_has_no_chart_beside_too_few_to_tell(client, commitment):
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        client.post("/markers/new/", {"stress": 5})
    client.post(f"/commitments/{commitment.pk}/reviews/new/", {"choice": "keep", "stress": 2})
    html = client.get(f"/commitments/{commitment.pk}/look-back/").content.decode()
    assert "Too few points to tell" in html
    assert not regions(html, ".chart")


def test_look_back_shows_no_part_of_which_nothing_was_said(client, commitment):
    page = page_of(client, commitment)
    assert "In your words" not in page
    assert "The first point you named" not in page


def test_look_back_asks_what_comes_next_before_its_details(client, commitment):
    page = page_of(client, commitment)
    assert page.index("What comes next?") < page.index("Your weeks")


def test_look_back_claims_no_cause():
    templates = list(TEMPLATES.rglob("*look_back*.html"))
    assert len(templates) > 1
    for template in templates:
        words = re.sub(r"{[%{].*?[%}]}", "", template.read_text())
        assert not re.search(r"\b(caused?|helped|because|thanks to)\b", words, re.IGNORECASE)


def test_look_back_asks_nothing_before_the_end(client, commitment):
    with time_machine.travel(datetime(2026, 12, 2, 9, tzinfo=UTC)):
        page = page_of(client, commitment)
    assert "So far" in page
    assert "What comes next?" not in page


def test_renewing_adds_four_weeks_once(client, commitment):
    for _ in range(2):
        response = client.post(f"/commitments/{commitment.pk}/renew/")
        assert (response.status_code, response["Location"]) == (303, "/week/")
    days = [f"{each.starts_at:%d %b}" for each in occasions_of(commitment)]
    assert days[3:] == ["15 Dec", "22 Dec", "29 Dec", "05 Jan", "12 Jan"]
    assert "What comes next?" not in page_of(client, commitment)
    assert "So far" in page_of(client, commitment)


def test_week_after_renewing_shows_the_four_that_come(client, commitment):
    client.post(f"/commitments/{commitment.pk}/renew/")
    page = client.get("/week/").content.decode()
    assert re.findall(r"<b>Week (\d)</b>\s+(\d+ \w+)", page) == [
        ("5", "22 Dec"),
        ("6", "29 Dec"),
        ("7", "5 Jan"),
        ("8", "12 Jan"),
    ]
    assert len(regions(page, ".w-ahead")) == 4
    assert "next is week five of eight" in page


def test_renewing_opens_a_closed_one_again(client, commitment):
    client.post(f"/commitments/{commitment.pk}/finish/")
    client.post(f"/commitments/{commitment.pk}/renew/")
    assert Commitment.objects.get().finished_at is None
    assert "supper at home" in client.get("/week/").content.decode()


def test_closing_keeps_what_was_and_asks_no_more(client, commitment):
    Occasion.objects.get(pk=occasions_of(commitment)[1].pk).check_in.delete()
    response = client.post(f"/commitments/{commitment.pk}/finish/")
    assert (response.status_code, response["Location"]) == (303, f"/commitments/{commitment.pk}/keepsake/")
    assert Commitment.objects.get().finished_at == AFTER_ALL
    assert "Closed." in page_of(client, commitment, "keepsake/")
    week = client.get("/week/").content.decode()
    assert "supper at home" not in week
    assert "did it hold" not in week
    assert "Nothing is planned ahead" in week
    assert len(occasions_of(commitment)) == 4


@pytest.mark.parametrize(("choice", "is_kept"), [("keep", True), ("away", False)])
def test_closing_asks_about_the_habit(client, commitment, choice, is_kept):
    commitment.micro_habits.create(person=commitment.person, cue="I sit", action="breathe", created_at=AFTER_ALL)
    path = f"/commitments/{commitment.pk}/finish/"
    assert f'href="{path}"' in client.get(f"/commitments/{commitment.pk}/look-back/").content.decode()
    page = client.get(path).content.decode()
    assert "After I sit, I will breathe." in page
    refused = client.post(path)
    assert refused.status_code == 422
    assert "<title>Error: Close a plan" in refused.content.decode()
    assert Commitment.objects.get().finished_at is None
    assert client.post(path, {"habits": choice}).status_code == 303
    assert Commitment.objects.get().finished_at == AFTER_ALL
    assert commitment.micro_habits.kept().exists() == is_kept
    client.post(f"/commitments/{commitment.pk}/renew/")
    assert commitment.micro_habits.kept().exists()


def test_closing_early_removes_only_what_lies_ahead(client, commitment):
    client.post(f"/commitments/{commitment.pk}/renew/")
    client.post(f"/commitments/{commitment.pk}/finish/")
    assert len(occasions_of(commitment)) == 4


def test_sentence_is_opened_as_written_to_change_it_and_takes_its_place(client, commitment):
    url = f"/commitments/{commitment.pk}/adapt/"
    page = client.get(url).content.decode()
    assert "supper at home" in page
    assert 'value="family"' in page
    response = client.post(url, form_data(what="a walk"))
    new = Commitment.objects.exclude(pk=commitment.pk).get()
    assert response["Location"] == f"/commitments/{new.pk}/saved/"
    assert (new.what, new.occasions.count()) == ("a walk", 4)
    assert Commitment.objects.get(pk=commitment.pk).finished_at == AFTER_ALL


def test_look_back_change_with_an_error_changes_nothing(client, commitment):
    response = client.post(f"/commitments/{commitment.pk}/adapt/", form_data(what=""))
    assert response.status_code == 422
    assert "<title>Error: Change it and start again" in response.content.decode()
    assert Commitment.objects.get().finished_at is None


@pytest.mark.parametrize(("name", "status"), [("renew", 405), ("finish", 200)])
def test_look_back_is_not_changed_by_a_look(client, commitment, name, status):
    assert client.get(f"/commitments/{commitment.pk}/{name}/").status_code == status
    assert Commitment.objects.get().finished_at is None
    assert len(occasions_of(commitment)) == 4


def test_look_back_takes_few_queries_whatever_was_said(client, commitment, django_assert_max_num_queries):
    client.post(f"/commitments/{commitment.pk}/reviews/new/", {"stress": "3", "helped": "x"})
    with django_assert_max_num_queries(8):
        client.get(f"/commitments/{commitment.pk}/look-back/")


def test_look_back_after_a_renewal_covers_the_latest_four_weeks_and_all_on_request():
    commitment = make_commitment(answers="KKKK")
    person, after_all = commitment.person, datetime(2026, 12, 16, 9, tzinfo=UTC)
    for week_on, stress, helped in [(date(2026, 11, 23), 5, "A long table."), (date(2026, 12, 21), 2, "A short one.")]:
        words = {"week_on": week_on, "reviewed_at": after_all, "helped": helped}
        review = Review.objects.create(commitment=commitment, **words)
        MarkerSet.objects.create(person=person, review=review, noted_at=after_all, stress=stress)
    renew(commitment=commitment, now=after_all)
    for occasion in occasions_of(commitment)[4:6]:
        answer_occasion(occasion=occasion, answer=Answer.MISSED, now=after_all)
    for day, span in [
        (20, "Tuesday 24 November to Tuesday 15 December"),
        (23, "Tuesday 1 December to Tuesday 22 December"),
    ]:
        with time_machine.travel(datetime(2026, 12, day, 9, tzinfo=UTC), tick=False):
            assert span in page_of(client_of(person), commitment)
    with time_machine.travel("2027-01-14T09:00Z", tick=False):
        latest, whole = (
            page_of(client_of(person), commitment, name) for name in ("look-back/", "look-back/?weeks=all")
        )
    assert "Tuesday 22 December to Tuesday 12 January" in latest
    assert "The latest four weeks. All weeks" in latest
    assert "Kept or moved: 0." in latest
    assert "5 Tuesday 22 December Not this time" in latest
    assert "A short one." in latest
    assert "A long table." not in latest
    assert "Tuesday 24 November to Tuesday 12 January" in whole
    assert "All weeks. Only the latest four" in whole
    assert "Kept or moved: 4." in whole
    assert "A long table." in whole
    assert whole.count("Week of") == 2
