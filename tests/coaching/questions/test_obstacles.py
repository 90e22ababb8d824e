import pytest

from coaching.questions.obstacles import classify_obstacle


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a late call from a client", "work"),
        ("Meetings ran over", "work"),
        ("my boss", "work"),
        ("the children were ill", "people"),
        ("my son’s match", "people"),
        ("too exhausted", "tired"),
        ("I was ill", "tired"),
        ("scrolling on the phone", "screen"),
        ("the work phone", "screen"),
        ("I forgot", "forgotten"),
        ("It slipped my mind", "forgotten"),
        ("a song, an illustration and a mailbox", ""),
        ("I didn´t think of it", "forgotten"),
        ("did n\u00adot thi\u200bnk of it", "forgotten"),
        ("too ｔｉｒｅｄ", "tired"),
        ("rain", ""),
        ("", ""),
    ],
)
def test_kinds(text, kind):
    assert classify_obstacle([text]) == kind


def test_obstacle_is_the_first_that_a_text_names():
    assert classify_obstacle(["rain", "I forgot", "work"]) == "forgotten"
    assert classify_obstacle([]) == ""
