import pytest

from articles.forms import NoteForm

SLUGS = ["g01", "c01"]


def form(text="A doubt about this.", claim=""):
    return NoteForm(SLUGS, {"text": text, "claim": claim})


def test_note_with_and_without_a_claim():
    assert form().is_valid()
    with_claim = form("  Two lines,\r\nthis is one.  ", "g01")
    assert with_claim.is_valid()
    assert with_claim.cleaned_data == {"text": "Two lines,\nthis is one.", "claim": "g01"}


@pytest.mark.parametrize("text", ["x" * 10, "x" * 1000, "x\r\n" * 500, "a\ttab and a\nline", "עברית וגם العربية"])
def test_lengths_and_scripts_that_fit(text):
    assert form(text).is_valid()


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("", "required", "Write a sentence or two"),
        ("   \r\n ", "required", "Write a sentence or two"),
        ("x" * 9, "min_length", "at least 10 characters"),
        ("x" * 1001, "max_length", "at most 1000 characters. These are 1001."),
        ("ten letters\x00", "control_characters", "cannot be shown as text"),
        ("ten letters\x1b[31m red", "control_characters", "cannot be shown as text"),
        ("ten letters\x7f and more", "control_characters", "cannot be shown as text"),
        ("ten letters\x85 and more", "control_characters", "cannot be shown as text"),
    ],
)
def test_texts_that_are_refused(text, code, message):
    refused = form(text)
    assert refused.errors.as_data()["text"][0].code == code
    assert message in refused.messages()["text"]


@pytest.mark.parametrize("claim", ["g99", "g01 OR 1=1", "\x00", "G01"])
def test_claim_that_is_not_on_the_list(claim):
    assert form(claim=claim).messages() == {"claim": "That claim is not on the list. Choose one that is, or none."}
