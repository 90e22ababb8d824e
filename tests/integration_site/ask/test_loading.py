import re

import pytest

from integration_site.ask.library import all_issues, asked_content, asked_files
from integration_site.ask.loading import AskedFileError, load_asked

ASKED = 'asked = ["one", "two"]'
ANSWER = f'answer = "{"word " * 20}"'
GOOD = {
    "questions": f'[[place]]\nid = "question/a"\n{ANSWER}\n{ASKED}\nstep = {{ view = "help", words = "Go" }}\n',
    "sections": f'[[place]]\nid = "section/a"\n{ANSWER}\nasked = ["three"]\n',
    "suggestions": '[[place]]\nid = "suggestion/a"\nasked = ["four"]\n',
    "advice": '[[place]]\nid = "advice/a"\nasked = ["five"]\n',
    "replies": f'[[place]]\nid = "reply/a"\ntitle = "Words"\n{ANSWER}\nasked = ["six"]\n',
    "pages": f'[[place]]\nid = "page/a"\ntitle = "Page"\n{ANSWER}\nasked = ["seven"]\n',
    "practices": f'[[place]]\nid = "practice/a"\n{ANSWER}\nasked = ["eight"]\n',
    "profiles": f'[[place]]\nid = "profile/a"\n{ANSWER}\nasked = ["nine"]\n',
    "off_topic": 'lines = ["ten"]\n',
    "feelings": '[[feeling]]\nid = "tears"\nsaid = "That is heavy."\nasked = ["eleven"]\n',
}


def test_authored_places_are_read():
    content = load_asked(GOOD)
    assert [place.id for place in content.places][:2] == ["question/a", "section/a"]
    first = content.places[0]
    assert (first.kind, first.slug, first.asked, first.step.words) == ("question", "a", ("one", "two"), "Go")
    assert content.off_topic == ("ten",)
    assert content.feelings[0].said == "That is heavy."


@pytest.mark.parametrize(
    ("file", "old", "new", "issue"),
    [
        ("questions", '"question/a"', '"section/b"', "place[1].id: is 'section/b'; write question/ and its name."),
        ("questions", '"two"', '"one"', "has 'one' a second time, after question/a; leave one."),
        ("questions", '"two"', '" NINE "', "profile/a: has 'nine' a second time, after question/a; leave one."),
        ("questions", '"two"', f'"{"x" * 201}"', "place[1].asked: has 201 characters"),
        ("questions", '"word word', '"word', "place[1].answer: has 1 words; write 15 to 70."),
        ("questions", ', words = "Go"', "", "place[1].step.words: is missing; write a text in quotes."),
        ("suggestions", "asked", f"{ANSWER}\nasked", "place[1].answer: is not known here"),
        ("sections", "asked", 'title = "A"\nasked', "place[1].title: is not known here"),
        ("pages", 'title = "Page"', "", "place[1].title: is missing; write a text in quotes."),
        ("feelings", '"tears"', '"Tears"', "feeling[1].id: is 'Tears'; use lower-case letters and hyphens only."),
        ("off_topic", '["ten"]', "[]", "lines: holds something that is no text, or nothing; write texts in quotes."),
        ("off_topic", "lines", "lines = ", "is not TOML"),
    ],
)
def test_authored_places_with_a_fault_are_refused_with_its_place(file, old, new, issue):
    text = GOOD[file].replace(old, new, 1) if "word word" not in old else GOOD[file].replace("word " * 20, "word")
    with pytest.raises(AskedFileError, match=re.escape(issue)):
        load_asked(GOOD | {file: text})


def test_authored_files_that_are_missing_or_of_no_kind_are_named():
    files = {name: text for name, text in GOOD.items() if name != "pages"} | {"hobbies": ""}
    with pytest.raises(AskedFileError) as refused:
        load_asked(files)
    assert "ask/content/pages.toml: is missing; add it." in str(refused.value)
    assert "ask/content/hobbies.toml: is no kind of place" in str(refused.value)


def test_authored_files_of_the_site_are_sound():
    assert all_issues() == ()
    assert set(asked_files()) == set(GOOD)
    assert len(asked_content().places) > 200
