import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("application/x-www-form-urlencoded; charset=utf-16", b"experience=conflict", 400),
        ("multipart/form-data", b"no boundary", 400),
        ("application/x-www-form-urlencoded", b"a=" + b"x" * 70_000, 413),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % number for number in range(300)), 413),
    ],
)
@pytest.mark.parametrize("path", ["/assessments/quick/", "/theme/", "/nothing/"])
def test_body_that_cannot_be_read_is_refused_plainly(client, path, content_type, body, status):
    response = client.generic("POST", path, body, content_type=content_type)
    assert response.status_code == status
    assert response["Content-Type"] == "text/plain; charset=utf-8"
