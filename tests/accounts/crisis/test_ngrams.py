from array import array

import numpy as np
import pytest

from accounts.crisis import ngram_training, ngrams, training
from accounts.crisis.phrase_files import FOLDS

DANGER = ["i want to be gone", "she wants me gone", "gone for good", "better when i am gone", "i am gone by monday"]
OTHERS = ["i want to be home", "she wants me there", "soup for good", "better when i am rested", "i am off by monday"]


def test_places_of_know_letters_words_and_what_stands_near():
    assert ngrams.places_of("the dog bit him") != ngrams.places_of("him bit the dog")
    assert ngrams.places_of("garden") & ngrams.places_of("gardening")
    assert ngrams.places_of("")
    assert all(0 <= place < ngrams.PLACES for place in ngrams.places_of("a word or two"))


def test_places_of_a_long_text_grow_with_its_length():
    assert len(ngrams.places_of("one two three four five six " * 50)) < 300


def test_training_learns_the_word_that_makes_the_difference():
    made = ngram_training.train(DANGER + OTHERS, np.arange(10) < 5)
    danger, other = made.scores(["when i was gone", "when i was home"])
    assert danger > 0 > other
    assert max(map(abs, made.weights)) == 127


def test_training_is_cross_validated_as_the_classifier_is():
    texts, is_danger = np.array((DANGER + OTHERS) * 8), np.arange(80) % 10 < 5
    none, every = np.zeros(80, bool), np.ones(80, bool)
    data = training.Labelled(texts, is_danger, np.arange(80) % FOLDS, none, every)
    made, figures = training.trained(data, ngram_training.train)
    assert figures.noticed == 100
    assert figures.false <= 100 * training.MOST_FALSE
    assert made.scores(["when i am gone"])[0] > made.threshold


def test_rows_are_what_a_table_of_them_would_be():
    rows = ngram_training.rows_of(DANGER)
    table = np.zeros((len(DANGER), ngrams.PLACES))
    for row, text in zip(table, DANGER, strict=True):
        row[list(ngrams.places_of(text))] = len(ngrams.places_of(text)) ** -0.5
    weights = np.random.RandomState(3).standard_normal(ngrams.PLACES)
    assert rows.times(weights) == pytest.approx(table @ weights)
    assert rows.summed(np.arange(5.0)) == pytest.approx(np.arange(5.0) @ table)


def test_weights_are_read_as_they_were_written(tmp_path, monkeypatch):
    monkeypatch.setattr(ngrams, "FILE", tmp_path / "ngrams.json")
    made = ngrams.Weights(array("b", range(-127, 128)), threshold=1.5)
    ngrams.write(made, {"trained_on": "2026-11-29"})
    try:
        assert ngrams.trained() == made
        assert ngrams.read_head()["trained_on"] == "2026-11-29"
    finally:
        ngrams.trained.cache_clear()
