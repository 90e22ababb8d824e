"""What was left out of a file, in a sentence. Pure."""

from collections.abc import Mapping, Sequence

from accounts.text import isolated
from commitments.wording.phrases import join_words, number
from practices.calendar_import.found import DAMAGED, DECLINED, FREE, UNKNOWN_ZONE, WHOLE_DAY

KINDS = {
    WHOLE_DAY: "of a whole day or longer",
    DECLINED: "declined",
    FREE: "shown as free",
    UNKNOWN_ZONE: "in a time zone that nobody knows",
    DAMAGED: "that could not be read",
}


def left_out_note(left_out: Mapping[str, int], unknown_zones: Sequence[str]) -> str:
    """Left out: two declined and one in a time zone that nobody knows (“Mars/Base”). Empty for nothing."""
    parts = [f"{number(left_out[kind])} {words}" for kind, words in KINDS.items() if left_out.get(kind)]
    named = join_words([f"“{isolated(name[:60])}”" for name in unknown_zones]) if unknown_zones else ""
    told = join_words(parts).replace(KINDS[UNKNOWN_ZONE], f"{KINDS[UNKNOWN_ZONE]} ({named})") if parts else ""
    return f"Left out: {told}." if told else ""
