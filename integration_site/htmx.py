"""Answer with one region of a page when that region asked, else with the page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def render_region(
    request: HttpRequest, template: str, context: dict[str, object], *, regions: set[str], status: int = 200
) -> HttpResponse:
    """Render `template`, or its partial named by the HX-Target header when that name is in `regions`."""
    target = request.headers.get("HX-Target", "")
    name = f"{template}#{target}" if target in regions else template
    response = render(request, name, context, status=status)
    patch_vary_headers(response, ["HX-Target"])
    return response
