from django import template
from django.conf import settings
from django.contrib.messages import SUCCESS
from django.http import HttpRequest, QueryDict
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
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


@register.simple_tag(takes_context=True)
def block_text(context: Context, name: str) -> str:
    """What another block of this page holds, once more: a template may print each block only in one place."""
    return context.render_context[BLOCK_CONTEXT_KEY].get_block(name).render(context)


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
