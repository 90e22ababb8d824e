"""What an operator adds to the site: a logo, a picture for links that are shared, an imprint."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from markdown import Markdown

from integration_site.branding.operator import picture_type


@require_safe
def brand_logo(request: HttpRequest) -> HttpResponse:
    return _picture(settings.SITE_LOGO_FILE)


@require_safe
def brand_picture(request: HttpRequest) -> HttpResponse:
    return _picture(settings.SITE_PICTURE_FILE)


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """The operator's Markdown file, line by line as addresses are written; HTML in it is shown as it is written."""
    if not settings.OPERATOR_IMPRINT_FILE:
        raise Http404
    markdown = Markdown(extensions=["nl2br"])
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    text = markdown.convert(Path(settings.OPERATOR_IMPRINT_FILE).read_text(encoding="utf-8"))
    return render(request, "integration_site/pages/imprint.html", {"text": mark_safe(text)})  # noqa: S308 # nosec B308 B703 -- no HTML but Markdown's


def _picture(file: str) -> HttpResponse:
    if not file:
        raise Http404
    return HttpResponse(Path(file).read_bytes(), content_type=picture_type(file))
