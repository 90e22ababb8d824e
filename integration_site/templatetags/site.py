from django import template
from django.conf import settings
from django.contrib.messages import SUCCESS
from django.http import HttpRequest, QueryDict
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from integration_site.branding.operator import OWN_NAME, current_operator, current_tokens, logo_url, picture_type
from integration_site.htmx import shown_url
from integration_site.pages.inline_css import Style, css_for, personal_css, single_style

register = template.Library()
SENT = "sent"
OWN_PICTURE_WORDS = (
    "Work and life share one table: books, a lamp and a laptop beside a teapot and pears, before an arched window."
)


@register.simple_tag(takes_context=True)
def page_style(context: Context, components: str = "", foot: str = "", without: str = "") -> SafeString:
    """The style of a page that uses these components, inline, as `css_for` puts it together."""
    return _inline(context, css_for(components, foot=foot, tokens=current_tokens(), without=without))


@register.simple_tag
def site_name() -> str:
    return settings.SITE_NAME


@register.simple_tag
def operator() -> SafeString:
    """A sentence on who runs this copy of the site, with links to them."""
    who = current_operator()
    links = [(who.contact, "Contact"), (who.imprint, "Imprint")]
    linked = format_html_join("", ' <a href="{}">{}</a>', [link for link in links if link[0]])
    return format_html("This copy is run by {}.{}", who.name, linked)


@register.simple_tag
def mail_signature() -> str:
    """The last lines of each mail: what wrote it, and who runs it."""
    who = current_operator()
    reach = " ".join(each.removeprefix("mailto:") for each in (who.contact, who.imprint and _absolute(who.imprint)))
    return f"-- \n{settings.SITE_NAME}, {settings.SITE_URL}/\nThis copy is run by {who.name}. {reach}".rstrip()


def _absolute(address: str) -> str:
    return settings.SITE_URL + address if address.startswith("/") else address


@register.inclusion_tag("components/brand_mark.html")
def brand_mark() -> dict[str, str]:
    """The picture beside the name in the head: the operator's logo, or the site's own."""
    return {"logo": logo_url()}


@register.simple_tag
def icon_link() -> SafeString:
    """The icon of the page in a browser's tab."""
    logo = logo_url()
    kind = picture_type(settings.SITE_LOGO_FILE) if logo else "image/svg+xml"
    return format_html('<link rel="icon" href="{}" type="{}">', logo or static("img/mark.svg"), kind)


@register.simple_tag
def share_picture_url() -> str:
    """What other sites show with a link to a page; empty without one. Ours has the site's own name in it."""
    if settings.SITE_PICTURE_FILE:
        return settings.SITE_URL + reverse("brand_picture")
    return settings.SITE_URL + static("img/share-card.png") if settings.SITE_NAME == OWN_NAME else ""


@register.inclusion_tag("components/share_picture.html")
def share_picture() -> dict[str, str]:
    return {
        "address": share_picture_url(),
        "words": settings.SITE_NAME if settings.SITE_PICTURE_FILE else OWN_PICTURE_WORDS,
    }


@register.simple_tag(takes_context=True)
def saved_title(context: Context) -> str:
    """What the title begins with of the page that follows a saving. The messages stay to be shown."""
    if context["request"].method == "POST":
        return ""
    shown = context["messages"]
    was_used = shown.used
    is_saved = any(message.level == SUCCESS for message in shown)
    shown.used = was_used
    return "Saved: " if is_saved else ""


@register.simple_tag
def personal_css_url() -> str:
    return reverse("personal_css", args=[personal_css(current_tokens()).digest])


@register.simple_tag(takes_context=True)
def typed_to(context: Context, view: str = "", *args: object) -> str:
    """Where a form with a person's words goes, this page's own address by default. Its page is then kept for Back.

    Browsers put what comes of a form in the place of its page when both have one address, be it an error page of their
    own. So a form goes to its own address by another spelling.
    """
    request = context["request"]
    request.holds_typed_words = True
    address = reverse(view, args=args) if view else request.path
    if address != request.path:
        return address
    query = _shown_query(request)
    if query.pop(SENT, None) is None:
        query[SENT] = ""
    return f"{address}?{query.urlencode()}"


def _shown_query(request: HttpRequest) -> QueryDict:
    """A copy of the query of the page that the browser shows, which is not the one that htmx asked."""
    if getattr(request, "htmx", None):
        return QueryDict(shown_url(request).query, mutable=True)
    return request.GET.copy()


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


@register.simple_tag(takes_context=True)
def own_style(context: Context, name: str) -> SafeString:
    """One style sheet inline, for a drawing that brings its own."""
    return _inline(context, single_style(name))


def _inline(context: Context, style: Style) -> SafeString:
    """The style element; its hash is left on the request for the policy header."""
    request = context.get("request")
    if request is not None:
        request.style_sources = [*getattr(request, "style_sources", []), style.source]
    return mark_safe(f"<style>{style.text}</style>")  # noqa: S308 # nosec B308 B703 -- our own files
