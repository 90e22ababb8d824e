"""Replies for pages of other apps, which know nothing of the room that has them."""

from django import template

from assessments import library
from commitments.replies import library as reply_library
from commitments.replies.rows import ScriptRow, rows_of
from commitments.replies.slots import weekly_values
from commitments.schedule import PARTS

register = template.Library()


@register.inclusion_tag("components/profile_replies.html")
def profile_replies(slug: str) -> dict[str, list[ScriptRow]]:
    """Three for the boundary that a portrait suggests; KeyError for a slug that is none. Its heading is an h2."""
    boundary = library.profiles().boundaries[library.profiles().profiles[slug].priority]
    slot = boundary.edge
    filling = weekly_values(value=boundary.value, what=boundary.what, days=[slot.weekday], hours=PARTS[slot.part])
    return {"rows": rows_of(reply_library.replies().of_portrait(slug), filling)}
