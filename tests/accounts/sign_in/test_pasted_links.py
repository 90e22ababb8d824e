from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.sign_in.pasted_links import PastedLink, find_link

SECRET = "aB3-" * 5 + "_x" * 5 + "y" * 13
LINK = f"https://harmony.example/link/{SECRET}/"
SAFE = "https://eur02.safelinks.protection.outlook.com/?url={}&data=05%7C02%7Csam%40post.example%7C{}&reserved=0"
SCANNED = [
    SAFE.format(quote(LINK, safe=""), "0" * 200),
    SAFE.format(quote(LINK.rstrip("/"), safe=""), "0" * 200),
    SAFE.format(quote(SAFE.format(quote(LINK, safe=""), ""), safe=""), ""),
    "https://urldefense.com/v3/__" + LINK + "__;!!AbC!dEf$",
    "https://urldefense.proofpoint.com/v2/url?u="
    + quote(LINK, safe="").replace("-", "%2D").replace("_", "%5F").replace("%2F", "_").replace("%", "-")
    + "&d=DwMFaQ&c=abc",
    "https://www.google.com/url?q=" + LINK + "&source=gmail",
    "https://linkprotect.cudasvc.com/url?a=" + quote(LINK, safe="").lower().replace(SECRET.lower(), SECRET),
    "https://secure-web.cisco.com/1abcdefg/" + quote(LINK, safe=""),
]


def test_pasted_secret_is_as_long_as_those_that_are_made():
    assert len(SECRET) == 43


@pytest.mark.parametrize("pasted", SCANNED)
def test_pasted_link_is_found_inside_a_scanner_s_address(pasted):
    assert find_link(pasted) == find_link(f"Your link: <{pasted}>.") == PastedLink("link", SECRET)


@pytest.mark.parametrize("end", ["\n", "\r\n", " ", "\n  ", "\n> ", "\r\n> > ", "=\r\n", "\u200b\n"])
@pytest.mark.parametrize("kind", ["link", "mail-link"])
def test_pasted_link_broken_anywhere(kind, end):
    link = f"https://harmony.example/{kind}/{SECRET}/"
    for place in range(1, len(link)):
        assert find_link(f"{link[:place]}{end}{link[place:]}") == PastedLink(kind, SECRET), place


@pytest.mark.parametrize("pasted", [*SCANNED, quote(LINK, safe=""), quote(quote(LINK, safe=""), safe="")])
def test_pasted_link_broken_in_two_places_and_encoded(pasted):
    third = len(pasted) // 3
    broken = f"{pasted[:third]}\n{pasted[third : 2 * third]}\n{pasted[2 * third :]}"
    assert find_link(broken) == PastedLink("link", SECRET)


@pytest.mark.parametrize(
    ("pasted", "link"),
    [
        (f"{LINK} and then\nsome words", PastedLink("link", SECRET)),
        (f"My link {LINK.rstrip('/')} opens it", PastedLink("link", SECRET)),
        (f"{LINK[:60]}\n{LINK[60:].rstrip('/')}\nKeep it safe", PastedLink("link", SECRET)),
        (f"first {LINK} then /mail-link/{'z' * 43}/", PastedLink("mail-link", "z" * 43)),
        ("https://harmony.example/code/BCDF\nGHJK/", PastedLink("code", "BCDFGHJK")),
        (SECRET, PastedLink("link", SECRET)),
        (f"{SECRET[:20]}\n{SECRET[20:]}", PastedLink("link", SECRET)),
        (SECRET[:9] + "\u00ad" + SECRET[9:], PastedLink("link", SECRET)),
        ("/link/shorter-than-ours/", PastedLink("link", "shorter-than-ours")),
        ("", None),
        ("hello there my friend", None),
        ("https://evil.example/", None),
        ("%2Flink%2F", None),
    ],
)
def test_pasted_text_of_other_kinds(pasted, link):
    assert find_link(pasted) == link


@given(st.text(max_size=200))
def test_pasted_text_leads_to_a_path_of_ours_or_nowhere(pasted):
    found = find_link(pasted)
    assert found is None or (found.kind in {"link", "mail-link", "code"} and found.secret.isascii())
