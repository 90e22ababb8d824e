"""Where a suggestion can lead. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Destination:
    """`takes` says what goes into the address: nothing, the `plan`, a `section` of the guide or what fills in a form.

    One that `needs_plan` is of use only to a person with a plan.
    """

    view: str
    takes: str = ""
    needs_plan: bool = False


DESTINATIONS: Mapping[str, Destination] = {
    "blank-plan": Destination("commitments:commitment_new"),
    "blend": Destination("practices:blend"),
    "calendar": Destination("commitments:calendar", needs_plan=True),
    "card": Destination("commitments:card", "plan", needs_plan=True),
    "change": Destination("commitments:commitment_edit", "plan", needs_plan=True),
    "full": Destination("assessments:full_start"),
    "guide": Destination("articles:article", "section"),
    "habit": Destination("commitments:habit_new", "plan", needs_plan=True),
    "help": Destination("help"),
    "how-i-work": Destination("commitments:how_i_work"),
    "look-back": Destination("commitments:look_back", "plan", needs_plan=True),
    "plan": Destination("commitments:commitment_new", "form"),
    "non-negotiables": Destination("practices:non_negotiables"),
    "questions": Destination("assessments:quick_assessment"),
    "reminders": Destination("commitments:reminders", needs_plan=True),
    "review": Destination("commitments:review_new", "plan", needs_plan=True),
    "replies": Destination("commitments:replies"),
    "rituals": Destination("practices:rituals"),
    "say-it": Destination("practices:say_it"),
    "share": Destination("commitments:share", "plan", needs_plan=True),
    "time": Destination("practices:audit"),
    "values": Destination("practices:values"),
    "week": Destination("commitments:week", needs_plan=True),
    "words": Destination("commitments:commitment_replies", "plan", needs_plan=True),
}
GUIDE = "work-and-life-integration"
