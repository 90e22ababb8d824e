"""The headers that every answer carries."""

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
POLICY = ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "script-src 'self'"]


def check(what, response):
    assert {name: response.get(name) for name in EXPECTED} == EXPECTED, what
    policy = response["Content-Security-Policy"].split("; ")
    assert set(POLICY) <= set(policy), what
    assert "unsafe" not in response["Content-Security-Policy"], what
