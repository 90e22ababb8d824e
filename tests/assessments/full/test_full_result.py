import re

import pytest

from accounts.models import Person
from assessments.codes import encode
from tests.assessments.patterns import answers
from tests.assessments.sheets import client_of, make_attempt, newest_attempt, newest_sheet, sheet
from tests.regions import regions

pytestmark = pytest.mark.django_db


def result_page(**options):
    attempt = make_attempt(**options)
    response = client_of(attempt.person).get(f"/assessments/full/results/{attempt.pk}/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_result_of_a_clear_lead():
    page = result_page(values=sheet(purpose=5, blender=3, fit=2))
    assert "<h1>Purpose-Driven</h1>" in page
    assert "A clear lead" in page
    assert "Your highest stands 50 points above the next. From 29.3 points on we call that clear" in page
    assert "100, likely between 79 and 100" in page
    assert '<rect class="score__band" x="79.26%" width="20.74%"' in page
    assert "Fit came out lowest." in page
    assert len(regions(page, ".why__row")) == 3
    assert len(regions(page, ".advice__item")) == 3
    assert page.count("portrait=purpose&amp;advice=") == 3
    assert "not a medical or personality test" in page
    assert "Not for hiring" in page
    assert " style=" not in page


def test_result_of_a_close_call_names_both():
    page = result_page(values=sheet(blender=4, purpose=4, boundary=4))
    assert "<h1>Between Boundary Specialist and Blender</h1>" in page
    assert "Purpose-Driven came just as close" in page
    assert len(regions(page, ".why__row")) == 4


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (sheet(purpose=5), "Your three answers said <a"),
        (sheet(purpose=5), "the thirty-six say Purpose-Driven. The two differ."),
        (sheet(blender=5), "the thirty-six say Blender. The two agree."),
        (sheet(blender=4, purpose=4), "the thirty-six lie between Blender and Purpose-Driven. The two agree."),
        (sheet(None), "too few of the thirty-six were answered"),
    ],
)
def test_result_beside_three_answers(values, words):
    code = encode(1, answers("blended", "family", "limited"))
    page = result_page(values=values, quick_code=code)
    assert words in page
    assert page.count(f"result={code}&amp;") == 3


def test_scales_that_are_missing_are_said_in_words():
    page = result_page(values=sheet(blender=None, control=None))
    assert "Not enough answers: 0 of 6, and 5 are needed." in page
    assert "this assumes next to none" in page
    page = result_page(values=sheet(None))
    assert "<h1>No name this time</h1>" in page
    assert not regions(page, ".advice__item")


def test_result_of_the_same_answer_everywhere_gets_a_kind_note():
    assert "You gave every statement the same answer." in result_page(values=dict.fromkeys(sheet(), 4))
    assert "the same answer" not in result_page(values=sheet(purpose=5))


def test_advice_fills_the_form_of_a_commitment(client):
    page = result_page(values=sheet(purpose=5))
    address = re.search(r'href="(/commitments/new/\?[^"]*)"', page)[1].replace("&amp;", "&")
    response = client.get(address)
    assert response.status_code == 200
    assert response.context["form"]["what"].value()
    alone = client.get("/commitments/new/?advice=" + address.split("advice=")[1])
    assert alone.context["form"]["what"].value() == response.context["form"]["what"].value()
    assert alone.context["form"]["value"].value() == ""
    assert b"from the advice you chose" in alone.content


def test_queries_of_a_result(django_assert_max_num_queries):
    attempt = make_attempt()
    client = client_of(attempt.person)
    with django_assert_max_num_queries(10):
        client.get(f"/assessments/full/results/{attempt.pk}/")


ASKING = {
    "owner": lambda attempt: attempt.person,
    "other person": lambda attempt: make_attempt().person,
    "visitor": lambda attempt: None,
    "staff": lambda attempt: Person.objects.create_superuser("staff@example.org", "long enough"),
}


@pytest.mark.parametrize("who", ASKING)
def test_result_is_its_owner_s(who):
    attempt = make_attempt()
    response = client_of(ASKING[who](attempt)).get(f"/assessments/full/results/{attempt.pk}/")
    assert response.status_code == (200 if who == "owner" else 404)
    assert response["Cache-Control"] == "no-store"


def test_result_of_an_unfinished_attempt_is_none():
    attempt = make_attempt(sections=3)
    assert client_of(attempt.person).get(f"/assessments/full/results/{attempt.pk}/").status_code == 404


