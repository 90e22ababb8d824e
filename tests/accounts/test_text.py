import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.text import comparison_key, has_invisible, normalize, without_directions, without_invisible


@pytest.mark.parametrize("sign", "'`´ʹʻʼʽʾʿˈˊˋʹ΄՚׳ߴ᾽᾿`´῾‘’‚‛′‵Ꞌꞌ＇｀")
def test_apostrophes_of_any_sign_become_one(sign):
    assert normalize(f"don{sign}t") == "don't"


@pytest.mark.parametrize("letter", "\u00ad\u034f\u061c\u115f\u180e\u200b\u200d\u200e\u200f\u202e\u2060\u2066")
def test_letters_that_nobody_sees_do_not_count(letter):
    assert normalize(f"li{letter}ve") == without_invisible(f"li{letter}ve") == "live"
    assert has_invisible(f"li{letter}ve")
    assert not has_invisible("live long, naïve 家族")


@pytest.mark.parametrize("spelt", ["tea time", "TEA  TIME", "ｔｅａ time", "t\u00adea\u00a0time\u200b", "Tea\n time "])
def test_spellings_of_one_name(spelt):
    assert comparison_key(spelt) == "tea time"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İzmir", "izmir"),
        ("Straße", "STRASSE"),
        ("mum’s", "mum´s"),
        ("ΣΊΣΥΦΟΣ", "Σίσυφος"),
        ("cafe\u0301", "CAFÉ"),
        ("ﬁlm", "film"),
    ],
)
def test_letters_beyond_ascii_are_folded_too(one, other):
    assert comparison_key(one) == comparison_key(other)


@pytest.mark.parametrize(("one", "other"), [("resume", "résumé"), ("tea", "team"), ("its", "it's")])
def test_names_that_differ_stay_different(one, other):
    assert comparison_key(one) != comparison_key(other)


@given(st.text(max_size=40))
def test_comparison_key_twice_is_the_key_once(text):
    assert comparison_key(comparison_key(text)) == comparison_key(text)
    assert normalize(normalize(text)) == normalize(text)


def test_characters_that_turn_the_words_around_them_go():
    turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert without_directions(f"a{turning}b") == "ab"
    assert without_directions("שלום\u200f, a\u00ad👩\u200d👧") == "שלום\u200f, a\u00ad👩\u200d👧"
