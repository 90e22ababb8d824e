import html
import re
from datetime import time
from urllib.parse import unquote

import pytest
import time_machine
from django.test import Client

from assessments import library
from commitments.schedule import PARTS, Hours
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.htmx import from_htmx
from tests.regions import regions, text_of, texts_of

pytestmark = pytest.mark.django_db
TYPED = {
    "weekday": "3",
    "start": "17:30",
    "minutes": "90",
    "what": "the choir",
    "value": "music",
    "asker": "client",
    "tone": "firm",
}


@pytest.fixture(autouse=True)
def sunday():
    with time_machine.travel(NOW, tick=False):
        yield


def words_of(response):
    return html.unescape(response.content.decode())


def replies_on(page):
    return texts_of(page, "p.reply[id]")


def test_replies_page_is_the_same_for_everyone_and_shows_all_with_an_example():
    response = client_of(make_person()).get("/replies/")
    page = words_of(response)
    assert response.status_code == 200
    assert response["Cache-Control"].startswith("public")
    assert response["ETag"]
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in page
    assert response.content == Client().get("/replies/").content
    assert len(replies_on(page)) == 63
    assert "I protect Tuesday evenings for family. I can offer you Wednesday at 9:00." in page
    assert not regions(page, "details.fold[open]")


def test_typed_words_fill_the_chosen_replies_and_nothing_is_stored():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/replies/", TYPED)
    page = words_of(response)
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert not response.cookies
    assert len(replies_on(page)) == 4
    text = (
        "I protect Thursdays from 17:30 to 19:00 for music and take no calls in that time. "
        "I am available on Friday at 9:00."
    )
    assert replies_on(page)[0] == text
    assert unquote(re.search(r'href="(mailto:[^"]+)"', page)[1]) == f"mailto:?subject=Another time&body={text}"
    assert 'value="the choir"' in page
    assert '<option value="client" selected>' in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"value": " "}, "Say for whom or what."),
        ({"what": ""}, "Say what you protect."),
        ({"what": "x" * 121}, "at most 120 characters; these are 121."),
        ({"what": "a\x00b"}, "cannot be shown as text"),
        ({"weekday": "7"}, "Choose a day from the list."),
        ({"weekday": ""}, "Choose a day from the list."),
        ({"start": "25:00"}, "Choose a start from the list."),
        ({"minutes": "7"}, "Choose a length from the list."),
        ({"asker": "king"}, "Choose who asks from the list."),
        ({"tone": "loud"}, "Choose how firm from the list."),
    ],
)
def test_replies_say_bad_input_at_its_field_and_the_rest_stays(changes, sentence):
    response = Client().post("/replies/", TYPED | changes)
    page = words_of(response)
    assert response.status_code == 422
    assert "<title>Error: Words for when someone asks" in page
    field = next(iter(changes))
    assert re.search(rf'<li><a href="#id_{field}">[^<]*{re.escape(sentence)}', page)
    assert f'id="id_{field}"' in page
    assert f'id="id_{field}_error"' in page
    assert "what" in changes or 'value="the choir"' in page
    assert "value" in changes or 'value="music"' in page
    assert "I protect Tuesday evenings for family." in page


def test_replies_form_sent_empty_names_all_that_is_missing():
    page = words_of(Client().post("/replies/", {}))
    assert "Five things need another look" in page


def test_replies_show_what_was_typed_as_text():
    page = (
        Client().post("/replies/", TYPED | {"what": "<b>x</b>", "value": '"><i>y</i>', "asker": "", "tone": ""}).content
    )
    assert b"<b>x" not in page
    assert b"<i>y" not in page


def test_replies_choice_of_one_of_both_is_enough():
    page = words_of(Client().post("/replies/", TYPED | {"tone": ""}))
    assert len(replies_on(page)) == 12
    page = words_of(Client().post("/replies/", TYPED | {"asker": "", "tone": "warm"}))
    assert len(replies_on(page)) == 21


def test_replies_without_a_choice_show_the_words_that_were_typed_in_the_first_group():
    page = words_of(Client().post("/replies/", TYPED | {"asker": "", "tone": ""}))
    assert len(replies_on(page)) == 63
    assert len(regions(page, "details.fold[open]")) == 1
    assert "music" in text_of(page, "details.fold[open]")


