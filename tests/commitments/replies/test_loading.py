import pytest

from assessments.library import profiles
from commitments import checks
from commitments.replies import library as reply_library
from commitments.replies.loading import RepliesFileError, load_replies

FILES = reply_library.reply_files()
SLUGS = list(profiles().profiles)


def issues_of(files):
    with pytest.raises(RepliesFileError) as caught:
        load_replies(files, SLUGS)
    return caught.value.issues


def planted(name, old, new):
    assert old in FILES[name]
    return FILES | {name: FILES[name].replace(old, new, 1)}


FIRST = "script[1].text"
CLIENT = "I protect {when} for {value}. I can offer you {instead}."
PLANTED = [
    ("unknown key", "client", 'tone = "short"', 'tone = "short"\nmood = "x"', "script[1].mood", "remove it"),
    ("missing text", "client", f'text = "{CLIENT}"\n', "", FIRST, "is missing"),
    ("empty text", "client", CLIENT, "", FIRST, "write the text"),
    ("bad id", "client", 'id = "can-offer-you"', 'id = "Offer 1"', "script[1].id", "lower-case letters"),
    ("id twice", "client", 'id = "can-offer-you"', 'id = "would-it-suit"', "script", "its own id"),
    ("tone", "client", 'tone = "short"', 'tone = "loud"', "script[1].tone", "short, warm, firm"),
    ("unknown slot", "client", "{value}. I can offer", "{whom}. I can offer", FIRST, "unknown slot; use {value}"),
    ("formatted slot", "client", "{value}. I can offer", "{value!r}. I can offer", FIRST, "unknown slot"),
    ("open brace", "client", "{value}. I can offer", "{value. I can offer", FIRST, "brace"),
    ("no protecting", "client", CLIENT, CLIENT.replace("protect", "keep"), FIRST, "I protect"),
    ("no offer", "client", "I can offer you {instead}.", "Not then.", FIRST, "must offer {instead}"),
    ("two offers", "client", "offer you {instead}.", "offer {instead} or {instead}.", FIRST, "{instead} once"),
    ("no reason", "client", "for {value}. I can offer", "always. I can offer", FIRST, "add {value} or {what}"),
    ("what inside", "client", "for {value}. I can", "for {what}, so I can", FIRST, "for this: {what}."),
    ("slot first", "client", "I can offer you {instead}.", "{instead} is free.", FIRST, "put a word before it"),
    ("no end", "client", "offer you {instead}.", "offer you {instead}", FIRST, "full stop"),
    ("loud", "client", "That time is set aside.", "No!", "script[2].text", "calm"),
    ("unknown portrait", "portraits", "[blender]", "[mixer]", "mixer", "remove it"),
    ("portrait without", "portraits", "[blender]", "[mixer]", "blender", "is missing"),
    ("two scripts", "portraits", '"can-it-wait", ', "", "blender.scripts", "write 3"),
    ("unknown script", "portraits", '"can-it-wait"', '"can-it-fly"', "blender.scripts", "name a script"),
    ("same asker", "portraits", '"can-it-wait"', '"which-task-waits"', "blender.scripts", "differ"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "path", "remedy"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED]
)
def test_planted_fault_is_refused_with_file_place_and_remedy(name, old, new, path, remedy):
    issues = issues_of(planted(name, old, new))
    found = [each for each in issues if (each.where, each.path) == (f"replies/{name}.toml", path)]
    assert [each for each in found if remedy in each.message], issues


def test_faults_come_all_together():
    files = planted("client", CLIENT, "") | {"friend": FILES["friend"].replace("love-to-then", "Love")}
    assert {each.where for each in issues_of(files)} == {"replies/client.toml", "replies/friend.toml"}


def test_replies_of_one_tone_are_too_few():
    files = planted("friend", 'tone = "short"', 'tone = "warm"')
    assert "has 2 that are short; write at least 3." in str(issues_of(files)[0])


def test_replies_in_a_file_too_few_and_one_too_many():
    files = {name: text for name, text in FILES.items() if name != "client"} | {"boss": ""}
    assert [str(each) for each in issues_of(files)][:2] == [
        "replies/boss.toml: is nobody who asks; use one of manager, colleague, client, partner, family, friend.",
        "replies/client.toml: is missing; add it.",
    ]


def test_replies_in_broken_toml_are_refused():
    assert "is not TOML" in str(issues_of(FILES | {"friend": "[[script"})[0])


def test_system_check_reports_each_fault(monkeypatch):
    assert checks.reply_files(None) == []
    reply_library.replies.cache_clear()
    monkeypatch.setattr(reply_library, "reply_files", lambda: planted("client", CLIENT, ""))
    try:
        (error, *_) = checks.reply_files(None)
    finally:
        reply_library.replies.cache_clear()
    assert (error.id, error.msg) == (
        "commitments.E001",
        "replies/client.toml: script[1].text: is empty; write the text.",
    )
