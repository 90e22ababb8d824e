from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.email_addresses import is_normal
from accounts.models import Person, clean_address
from accounts.sign_in.device_codes import LENGTH, letters_of
from accounts.sign_in.pasted_links import find_link

VIEWS = {"link": "accounts:return_link", "mail-link": "accounts:mail_link", "code": "accounts:code_open"}


class PastedLinkForm(forms.Form):
    """A whole private link, or only its last part; it becomes the path to which it leads on this site."""

    link = forms.CharField(
        max_length=1000,
        error_messages={
            "required": "Paste your private link here.",
            "max_length": "This is longer than a private link can be. Paste only the link.",
        },
    )

    def clean_link(self) -> str:
        found = find_link(self.cleaned_data["link"])
        if not found:
            sentence = "This is no private link of ours. It holds /link/ and a long row of letters."
            raise ValidationError(sentence, code="no_link")
        return reverse(VIEWS[found.kind], args=[found.secret])


class AddressField(forms.EmailField):
    """An address in its one form."""

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        if typed in self.empty_values or _is_stored_so(typed):
            return typed
        return clean_address(typed)


def _is_stored_so(typed: str) -> bool:
    """Before there was one form others were stored, and where two people had the same one, their spelling stays."""
    return not is_normal(typed) and "\0" not in typed and Person.objects.filter(email=typed).exists()


class EmailForm(forms.Form):
    email = AddressField(
        max_length=254,
        error_messages={
            "required": "Write your e-mail address.",
            "invalid": "Write an address such as name@example.org.",
            "max_length": "An address has at most 254 characters.",
        },
    )


class CodeForm(forms.Form):
    code = forms.CharField(max_length=40, error_messages={"required": "Type the eight letters from your other device."})

    def clean_code(self) -> str:
        code = letters_of(self.cleaned_data["code"])
        if len(code) != LENGTH:
            raise ValidationError("The code has eight letters.", code="code_length")
        return code