IN_PLACE = from_htmx("reply-list")


def test_replies_choice_in_place_counts_before_the_words_are_there():
    response = Client().post("/replies/", {"asker": "client", "tone": "", "what": "x" * 121}, headers=IN_PLACE)
    page = words_of(response)
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert "<html" not in page
    assert len(replies_on(page)) == 12
    assert "I protect Tuesday evenings for family." in page
    assert '<p id="said" data-hx-swap-oob="innerHTML">12 replies</p>' in page
    page = words_of(Client().post("/replies/", TYPED, headers=IN_PLACE))
    assert "for music" in replies_on(page)[0]


def test_replies_refuse_other_methods():
    assert Client().put("/replies/").status_code == 405


def own_page(commitment, data=None):
    client, url = client_of(commitment.person), f"/commitments/{commitment.pk}/replies/"
    return client.post(url, data) if data is not None else client.get(url)


def test_replies_for_an_owner_offer_an_hour_beside_everything_protected():
    commitment = make_commitment()
    response = own_page(commitment)
    page = words_of(response)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")
    assert '<meta name="robots" content="noindex">' in page
    assert len(replies_on(page)) == 63
    assert "Can it wait until Wednesday 25 November at 9:00?" in page


def test_replies_move_their_offer_out_of_the_way_of_other_plans():
    commitment = make_commitment()
    person = commitment.person
    make_commitment(person=person, days=(2,), hours=Hours(time(8), time(12)), what="a walk")
    make_commitment(person=person, days=(2,), hours=PARTS["evening"], what="choir")
    make_commitment(days=(2,), hours=Hours(time(13), time(14)), what="of somebody else")
    page = words_of(own_page(commitment))
    assert "Can it wait until Wednesday 25 November at 13:00?" in page
    assert "I’m yours on Thursday 26 November at 18:00." in page


def test_replies_name_all_of_several_days_and_offer_none():
    page = words_of(own_page(make_commitment(days=(1, 2, 3), hours=Hours(time(8), time(20)))))
    assert (
        "I protect Tuesdays, Wednesdays and Thursdays from 8:00 to 20:00 for family. Can it wait until Friday 27"
        in page
    )


def test_replies_by_the_end_of_the_week_name_no_hour_and_take_none():
    commitment = make_commitment(days=(), hours=None, now=NOW.replace(day=16))
    page = words_of(own_page(commitment))
    assert "I protect some time each week for family. Can it wait until Monday 23 November at 9:00?" in page


def test_replies_offer_tomorrow_for_a_plan_whose_weeks_are_over():
    commitment = make_commitment()
    with time_machine.travel("2027-02-01T10:00:00Z", tick=False):
        assert "Can it wait until Tuesday 2 February at 9:00?" in words_of(own_page(commitment))


def test_choosing_stores_nothing_and_stands_in_no_address():
    response = own_page(make_commitment(), {"asker": "partner", "tone": "warm"})
    page = words_of(response)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")
    assert len(replies_on(page)) == 3
    assert regions(page, "details.fold[open]")
    assert "asker=" not in page


def test_replies_choice_that_is_none_is_said_at_its_field():
    response = own_page(make_commitment(), {"asker": "king", "tone": "warm"})
    page = words_of(response)
    assert response.status_code == 422
    assert "<title>Error: Someone asks for this time" in page
    assert '<li><a href="#id_asker">Choose who asks from the list.</a></li>' in page
    assert '<option value="warm" selected>' in page


def test_replies_are_led_to_from_the_saved_page():
    commitment = make_commitment()
    page = words_of(client_of(commitment.person).get(f"/commitments/{commitment.pk}/saved/"))
    assert f'href="/commitments/{commitment.pk}/replies/"' in page


@pytest.mark.parametrize("slug", library.profiles().profiles)
def test_portraits_show_three_replies_each(slug):
    page = words_of(Client().get(f"/profiles/{slug}/"))
    part = page.partition("Three replies")[2].partition("</section>")[0]
    assert part.count("I protect ") == 3
    assert "{" not in part
    assert 'href="/replies/"' in part


def test_replies_are_led_to_from_the_foot_and_the_map():
    assert 'href="/replies/"' in words_of(Client().get("/help/"))
    assert "/replies/</loc>" in words_of(Client().get("/sitemap.xml"))
