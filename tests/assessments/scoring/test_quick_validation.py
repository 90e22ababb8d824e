from assessments.loading.instruments import Instrument, Lead, Option, Question
from assessments.scoring.quick_validation import validate_instrument

LEADS = (Lead("clear", 3, "Clear"), Lead("leaning", 2, "Leaning"), Lead("close", 0, "Close"))


def option(key, profile, points):
    return Option(key, key, key, key, {profile: points})


def question(key, weight, options):
    return Question(key, weight, key, key, key, key, tuple(options))


def instrument(*questions):
    keys = tuple(question.key for question in questions)
    return Instrument("small", 1, "S", "S.", 1, ("left", "right"), questions, keys, ("left", "right"), LEADS)


def sides(weight):
    return [option("l", "left", weight), option("r", "right", weight)]


def test_questions_by_hand():
    """ll and lr name left, rl and rr right: half each; b never decides; leads of 4 and 2, so none is close."""
    found = {
        issue.path: issue.message
        for issue in validate_instrument(instrument(question("a", 3, sides(3)), question("b", 1, sides(1))))
    }
    assert found == {
        "profiles[1]": "'left' is named for 2 of 4 patterns, above 35 %; give it fewer points.",
        "profiles[2]": "'right' is named for 2 of 4 patterns, above 35 %; give it fewer points.",
        "lead.close": "comes about for no answers; correct the margins.",
        "question[2]": "never changes the profile named; give it more weight or leave it out.",
    }


def test_patterns_that_are_too_many_are_not_tried():
    """18 questions with two options have 262,144 patterns."""
    many = [question(f"q{n}", 20 - n, sides(20 - n)) for n in range(18)]
    assert [str(issue) for issue in validate_instrument(instrument(*many))] == [
        "small-1.toml: question: allows 262144 patterns, more than can all be tried; ask fewer questions or options."
    ]
