"""What the address shows to whoever opens it. No word of the person's, no day and no hour: a tag may be found."""

from dataclasses import dataclass
from datetime import datetime

from commitments.models import TickLink
from commitments.occasions.questions import ANSWERS
from commitments.tick_link.actions import habit_of, is_done_today, last_time
from commitments.tick_link.forms import TICK_ANSWERS

ASKS_TIME = "Did the protected time hold? Send answer=kept, answer=missed or answer=not_applicable."
ASKS_HABIT = "Is the habit done today? Send habit=done."
ASKS_NOTHING = "Nothing is asked now."


@dataclass(frozen=True)
class TickPage:
    """`time` and `habit` are True where they are asked for, False once noted, and None where there is none."""

    time: bool | None
    habit: bool | None

    @property
    def answers(self) -> list[tuple[str, str, str]]:
        return [each for each in ANSWERS if each[0] in TICK_ANSWERS]

    @property
    def text(self) -> str:
        asked = [words for words, is_asked in ((ASKS_TIME, self.time), (ASKS_HABIT, self.habit)) if is_asked]
        return "\n".join(asked or [ASKS_NOTHING])


def tick_page(link: TickLink, now: datetime) -> TickPage:
    time, habit = last_time(link, now), habit_of(link)
    return TickPage(
        time=time and not time.answer,
        habit=habit and not is_done_today(habit, link.person, now),
    )
