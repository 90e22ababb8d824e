import pytest

from assessments import library
from assessments.loading.method_texts import MethodTextsFileError, load_method_texts

TEXT = library.METHODS.read_text(encoding="utf-8")


def test_method_texts_are_there_for_both_instruments_and_an_earlier_version():
    texts = library.method_texts()
    assert set(texts) == {"quick", "full", "full-1"}
    assert all(text.reliability.startswith("Not yet known.") for text in texts.values())
    assert [source.key for source in texts["quick"].sources] == ["kossek2012", "kinnunen2016", "mueller2023"]


@pytest.mark.parametrize(
    ("old", "new", "path", "remedy"),
    [
        ('can = "Three', 'con = "Three', "quick.can", "is missing; write a text in quotes."),
        ('can = "Three', 'con = "Three', "quick.con", "remove it or correct its spelling."),
        ('reliability = "Not yet known. Until', 'reliability = ""\nuntil = "', "full.reliability", "write the text."),
        ('key = "kinnunen2016"', 'key = "kossek2012"', "quick.source", "names 'kossek2012' twice; remove one."),
        ("limits = [", "limits = [3,", "quick.limits", "write texts in quotes"),
        ('name = "Kossek', 'nam = "Kossek', "quick.source[1].name", "is missing"),
    ],
)
def test_planted_fault_is_refused_with_place_and_remedy(old, new, path, remedy):
    assert old in TEXT
    with pytest.raises(MethodTextsFileError) as caught:
        load_method_texts(TEXT.replace(old, new, 1), "methods.toml")
    assert [issue for issue in caught.value.issues if issue.path == path and remedy in issue.message], caught.value


def test_method_texts_in_broken_toml_are_refused():
    with pytest.raises(MethodTextsFileError, match="is not TOML"):
        load_method_texts("[quick", "methods.toml")
