import struct

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from integration_site.branding.checks import check_branding

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 1200, 630)


def said(settings, **changes):
    for name, value in changes.items():
        setattr(settings, name, value)
    return [message.msg for message in check_branding()]


def test_check_branding_has_nothing_to_say_of_a_copy_without_any(settings):
    assert said(settings) == []


def test_check_branding_has_nothing_to_say_of_one_that_is_right(settings, tmp_path):
    logo, picture, imprint = tmp_path / "logo.SVG", tmp_path / "card.png", tmp_path / "imprint.md"
    logo.write_text("<svg/>")
    picture.write_bytes(PNG)
    imprint.write_text("Anna")
    files = {"SITE_LOGO_FILE": logo, "SITE_PICTURE_FILE": picture, "OPERATOR_IMPRINT_FILE": imprint}
    words = {"SITE_NAME": "Fair Hours", "SITE_ACCENT": "#1D3F6F", "HELP_COUNTRY": "Germany"}
    assert said(settings, **words, **{name: str(file) for name, file in files.items()}) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"SITE_NAME": "Fair\nHours"}, "SITE_NAME is 'Fair\\nHours'; write at most 60 characters in one line."),
        ({"OPERATOR_NAME": "A" * 61}, "OPERATOR_NAME is"),
        (
            {"OPERATOR_IMPRINT_URL": "https://h.example/", "OPERATOR_IMPRINT_FILE": __file__},
            "OPERATOR_IMPRINT_URL and OPERATOR_IMPRINT_FILE are both set; leave one out.",
        ),
        ({"SITE_ACCENT": "green"}, "SITE_ACCENT is 'green'; write a colour like #1d4f3c."),
        ({"SITE_ACCENT_EVENING": "#94d1ad"}, "SITE_ACCENT_EVENING is set without SITE_ACCENT"),
        ({"SITE_ACCENT": "#4a90d9"}, "The accent #4a90d9 by day has a contrast of "),
        ({"SITE_ACCENT": "#1d3f6f", "SITE_ACCENT_EVENING": "#1d3f6f"}, "The accent #1d3f6f by evening"),
        ({"SITE_LOGO_FILE": "/nowhere/logo.svg"}, "which cannot be read (No such file or directory)."),
        ({"SITE_LOGO_FILE": __file__}, "give an SVG or PNG file."),
        ({"SITE_PICTURE_FILE": __file__}, "give a PNG file of 1200 by 630 pixels."),
        ({"HELP_COUNTRY": "Atlantis"}, "HELP_COUNTRY is 'Atlantis'; write one of United Kingdom and Ireland, "),
    ],
)
def test_check_branding_names_what_is_wrong(settings, changes, words):
    sentences = said(settings, **changes)
    assert [words in sentence for sentence in sentences] == [True]


def test_check_branding_bounds_the_logo(settings, tmp_path):
    (tmp_path / "logo.svg").write_bytes(b" " * (64 * 1024 + 1))
    assert "is larger than 64 KiB" in said(settings, SITE_LOGO_FILE=str(tmp_path / "logo.svg"))[0]


def test_check_branding_stops_a_start(settings):
    settings.SITE_ACCENT = "#4a90d9"
    with pytest.raises(SystemCheckError, match="by day has a contrast of"):
        call_command("check", tags=["branding"])
