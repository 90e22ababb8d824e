"""Pieces of this app for pages of others."""

from django import template

from assessments import library
from assessments.quick.question_rows import question_rows

register = template.Library()
Context = dict[str, object]


@register.inclusion_tag("assessments/quick/first_question_taps.html")
def first_question_taps() -> Context:
    """The first question as a form of its own: one tap answers it and opens the next."""
    instrument = library.newest(library.QUICK)
    return {"question": question_rows(instrument, {}, {})[0], "count": len(instrument.questions)}


@register.inclusion_tag("components/profile_card.html")
def profile_card(slug: str) -> Context:
    """One item for a list of class `cards`; KeyError for a slug that is no profile. Its heading is an h3."""
    return {"profile": library.profiles().profiles[slug]}
