"""Answer with one region of a page when htmx asks for it, else with the page.

A region is a named partial of the page's template. Its name is the id of its element, which is what htmx sends as
`HX-Target`; one of several of a kind ends in a number: `habit-12` asks for the region `habit` of the habit 12.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlsplit

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.cache import patch_vary_headers
from django_htmx.http import push_url, retarget

View = Callable[..., HttpResponse]
TARGET = re.compile(r"(?P<name>[a-z][a-z-]*?)(?:-(?P<number>\d{1,18}))?", re.ASCII)


class Region(NamedTuple):
    name: str
    number: int | None = None


def regions(*names: str) -> Callable[[View], View]:
    """Declare which regions of its page a view can answer with."""

    def declare(view: View) -> View:
        view.regions = frozenset(names)
        return view

    return declare


def requested_region(request: HttpRequest) -> Region | None:
    """The region that htmx asks this view for."""
    return _region_of(request.resolver_match.func, request)


def region_at(address: str, request: HttpRequest) -> Region | None:
    """The region that htmx would ask the view at `address` for, if it were led there."""
    try:
        return _region_of(resolve(urlsplit(address).path).func, request)
    except Resolver404:
        return None


def _region_of(view: Any, request: HttpRequest) -> Region | None:
    match = TARGET.fullmatch((request.htmx and request.htmx.target) or "")
    if match is None or match["name"] not in getattr(view, "regions", ()):
        return None
    return Region(match["name"], int(match["number"]) if match["number"] else None)


def render_region(
    request: HttpRequest,
    template: str,
    context: dict[str, object],
    *,
    status: int = 200,
    instead: str = "",
    said: str = "",
    is_page: bool = False,
) -> HttpResponse:
    """Render `template`, or its partial with the name of the requested region, and then what to say of it.

    `said` is for those who do not see what changed, when no message says it. `instead` is the id of a region to show at
    its own place, not at that of the one that asked: to say why not, say.
    `is_page` says that the region is all of the page that changes: the browser then shows its address, and its title,
    which is the partial `title`. The template knows by `region` that it is not the whole page.
    """
    if requested_region(request):
        target = instead or request.htmx.target
        name = TARGET.fullmatch(target)["name"]
        response = render(request, f"{template}#{name}", context | {"region": name}, status=status)
        words = {"messages": get_messages(request), "said": said}
        if is_page:
            words["title"] = render_to_string(f"{template}#title", context, request).strip()
        response.write(render_to_string("components/said.html", words))
        response.is_region = True
        retarget(response, f"#{target}")
        if is_page and request.method == "GET" and _is_elsewhere(request):
            push_url(response, request.get_full_path())
    else:
        response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Target"])
    return response


def _is_elsewhere(request: HttpRequest) -> bool:
    """The browser shows another address."""
    shown = shown_url(request)
    path = shown._replace(scheme="", netloc="", fragment="").geturl()
    return (shown.netloc, path) != (request.get_host(), request.get_full_path())


def shown_url(request: HttpRequest) -> SplitResult:
    """The address that the browser shows, as htmx says; an empty one for what is none."""
    try:
        return urlsplit(request.htmx.current_url or "")
    except ValueError:
        return urlsplit("")
