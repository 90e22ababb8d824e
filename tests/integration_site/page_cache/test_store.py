import pytest

from integration_site.page_cache.store import BYTES_BESIDE_THE_BODY, PageCache, make_cached_response

HEADERS = [
    ("Content-Type", "text/html"),
    ("Content-Length", "5"),
    ("Content-Encoding", "br"),
    ("ETag", '"e"'),
    ("Content-Security-Policy", "default-src 'none'"),
]
ANSWER = make_cached_response(HEADERS, b"hello", reads_query=False)
SIZE = 5 + BYTES_BESIDE_THE_BODY


@pytest.fixture
def shelf():
    shelf = PageCache(2 * SIZE)
    shelf.get("a", 1)
    return shelf


def test_answer_knows_its_etag_and_what_is_said_without_the_body():
    assert ANSWER.etag == '"e"'
    assert ANSWER.headers == HEADERS
    assert ANSWER.unchanged == [("ETag", '"e"'), ("Content-Security-Policy", "default-src 'none'")]


def test_store_has_what_was_put(shelf):
    shelf.put("a", ANSWER, 1)
    assert shelf.get("a", 1) is ANSWER
    assert shelf.get("b", 1) is None
    assert shelf.bytes == SIZE


def test_store_is_emptied_by_another_content_version(shelf):
    shelf.put("a", ANSWER, 1)
    assert shelf.get("a", 2) is None
    assert shelf.get("a", 1) is None
    assert shelf.bytes == 0


def test_store_does_not_keep_what_was_made_of_an_earlier_content_version(shelf):
    shelf.get("a", 2)
    shelf.put("a", ANSWER, 1)
    assert shelf.get("a", 2) is None


def test_store_lets_the_oldest_go_when_it_is_full(shelf):
    for key in "abc":
        shelf.put(key, ANSWER, 1)
    assert [shelf.get(key, 1) for key in "abc"] == [None, ANSWER, ANSWER]
    assert shelf.bytes == 2 * SIZE


def test_store_counts_a_second_answer_under_one_key_once(shelf):
    shelf.put("a", ANSWER, 1)
    shelf.put("a", make_cached_response(HEADERS, b"other", reads_query=False), 1)
    assert shelf.get("a", 1) is ANSWER
    assert shelf.bytes == SIZE


def test_store_loses_nothing_to_what_is_larger_than_all_of_it(shelf):
    shelf.put("a", ANSWER, 1)
    shelf.put("b", make_cached_response(HEADERS, b"x" * 3 * SIZE, reads_query=False), 1)
    assert shelf.get("a", 1) is ANSWER
    assert shelf.get("b", 1) is None
