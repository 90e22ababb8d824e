import numpy as np
import pytest
from django.core.management import CommandError, call_command

from accounts.crisis import checks, classifier, ngrams, training
from accounts.crisis.phrase_files import FILES, FOLDS, digest, fold_of, phrases, set_aside, to_train


@pytest.fixture
def data():
    """Two clouds that a line through the middle does not part: danger lies on both sides of the others."""
    chance = np.random.RandomState(1)
    is_danger = np.arange(240) < 120
    views = chance.standard_normal((240, 3, 384)).astype(np.float32)
    views[is_danger, :, 0] *= 60
    return training.Labelled(views, is_danger, np.arange(240) % FOLDS, np.zeros(240, bool), np.ones(240, bool))


def test_training_parts_what_no_line_parts(data):
    scores = training.cross_validated(data, training.train)
    threshold = training.threshold_for(scores, data)
    figures = training.figures_of(scores, threshold, data)
    assert figures.noticed > 95
    assert figures.false <= 100 * training.MOST_FALSE


def test_training_gives_the_same_numbers_again(data):
    first, second = (training.train(data.read, data.is_danger) for _ in range(2))
    assert np.array_equal(first.directions, second.directions)
    assert np.array_equal(first.weights, second.weights)


def test_solved_is_what_an_exact_solution_is():
    rows = np.random.RandomState(2).standard_normal((40, 60))
    matrix, wanted = rows @ rows.T + np.eye(40), np.ones(40)
    solved = training.solved(matrix.__matmul__, wanted, 1e-5)
    assert solved == pytest.approx(np.linalg.solve(matrix, wanted), abs=1e-3)


def test_threshold_lets_no_idiom_more_than_its_share_pass_for_danger(data):
    scores = np.where(data.is_danger, 1, 0.00001 * np.arange(240))
    threshold = training.threshold_for(scores, data)
    assert (scores[~data.is_danger] > threshold).mean() <= training.MOST_FALSE


def test_threshold_counts_what_patterns_take_for_danger(data):
    scores = training.cross_validated(data, training.train)
    certain = np.zeros(240, bool)
    certain[120:124] = True
    figures = [
        training.figures_of(scores, training.threshold_for(scores, each), each).false
        for each in (data, data._replace(certain=certain))
    ]
    assert figures == pytest.approx([100 * training.MOST_FALSE] * 2, abs=1)


def test_classifier_is_read_as_it_was_written(data, tmp_path, monkeypatch):
    monkeypatch.setattr(classifier, "FILE", tmp_path / "classifier.json")
    made = training.train(data.read, data.is_danger)._replace(threshold=0.25)
    classifier.write(made, {"trained_on": "2026-11-29"})
    try:
        assert classifier.read_head()["trained_on"] == "2026-11-29"
        assert classifier.trained().scores(data.read) == pytest.approx(made.scores(data.read), abs=0.02)
        assert classifier.trained().threshold == 0.25
    finally:
        classifier.trained.cache_clear()


def test_training_without_the_model_says_what_it_needs():
    with pytest.raises(CommandError, match="MEANING=true"):
        call_command("train_crisis")


def test_phrases_are_many_and_each_stands_once_and_a_fifth_is_set_aside():
    for name in FILES:
        every = phrases(name)
        assert len(every) == len(set(every)) > 1200
        assert 0.17 < len(set_aside(name)) / len(every) < 0.23
        assert not set(set_aside(name)) & set(to_train(name))
        assert all(each.strip() == each != "" for each in every)
    assert {fold_of(phrase) for phrase in phrases(FILES[0])} == set(range(FOLDS))


def test_check_classifiers_are_of_the_phrases_that_lie_beside_them():
    assert classifier.read_head()["phrases_sha256"] == ngrams.read_head()["phrases_sha256"] == digest()
    assert checks.check_classifier() == []


def test_check_says_that_the_classifier_is_older_than_its_phrases(monkeypatch):
    monkeypatch.setattr(checks, "digest", lambda: "another")
    assert [found.id for found in checks.check_classifier()] == ["accounts.E002", "accounts.E002"]


def test_check_names_a_phrase_that_is_in_both_files(monkeypatch):
    monkeypatch.setattr(checks, "phrases", lambda name: ["one", "and the same"])
    assert [found.id for found in checks.check_classifier()] == ["accounts.E003", "accounts.E003"]


def test_check_says_that_the_classifier_cannot_be_read(monkeypatch, tmp_path):
    monkeypatch.setattr(checks, "FOLDER", tmp_path / "phrases")
    assert [found.id for found in checks.check_classifier()] == ["accounts.E001", "accounts.E001"]
