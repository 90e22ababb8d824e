import gzip

import brotli
import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [("gzip, deflate, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)],
)
def test_public_pages_are_compressed_as_the_browser_accepts(client, accepted, encoding, decode):
    plain = client.get("/help/")
    small = client.get("/help/", headers={"accept-encoding": accepted})
    assert small["Content-Encoding"] == encoding
    assert decode(small.content) == plain.content
    assert "Accept-Encoding" in plain["Vary"]
    assert small["ETag"] != plain["ETag"]
    assert len(small.content) < len(plain.content) / 3
    again = client.get("/help/", headers={"accept-encoding": accepted, "if-none-match": small["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["/week/", "/commitments/new/", "/nothing/"])
def test_pages_of_a_person_are_compressed_to_a_length_that_tells_nothing(client, path):
    """The same page again and again has many lengths, and its form another spelling of its token each time."""
    answers = [client.get(path, headers={"accept-encoding": "br, gzip"}) for _ in range(8)]
    assert {answer["Content-Encoding"] for answer in answers} == {"gzip"}
    assert b"<title>" in gzip.decompress(answers[0].content)
    assert len({len(answer.content) for answer in answers}) > 2
