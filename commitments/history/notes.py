"""What a person wrote about single times and weeks, with the day it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commitments.models import Occasion, Review


@dataclass(frozen=True)
class HistoryNote:
    """`label` says what the words answer, `day` which day or week they are about."""

    on: date
    day: str
    label: str
    words: str


def review_notes(reviews: Iterable[Review]) -> list[HistoryNote]:
    return [
        HistoryNote(review.week_on, f"Week of {review.week_on.day} {review.week_on:%B %Y}", label, words)
        for review in reviews
        for label, words in [("What helped", review.helped), ("What got in the way", review.hindered)]
        if words
    ]


def check_in_notes(occasions: Iterable[Occasion]) -> list[HistoryNote]:
    return [
        HistoryNote(occasion.ends_on, f"{occasion.day} {occasion.ends_on.year}", label, words)
        for occasion in occasions
        if occasion.answer
        for label, words in [("Note", occasion.check_in.note), ("It went to this", occasion.check_in.reason)]
        if words
    ]