def choose(attempt, portrait):
    path = f"/assessments/full/results/{attempt.pk}/choose/"
    return client_of(attempt.person).post(path, {"portrait": portrait})


def test_portrait_of_one_s_own_choice_stands_over_the_score_and_changes_none():
    attempt = make_attempt(values=sheet(purpose=5))
    client, path = client_of(attempt.person), f"/assessments/full/results/{attempt.pk}/"
    assert f'href="{path}choose/"' in client.get(path).content.decode()
    assert len(regions(client.get(f"{path}choose/"), ".choose__item")) == 4
    response = choose(attempt, "blender")
    assert (response.status_code, response["Location"]) == (303, path)
    page = " ".join(client.get(path).content.decode().split())
    assert "<h1>Blender</h1>" in page
    assert "Your choice, over the score" in page
    assert "The scores say Purpose-Driven, and stand below unchanged." in page
    assert page.count("portrait=blender&amp;advice=") == 3
    assert "100, likely between 79 and 100" in page
    choose(attempt, "")
    assert b"<h1>Purpose-Driven</h1>" in client.get(path).content


def test_choice_that_the_scores_agree_with_and_one_without_any_name():
    attempt = make_attempt(values=sheet(purpose=5))
    choose(attempt, "purpose")
    assert "The scores named the same one." in shown(attempt)
    attempt = make_attempt(values=sheet(None))
    assert "Choose for yourself" in shown(attempt)
    choose(attempt, "boundary")
    assert "The scores named none, and stand below unchanged." in shown(attempt)
    assert len(regions(shown(attempt), ".advice__item")) == 3


@pytest.mark.parametrize("portrait", ["baker", "x" * 500])
def test_portrait_that_is_none_is_not_chosen(portrait):
    attempt = make_attempt()
    assert choose(attempt, portrait).status_code == 422
    attempt.refresh_from_db()
    assert attempt.portrait == ""


@pytest.mark.parametrize("who", [who for who in ASKING if who != "owner"])
def test_portrait_is_chosen_by_its_owner_alone(who):
    attempt = make_attempt()
    client = client_of(ASKING[who](attempt))
    path = f"/assessments/full/results/{attempt.pk}/choose/"
    assert [client.get(path).status_code, client.post(path, {"portrait": "blender"}).status_code] == [404, 404]
    assert client_of(attempt.person).put(path).status_code == 405


def shown(attempt):
    page = client_of(attempt.person).get(f"/assessments/full/results/{attempt.pk}/").content.decode()
    return " ".join(page.split())


def newest_page(**scales):
    return shown(newest_attempt(newest_sheet(**scales)))


def test_result_of_which_nothing_came_out_low_says_so_and_praises_nobody():
    page = newest_page(control=5, switching_off=5, unbroken=5)
    assert "None of these came out low." in page
    assert "came out lowest" not in page
    conditions = page[page.index("What may play a part") : page.index("The width of each band")]
    assert not re.search(r"\b(great|well done|congratulations|good|strong|excellent)\b", conditions, re.IGNORECASE)
    assert "Unbroken time came out lowest." in newest_page(unbroken=1)


def test_result_sets_what_happens_beside_what_is_wished():
    page = newest_page(work_in_life=5, life_in_work=3, life_in_work_wished=4)
    assert "More than you would like." in page
    assert "Perhaps a little less than you would like. So small a difference can be chance." in page
    assert "Fit came out lowest." in page
    assert "the fit with how you want it came out lowest and work comes into your free time more than" in page
    assert "What happens, and what you would like" not in result_page()


def test_result_of_too_few_answers_gives_no_figure_and_says_so():
    page = newest_page(work_in_life_wished=None, life_in_work=None)
    assert "Not enough answers: 0 of 4, and 4 are needed." in page
    assert "Not enough answers to what it is worked out from." in page


def test_result_counts_statements_in_words():
    code = encode(1, answers("blended", "family", "limited"))
    attempt = newest_attempt(newest_sheet(purpose=5), quick_code=code)
    assert "the thirty-nine say Purpose-Driven. The two differ. Thirty-nine statements weigh more" in shown(attempt)


def test_result_of_an_earlier_version_says_that_a_newer_one_exists():
    assert "The statements have been written anew since" in result_page()
    assert "two results side by side" not in result_page()
    assert "two results side by side" in newest_page()
