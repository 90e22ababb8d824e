"""What htmx gets for each kind of answer: a region as it is, a way to the whole page, or word to send again."""

import json

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django_htmx.middleware import HtmxDetails

from integration_site.middleware.htmx import SEND_WHOLE, open_whole_pages
from tests.htmx import from_htmx


def answer(rf, response, *, method="get", path="/week/?from=here", target="week", is_htmx=True):
    headers = from_htmx(target) if is_htmx else {}
    request = getattr(rf, method)(path, headers=headers)
    request.htmx = HtmxDetails(request)
    return open_whole_pages(lambda _: response)(request)


def region(status=200):
    response = HttpResponse("<section id=week>", status=status)
    response.is_region = True
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def redirect(address):
    response = HttpResponseRedirect(address)
    response.status_code = 303
    response.set_cookie("notice", "Kept.")
    return response


@pytest.mark.parametrize("status", [200, 422])
@pytest.mark.parametrize("method", ["get", "post"])
def test_htmx_gets_a_region_that_nobody_keeps(rf, method, status):
    given = answer(rf, region(status), method=method)
    assert (given.status_code, given["Cache-Control"]) == (status, "no-store")
    assert given.content == b"<section id=week>"


def test_htmx_follows_a_redirect_to_a_page_with_the_region(rf):
    given = answer(rf, redirect("/week/?a=b#habit-3"), method="post")
    assert (given.status_code, given["Location"]) == (303, "/week/?a=b#habit-3")


@pytest.mark.parametrize(
    ("address", "target"),
    [("/help/now/", "week"), ("/week/", "values"), ("/week/", ""), ("/week/", "week-1x"), ("/nothing/", "week")],
)
def test_htmx_opens_any_other_redirect_whole(rf, address, target):
    given = answer(rf, redirect(address), method="post", target=target)
    assert (given.status_code, given["HX-Redirect"], given.content) == (200, address, b"")
    assert given["Cache-Control"] == "no-store"
    assert given.cookies["notice"].value == "Kept."


def test_htmx_opens_a_redirect_whole_with_what_it_clears(rf):
    response = redirect("/")
    response.headers["Clear-Site-Data"] = '"cache"'
    assert answer(rf, response, method="post")["Clear-Site-Data"] == '"cache"'


@pytest.mark.parametrize("status", [200, 400, 403, 404])
def test_htmx_opens_a_whole_page_at_its_address(rf, status):
    response = HttpResponse("<!doctype html>", status=status)
    response.set_cookie("notice", "", max_age=0)
    given = answer(rf, response)
    assert (given["HX-Redirect"], given.content, given.cookies) == ("/week/?from=here", b"", {})


@pytest.mark.parametrize("status", [200, 403, 404, 422])
def test_htmx_is_told_to_send_a_refused_form_as_browsers_do(rf, status):
    given = answer(rf, HttpResponse("<!doctype html>", status=status), method="post")
    assert (given.status_code, given.content, given["Cache-Control"]) == (status, b"", "no-store")
    assert (SEND_WHOLE in given["HX-Trigger"], given["HX-Reswap"]) == (True, "none")
    assert json.loads(given["HX-Trigger"]) == {SEND_WHOLE: {}}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("status", [429, 500, 503])
def test_htmx_is_left_alone_with_a_fault_that_may_pass(rf, method, status):
    given = answer(rf, HttpResponse("A moment, please", status=status), method=method)
    assert given.status_code == status
    assert not given.headers.keys() & {"HX-Redirect", "HX-Trigger"}


@pytest.mark.parametrize("response", [HttpResponse("<!doctype html>"), redirect("/help/now/")])
def test_htmx_changes_nothing_for_anybody_else(rf, response):
    before = dict(response.headers)
    assert answer(rf, response, method="post", is_htmx=False) is response
    assert dict(response.headers) == before
