"""Words of a script that runs from right to left leave ours, and the hours beside them, in their order."""

import pytest

from accounts.text import isolated
from commitments.schedule import PARTS
from commitments.sharing.actions import make_share
from commitments.sharing.wording import ShareOptions
from commitments.wording import sentences
from commitments.work_card.actions import make_work_card_link, save_work_card
from tests.commitments.factories import NOW, client_of, make_commitment

HEBREW, ARABIC, TURNED = "\u05d0\u05e8\u05d5\u05d7\u05d4", "\u0639\u0634\u0627\u0621", "supper\u202e sknaht"
EVENING = PARTS["evening"]
SENTENCES = [
    sentences.boundary(days=[1], hours=EVENING, what=HEBREW, value="family"),
    sentences.short_boundary(what=HEBREW, value="family"),
    sentences.headline(days=[1], hours=EVENING, what=HEBREW, value="family"),
    sentences.reason(what="supper", value=HEBREW),
    sentences.if_then(HEBREW, "say so"),
    sentences.habit("I sit", HEBREW),
    sentences.shared_notice([HEBREW]),
    sentences.message(days=[1], hours=EVENING, what=HEBREW, weeks=4, first_on=NOW.date()),
]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (HEBREW, f"\u2068{HEBREW}\u2069"),
        (ARABIC, f"\u2068{ARABIC}\u2069"),
        (TURNED, "\u2068supper sknaht\u2069"),
        ("supper", "supper"),
        ("", ""),
    ],
)
def test_words_are_set_apart_only_when_they_could_turn_others(words, shown):
    assert isolated(words) == shown


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_each_set_words_apart(sentence):
    assert sentence.count(f"\u2068{HEBREW}\u2069") == sentence.count(HEBREW) == 1


@pytest.mark.django_db
def test_shared_pages_set_them_apart(client):
    plan = make_commitment(what=HEBREW, value=ARABIC, obstacle=HEBREW, response=ARABIC)
    secret = make_share(
        commitment=plan, shown=ShareOptions(HEBREW, shows_sentence=True, shows_value=True, shows_if_then=True), now=NOW
    )
    page = client.get(f"/shared/{secret}/").content.decode()
    assert page.count(HEBREW) == page.count(f"\u2068{HEBREW}\u2069") >= 3
    assert page.count(ARABIC) == page.count(f"\u2068{ARABIC}\u2069") == 2


@pytest.mark.django_db
def test_card_of_how_somebody_works_sets_them_apart(client):
    plan = make_commitment()
    save_work_card(person=plan.person, lines={"name": HEBREW, "urgent": ARABIC}, times=[plan], now=NOW)
    page = client.get(f"/how-i-work/{make_work_card_link(person=plan.person, now=NOW)}/").content.decode()
    assert page.count(HEBREW) == page.count(f"\u2068{HEBREW}\u2069") >= 1
    assert f'<dd dir="auto">{ARABIC}</dd>' in page
    assert client_of(plan.person).get("/how-i-work/").status_code == 200
