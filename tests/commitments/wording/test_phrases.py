from commitments.wording import phrases


def test_problems_are_counted_in_words():
    assert phrases.error_title(1) == "One thing needs another look"
    assert phrases.error_title(4) == "Four things need another look"
