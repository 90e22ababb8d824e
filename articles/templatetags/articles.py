from typing import Protocol

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Claim

register = template.Library()

# Where each object stands in static/img/scene.svg: x, y, width, height.
OBJECT_BOXES = {
    "lamp": "46 222 178 178",
    "books": "142 355 94 45",
    "laptop": "236 375 144 25",
    "plant": "328 166 144 234",
    "pears": "446 313 108 87",
    "teapot": "542 320 105 80",
    "cup": "638 334 48 66",
    "cat": "236 501 195 75",
    "bag": "136 469 76 106",
    "boots": "515 502 92 73",
}
CHIPS = "claims of the chips"


@register.simple_tag
def scene_object(name: str) -> SafeString:
    """One object of the hero drawing, as the opening picture of a section."""
    return format_html(
        '<svg class="art art--cut" viewBox="{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        OBJECT_BOXES[name],
        static("img/scene.svg"),
        name,
    )


@register.inclusion_tag("components/claim_chip.html", takes_context=True)
def claim_chip(context: Context, slug: str) -> dict[str, Claim | None]:
    """The mark of one of the guide's claims as a link to its row; nothing for a claim that is not published.

    All chips of one template are answered by one query.
    """
    return {"claim": _claim(context, slug)}


class Marked(Protocol):
    """A text in which the words `finding` carry the claim, or none of them."""

    text: str
    finding: str
    claim: str | None


@register.inclusion_tag("components/marked_text.html", takes_context=True)
def marked_text(context: Context, marked: Marked) -> dict[str, object]:
    """The text, with the mark of its claim on the words that carry it and on no others."""
    claim = _claim(context, marked.claim) if marked.finding and marked.claim else None
    before, finding, after = marked.text.partition(marked.finding) if claim else (marked.text, "", "")
    return {"before": before, "finding": finding, "after": after, "claim": claim}


@register.inclusion_tag("components/study_behind.html", takes_context=True)
def study_behind(context: Context, slug: str) -> dict[str, Claim | None]:
    """A link to the claim behind a part of a piece of advice, without its mark: the piece itself was not tested."""
    return {"claim": _claim(context, slug)}


def _claim(context: Context, slug: str) -> Claim | None:
    kept = context.render_context
    if CHIPS not in kept:
        kept[CHIPS] = Claim.objects.filter(origin="guide").in_bulk(field_name="slug")
    return kept[CHIPS].get(slug)
