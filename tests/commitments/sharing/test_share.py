"""The owner's side of a shared page."""

import re
from datetime import timedelta

import pytest
import time_machine

from commitments.models import Cheer, Share
from commitments.sharing.actions import change_share, close_share, make_share, send_cheer
from commitments.sharing.page import expires_at, options_of
from commitments.sharing.wording import ShareOptions
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, occasions_of
from tests.htmx import from_htmx
from tests.regions import texts_of

pytestmark = pytest.mark.django_db
TICKS = {"shows_results": "on", "name": "Ada"}
LATER = NOW + timedelta(days=3)


def path_of(commitment):
    return f"/commitments/{commitment.pk}/share/"


def link_in(response):
    return re.search(r'value="(http://[^"]*)"', response.content.decode())[1]


@time_machine.travel(NOW, tick=False)
def test_ticks_then_a_preview_then_the_link():
    commitment = make_commitment()
    client = client_of(commitment.person)
    form = client.get(path_of(commitment)).content.decode()
    assert re.search(r'name="shows_results"[^>]*checked', form)
    assert len(re.findall(r'<input type="checkbox"[^>]*checked', form)) == 1
    preview = client.post(path_of(commitment), TICKS)
    page = preview.content.decode()
    assert preview.status_code == 200
    assert "Ada: how it goes" in page
    assert "supper at home" not in texts_of(page, "div.share-frame")[0]
    assert "Tuesday 12 January, 28 days after" in page
    assert not Share.objects.exists()
    made = client.post(path_of(commitment), TICKS | {"step": "make"})
    assert made.status_code == 200
    assert made["Cache-Control"] == "no-store"
    secret = link_in(made).split("/shared/")[1].strip("/")
    assert len(secret) == 43
    assert Share.objects.get() == Share.objects.with_secret(secret)
    assert Share.objects.get().digest != secret
    assert secret not in client.get(path_of(commitment)).content.decode()


@time_machine.travel(NOW, tick=False)
def test_share_preview_beside_the_ticks_keeps_nothing():
    commitment = make_commitment()
    client, in_place = client_of(commitment.person), from_htmx("preview")
    page = client.post(path_of(commitment), TICKS | {"step": "make"}, headers=in_place).content.decode()
    assert "Ada: how it goes" in page
    assert "<html" not in page
    assert "They would see nothing yet." in client.post(path_of(commitment), {}, headers=in_place).content.decode()
    assert "They would see" not in client.get(path_of(commitment)).content.decode().partition('id="preview"')[2]
    assert not Share.objects.exists()


