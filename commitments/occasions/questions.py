"""What somebody is asked about an occasion, and the answers that it can have."""

from datetime import datetime

from commitments.models import Answer, Occasion
from commitments.wording import sentences

ANSWERS = [(answer.value, answer.label, sentences.MEANINGS[answer.value]) for answer in Answer]


def question_of(occasion: Occasion, local: datetime) -> str:
    """`local` is now on the plan's own clock."""
    if occasion.is_by_week_end:
        return sentences.week_question(occasion.ends_on, local.date())
    return sentences.question(occasion.starts_local, local, is_overnight=occasion.hours.ends_next_day)


def answers_for(occasion: Occasion) -> list[tuple[str, str, str]]:
    """The answers that it can have: what was moved once is not moved again."""
    return [answer for answer in ANSWERS if answer[0] != Answer.BENT or not occasion.is_successor]
