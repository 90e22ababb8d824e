"""The attributes by which htmx puts a part of a page in its place; every template has them without a load."""

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def in_place(region: str, view: str = "", *args: object, address: str = "", of: int | None = None) -> SafeString:
    """The attributes of a form that is posted to `view` or `address`; with htmx its answer takes the region's place.

    `of` is the number in the region's id where the page has several of its kind.
    """
    return format_html(
        'method="post" action="{0}" data-hx-post="{0}" data-hx-target="#{1}" data-hx-swap="outerHTML"'
        ' data-hx-disabled-elt="#{1} button:not([type=button])" data-hx-sync="#{1}:drop"',
        address or reverse(view, args=args),
        _id_of(region, of),
    )


@register.simple_tag(takes_context=True)
def check_in_place(context: Context, region: str, *fields: str, without: str = "") -> SafeString:
    """The attributes of an element in a form: htmx sends these fields alone to the page's own address, which keeps
    nothing and answers with the region. Or all fields of the form but those that `without` names, with commas.

    By another spelling: what is posted to an address takes the page that a browser keeps for Back.
    """
    return format_html(
        'data-hx-post="{}?check=" data-hx-target="#{}" data-hx-swap="outerHTML" data-hx-sync="this:replace"'
        ' data-hx-params="{}"',
        context["request"].path,
        region,
        f"not {without}" if without else ",".join(["csrfmiddlewaretoken", *fields]),
    )


@register.simple_tag
def open_in_place(region: str, view: str, *args: object, of: int | None = None) -> SafeString:
    """The attributes of a link to `view`; with htmx that page's region opens where an element with its id waits."""
    return format_html(
        'href="{0}" data-hx-get="{0}" data-hx-target="#{1}" data-hx-swap="outerHTML"',
        reverse(view, args=args),
        _id_of(region, of),
    )


@register.simple_tag
def browse_in_place(region: str, view: str, **kwargs: object) -> SafeString:
    """The attributes of a link to `view`; with htmx that page's region takes this one's place, and its address too."""
    return format_html(
        'data-hx-get="{0}" data-hx-target="#{1}" data-hx-swap="outerHTML" data-hx-push-url="true" href="{0}"',
        reverse(view, kwargs=kwargs),
        region,
    )


@register.simple_tag
def preview_in_place(region: str, address: str, on: str = "change") -> SafeString:
    """The attributes of a form that keeps nothing yet: with htmx the region shows what comes of it, as it changes."""
    return format_html(
        'data-hx-post="{}?check=" data-hx-target="#{}" data-hx-swap="outerHTML" data-hx-trigger="{}"'
        ' data-hx-sync="this:replace"',
        address,
        region,
        on,
    )


@register.simple_tag
def keep_in_place(region: str, address: str, name: str) -> SafeString:
    """The attributes of a group of fields in a form: with htmx what is chosen is kept at once, as `only` its name."""
    return format_html(
        'data-hx-post="{}" data-hx-target="#{}" data-hx-swap="outerHTML" data-hx-trigger="change"'
        ' data-hx-sync="closest form:queue all" data-hx-vals=\'{{"only": "{}"}}\'',
        address,
        region,
        name,
    )


def _id_of(region: str, number: int | None) -> str:
    return region if number is None else f"{region}-{number}"
