import pytest

from accounts.sign_in.forms import EmailForm

DOMAIN = f"{'b' * 63}.{'c' * 63}.{'d' * 57}.org"


@pytest.mark.parametrize(("length", "codes"), [(254, []), (255, ["max_length"])])
def test_address_is_as_long_as_an_address_can_be(length, codes):
    address = f"{'a' * (length - len(DOMAIN) - 1)}@{DOMAIN}"
    assert len(address) == length
    form = EmailForm({"email": address})
    assert [error.code for error in form.errors.as_data().get("email", [])] == codes
