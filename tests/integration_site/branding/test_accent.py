import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_site.branding.accent import Accent, accent_of, contrast, mix, tokens_css, unreadable

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == pytest.approx(ratio, abs=0.01)


def test_mix_takes_a_share_of_the_other():
    assert [mix("#004080", "#ffffff", share) for share in (0, 0.5, 1)] == ["#004080", "#80a0c0", "#ffffff"]


def test_accent_of_the_site_s_own_colours_is_readable():
    assert unreadable(Accent("#1d4f3c", "#94d1ad")) == []


@pytest.mark.parametrize("day", ["#1d3f6f", "#7a1f3d", "#5b2a86", "#8a3b12"])
def test_accent_of_a_dark_colour_is_readable_in_the_evening_too(day):
    accent = accent_of(day)
    assert accent.evening != day
    assert unreadable(accent) == []


@pytest.mark.parametrize(
    ("accent", "themes"),
    [
        (accent_of("#4a90d9"), ["day"]),
        (Accent("#1d3f6f", "#1d3f6f"), ["evening"]),
        (Accent("#ffd000", "#401010"), ["day", "evening"]),
    ],
)
def test_unreadable_says_in_which_theme(accent, themes):
    sentences = unreadable(accent)
    assert [theme for theme in ("day", "evening") if any(f"by {theme}" in each for each in sentences)] == themes
    assert all("and needs 4.5" in each for each in sentences)


@given(COLOURS)
def test_accent_of_any_colour_has_one_for_the_evening(day):
    assert contrast(accent_of(day).evening, "#161b18") >= 8


def test_tokens_css_sets_both_themes():
    assert tokens_css(Accent("#1d3f6f", "#9ab8e0")) == (
        "@layer tokens{:root{--green:light-dark(#1d3f6f,#9ab8e0);--green-hover:light-dark(#162f53,#b8cde9);"
        "--deep:light-dark(#1a3964,#142c4e)}}"
    )
