import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/help/", "/nothing/", "/assessments/quick/", "/static/img/mark.svg"])
def test_answers_all_carry_the_security_headers(client, path):
    response = client.get(path)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_policy_allows_this_page_s_style_and_nothing_inline_besides(client):
    policy = client.get("/help/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert policy.count("'sha256-") == 1
    assert "unsafe" not in policy
