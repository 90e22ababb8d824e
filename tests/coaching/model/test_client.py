import logging
import sys
import time
from dataclasses import replace

import pytest

from coaching.model import client as model_client
from coaching.model.client import ask_model, is_installed, is_on, model_name
from coaching.model.prompts import Candidate, build_prompt
from coaching.model.replies import Reply
from tests.coaching.model_server import GOOD, model_server

LETTER = build_prompt("How do I end a day?", [], [Candidate("place-1", "The lid", "Close it.")])
REPLY = Reply("Close the lid at the same minute each evening. One evening is enough to begin.", ("place-1",))


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(model_client, "PAUSE", 0)


def test_client_sends_the_letter_and_nothing_else(settings):
    with model_server(settings, GOOD) as server:
        assert ask_model(LETTER).reply == REPLY
    ((path, key, body),) = server.asked
    assert (path, key) == ("/v1/chat/completions", "Bearer xkey")
    assert set(body) == {"model", "messages", "response_format"}
    del body["response_format"]
    assert body == {
        "model": "tiny",
        "messages": [{"role": "system", "content": LETTER.rules}, {"role": "user", "content": LETTER.told}],
    }


@pytest.mark.parametrize(
    ("ids", "items", "most"),
    [
        (("a", "b", "c", "d"), {"type": "string", "enum": ["a", "b", "c", "d"]}, 3),
        (("a",), {"type": "string", "enum": ["a"]}, 1),
        ((), {"type": "string"}, 0),
    ],
)
def test_client_asks_for_the_form_of_a_reply(settings, ids, items, most):
    with model_server(settings, GOOD) as server:
        ask_model(replace(LETTER, ids=ids))
    asked = server.asked[0][2]["response_format"]
    assert asked["type"] == "json_schema"
    schema = asked["json_schema"]["schema"]
    assert schema["properties"]["ids"] == {"type": "array", "items": items, "maxItems": most}
    assert schema["required"] == ["ids", "words"]


@pytest.mark.parametrize("first", [429, 500, 503, "close", "{broken", b"not json", b'{"choices": []}', "flood"])
def test_client_tries_once_more(settings, first):
    with model_server(settings, first, GOOD) as server:
        assert ask_model(LETTER).reply == REPLY
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("reply", "problem", "tries"),
    [
        (429, "busy", 2),
        (500, "unreachable", 2),
        ("close", "unreachable", 2),
        ("Of course: {", "unreadable", 2),
        (b"<html>", "unreadable", 2),
        (b"[]", "unreadable", 2),
        (b'{"choices": [{"message": {"content": null}}]}', "unreadable", 2),
        ("flood", "unreadable", 2),
        (401, "refused", 1),
        (404, "refused", 1),
        ("redirect", "refused", 1),
    ],
)
def test_client_leaves_it_to_the_answer_of_the_site_after_two_tries(settings, reply, problem, tries):
    with model_server(settings, reply) as server:
        outcome = ask_model(LETTER)
    assert (outcome.reply, outcome.problem, len(server.asked)) == (None, problem, tries)
    assert outcome.sentence


@pytest.mark.parametrize("reply", ["slow", "trickle"])
def test_client_lets_neither_silence_nor_a_trickle_hold_the_page_up(settings, monkeypatch, reply):
    monkeypatch.setattr(model_client, "SECONDS", 0.3)
    with model_server(settings, reply) as server:
        began = time.monotonic()
        assert ask_model(LETTER).problem == "slow"
        assert time.monotonic() - began < 8
    assert len(server.asked) == 2


def test_client_waits_eight_seconds_and_tries_once_more():
    assert (model_client.SECONDS, model_client.TRIES) == (8.0, 2)


def test_client_with_nobody_there(settings):
    settings.COACH_MODEL_URL, settings.COACH_MODEL_NAME = "http://127.0.0.1:9/v1", "tiny"
    assert ask_model(LETTER).problem == "unreachable"


def test_client_asks_no_more_than_four_at_once(settings):
    with model_server(settings, GOOD) as server:
        for _ in range(4):
            assert model_client._slots.acquire(blocking=False)
        try:
            assert ask_model(LETTER).problem == "busy"
        finally:
            for _ in range(4):
                model_client._slots.release()
        assert not server.asked
        assert ask_model(LETTER).reply == REPLY


def test_client_logs_nothing_of_it(settings, caplog, capfd):
    with model_server(settings, 500, GOOD), caplog.at_level(logging.DEBUG):
        logging.getLogger("httpx2").setLevel(logging.DEBUG)
        ask_model(LETTER)
    logging.getLogger("httpx2").setLevel(logging.NOTSET)
    printed = capfd.readouterr()
    for words in ("How do I end a day", "Close the lid", "xkey"):
        assert words not in caplog.text + printed.out + printed.err


def test_model_is_off_by_default_and_without_the_client(settings, monkeypatch):
    assert not is_on()
    settings.COACH_MODEL_URL, settings.COACH_MODEL_NAME = "http://127.0.0.1:9/v1", "tiny"
    assert is_on()
    assert model_name() == "tiny at 127.0.0.1"
    monkeypatch.setitem(sys.modules, "httpx2", None)
    assert not is_installed()
    assert not is_on()
