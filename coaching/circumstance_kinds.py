"""What a person may say of their life at present, by key, in the words of the form. Pure."""

from collections.abc import Mapping

KIND_LENGTH = 16

CIRCUMSTANCES: Mapping[str, str] = {
    "children": "Caring for children",
    "caring": "Caring for somebody who is ill or old",
    "shifts": "Shifts or nights",
    "on-call": "On call",
    "two-jobs": "Two jobs",
    "self-employed": "Self-employed",
    "studying": "Studying",
    "shared-home": "A home shared with others",
    "own-illness": "An illness or a disability of my own",
    "alone": "Living alone",
    "new-here": "New to this country",
    "between-jobs": "Between jobs",
}
