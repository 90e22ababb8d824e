import pytest

from integration_site.middleware.content_encoding import negotiate_encoding


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP;q=0.5 , BR;q=0.1", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.000, gzip;Q=0.0", ""),
        ("br;q=0.001", "br"),
        ("brotli, x-gzipped", ""),
        ("identity", ""),
        ("*", ""),
        ("", ""),
    ],
)
def test_encoding_that_is_named_and_not_refused_is_chosen_brotli_first(accepted, expected):
    assert negotiate_encoding(accepted) == expected