def test_share_tick_of_what_the_plan_lacks_is_not_there():
    plain, planned = make_commitment(), make_commitment(obstacle="a late call", response="say so")
    assert "shows_if_then" not in client_of(plain.person).get(path_of(plain)).content.decode()
    assert "shows_if_then" in client_of(planned.person).get(path_of(planned)).content.decode()


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("data", "anchor"),
    [
        ({"name": "Ada"}, "shows_results"),
        (TICKS | {"name": "x" * 61}, "name"),
        (TICKS | {"name": "a\x00b"}, "name"),
    ],
)
def test_share_form_names_bad_input_at_its_field_and_keeps_it_typed(data, anchor):
    commitment = make_commitment()
    response = client_of(commitment.person).post(path_of(commitment), data | {"step": "make"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: " in page
    assert f'href="#id_{anchor}"' in page
    assert f'id="id_{anchor}_error"' in page
    if "\x00" not in data["name"]:
        assert f'value="{data["name"]}"' in page
    assert not Share.objects.exists()


@time_machine.travel(NOW, tick=False)
def test_ticks_change_and_the_link_stays():
    commitment = make_commitment()
    secret = make_share(commitment=commitment, shown=ShareOptions(), now=NOW)
    client = client_of(commitment.person)
    response = client.post(path_of(commitment), {"shows_sentence": "True", "step": "save"})
    assert (response.status_code, response["Location"]) == (303, path_of(commitment))
    share = Share.objects.with_secret(secret)
    assert options_of(share) == ShareOptions(shows_results=False, shows_sentence=True)
    assert "The link stays the same." in client.get(path_of(commitment)).content.decode()
    assert "Change the ticks" in client.post(path_of(commitment), TICKS).content.decode()
    back = client.post(path_of(commitment), TICKS | {"step": "change"}).content.decode()
    assert 'value="Ada"' in back
    assert "This is what they would see" not in back


@time_machine.travel(NOW, tick=False)
def test_share_that_was_closed_meanwhile_is_not_saved_and_shows_the_preview():
    commitment = make_commitment()
    make_share(commitment=commitment, shown=ShareOptions(), now=NOW)
    share = Share.objects.get()
    close_share(commitment=commitment, now=NOW)
    assert not change_share(share=share, shown=ShareOptions(name="Ada"))
    response = client_of(commitment.person).post(path_of(commitment), TICKS | {"step": "save"})
    assert b"Make the link" in response.content
    assert Share.objects.get().name == ""


@time_machine.travel(NOW, tick=False)
def test_share_link_made_again_closes_the_first():
    commitment = make_commitment()
    client = client_of(commitment.person)
    links = [link_in(client.post(path_of(commitment), TICKS | {"step": "make"})) for _ in range(2)]
    assert [client.get(link).status_code for link in links] == [410, 200]
    assert Share.objects.live().count() == 1


@time_machine.travel(NOW, tick=False)
def test_closing_it_twice():
    commitment = make_commitment()
    make_share(commitment=commitment, shown=ShareOptions(), now=NOW)
    client = client_of(commitment.person)
    for _ in range(2):
        assert client.post(f"{path_of(commitment)}close/").status_code == 303
        assert Share.objects.get().revoked_at == NOW
    assert client.get(f"{path_of(commitment)}close/").status_code == 405


def test_share_link_closes_28_days_after_the_last_time():
    commitment = make_commitment()
    assert expires_at(commitment) == occasions_of(commitment)[-1].ends_at + timedelta(days=28)
    commitment.occasions.all().delete()
    assert expires_at(commitment) == NOW + timedelta(days=28)


def test_weeks_that_are_long_over_cannot_be_shared():
    commitment = make_commitment(answers="KKKK")
    with time_machine.travel(expires_at(commitment), tick=False):
        client = client_of(commitment.person)
        assert "more than 28 days ago" in client.get(path_of(commitment)).content.decode()
        assert client.post(path_of(commitment), TICKS | {"step": "make"}).status_code == 422
    assert not Share.objects.exists()


@pytest.mark.parametrize("who", ["other person", "visitor"])
def test_share_is_its_owner_s_alone(who):
    commitment = make_commitment()
    make_share(commitment=commitment, shown=ShareOptions(), now=NOW)
    client = client_of(make_person() if who == "other person" else None)
    assert client.get(path_of(commitment)).status_code == 404
    assert client.post(path_of(commitment), TICKS | {"step": "make"}).status_code == 404
    assert client.post(f"{path_of(commitment)}close/").status_code == 404
    assert Share.objects.live().count() == 1


@pytest.mark.parametrize("page", ["/week/", "/commitments/", "saved/", "look-back/", "keepsake/"])
@time_machine.travel(NOW, tick=False)
def test_share_has_a_way_there(page):
    commitment = make_commitment()
    path = page if page.startswith("/") else f"/commitments/{commitment.pk}/{page}"
    assert f'href="{path_of(commitment)}"' in client_of(commitment.person).get(path).content.decode()


@time_machine.travel(LATER, tick=False)
def test_cheers_are_quiet_in_the_week_and_listed_on_the_page():
    commitment = make_commitment(answers="K")
    client = client_of(commitment.person)
    assert "From whoever you told" not in client.get("/week/").content.decode()
    send_cheer(commitment=commitment, kind="tea", now=LATER)
    for path in ("/week/", path_of(commitment)):
        assert "“Tell me more over a cup of tea.”</span> " in client.get(path).content.decode()
    stranger = make_commitment().person
    assert "cup of tea" not in client_of(stranger).get("/week/").content.decode()
    Cheer.objects.update(sent_at=LATER - timedelta(days=7) + timedelta(seconds=1))
    assert "cup of tea" in client.get("/week/").content.decode()
    Cheer.objects.update(sent_at=LATER - timedelta(days=7))
    assert "cup of tea" not in client.get("/week/").content.decode()
    assert "cup of tea" in client.get(path_of(commitment)).content.decode()
    Cheer.objects.update(sent_at=LATER)
    client.post(f"/commitments/{commitment.pk}/archive/")
    assert not Cheer.objects.for_person(commitment.person).since(NOW).exists()


def test_cheer_of_the_same_word_twice_on_a_day_is_one():
    commitment = make_commitment()
    for hours in (1, 2, 30):
        send_cheer(commitment=commitment, kind="tea", now=NOW + timedelta(hours=hours))
    assert list(Cheer.objects.values_list("sent_on__day", flat=True)) == [22, 23]
