import pytest

from integration_site.ask.words import WordIndex, stems


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("How do I switch off?", {"switch", "off"}),
        ("boss, Bosses' & managers", {"manag"}),
        ("my kid's daughter", {"child"}),
        ("what is it", {"what", "is", "it"}),
        ("e-mail’s waiting", {"mail", "wait"}),
        ("", set()),
    ],
)
def test_stems_of(text, found):
    assert stems(text) == frozenset(found)


def test_likeness_counts_rare_words_more():
    index = WordIndex([stems("evening mail"), stems("evening walk"), stems("evening rest"), stems("holiday")])
    asked = index.likeness(stems("an evening walk"))
    assert asked[1] == pytest.approx(1)
    assert asked[0] == asked[2] < 0.3
    assert asked[3] == 0


def test_likeness_of_unknown_words_is_none():
    assert WordIndex([stems("evening")]).likeness(stems("zebra")) == [0.0]
    assert WordIndex([]).likeness(stems("zebra")) == []
    assert WordIndex([frozenset()]).likeness(frozenset()) == [0.0]
