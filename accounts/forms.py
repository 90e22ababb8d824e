import re

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.device_codes import LENGTH, letters_of

LINK = re.compile(r"(?:/(?P<kind>link|mail-link|code)/)?(?P<secret>[\w-]{8,100})/?", re.ASCII)
VIEWS = {"link": "accounts:return_link", "mail-link": "accounts:mail_link", "code": "accounts:code_open"}


class LinkForm(forms.Form):
    """A whole private link, or only its last part. `path` is where it leads on this site, whatever its host."""

    link = forms.CharField(max_length=500, error_messages={"required": "Paste your private link here."})

    def clean_link(self) -> str:
        typed = self.cleaned_data["link"].strip()
        named = [match for match in LINK.finditer(typed) if match["kind"]]
        found = named[-1] if named else LINK.fullmatch(typed)
        if not found:
            sentence = "This is no private link of ours. It holds /link/ and a long row of letters."
            raise ValidationError(sentence, code="no_link")
        return reverse(VIEWS[found["kind"] or "link"], args=[found["secret"]])


class EmailForm(forms.Form):
    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": "Write your e-mail address.",
            "invalid": "Write an address such as name@example.org.",
            "max_length": "An address has at most 254 characters.",
        },
    )

    def clean_email(self) -> str:
        """In small letters: every mail service that people use reads them alike."""
        return self.cleaned_data["email"].lower()


class CodeForm(forms.Form):
    code = forms.CharField(max_length=40, error_messages={"required": "Type the eight letters from your other device."})

    def clean_code(self) -> str:
        code = letters_of(self.cleaned_data["code"])
        if len(code) != LENGTH:
            raise ValidationError("The code has eight letters.", code="code_length")
        return code
