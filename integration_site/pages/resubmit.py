"""What was typed into a form that could not be answered, to show it and to send it once more."""

from django.http import HttpRequest

SECRETS = {"password", "secret", "code", "link"}


def posted_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Name and value of each field, several of one name included, without the form's token and a password."""
    left_out = {"csrfmiddlewaretoken", "password"}
    return [(name, value) for name, values in request.POST.lists() if name not in left_out for value in values]


def is_resubmittable(request: HttpRequest) -> bool:
    """Whether a page may hold all of the form: it has no secret in it, and no file, which no page can fill in."""
    return request.method == "POST" and not request.FILES and SECRETS.isdisjoint(request.POST)
