from typing import Any

from accounts.edit_guard import GuardedForm
from commitments.form_fields import ErrorSummaryMixin, text_field
from commitments.models import WORDS_LENGTH, MicroHabit


class HabitForm(ErrorSummaryMixin, GuardedForm):
    """After <cue>, I will <action>."""

    cue = text_field(
        "Something you already do",
        length=WORDS_LENGTH,
        missing="Say what it comes after. A few words are enough.",
        size=17,
        example="I close the laptop",
    )
    action = text_field(
        "A two-minute action",
        length=WORDS_LENGTH,
        missing="Say what you will do. A few words are enough.",
        example="write down tomorrow’s first task",
    )

    def __init__(self, *args: Any, habit: MicroHabit | None = None, **options: Any) -> None:
        initial = {"cue": habit.cue, "action": habit.action} if habit else {}
        super().__init__(*args, initial=initial, use_required_attribute=False, **options)
