from commitments.models.calendar import NAME_LENGTH, CalendarFeed, CalendarRevision
from commitments.models.habit import MicroHabit, MicroHabitQuerySet
from commitments.models.habit_day import HabitDay
from commitments.models.habit_step import HabitStep
from commitments.models.lengths import NOTE_LENGTH, VALUE_LENGTH, WHAT_LENGTH, WORDS_LENGTH
from commitments.models.occasion import Answer, CheckIn, Occasion, Pause
from commitments.models.pause import PausedDays, days_paused
from commitments.models.plan import MAX_NON_NEGOTIABLES, Commitment, CommitmentQuerySet, Firmness, Value
from commitments.models.reminder import (
    ANSWER_DAYS,
    Reminder,
    ReminderQuerySet,
    ReminderSettings,
    ReminderSettingsQuerySet,
    StopReason,
)
from commitments.models.review import NEXT_WEEK_CHOICES, REVIEW_LENGTH, MarkerSet, Mix, Review
from commitments.models.sharing import CHEER_QUESTION, CHEER_WORDS, CHEERS, Cheer, Share
from commitments.models.tick_link import TickLink
from commitments.models.work_card import LINE_LENGTH, WorkCard, WorkCardLink, WorkCardTime

__all__ = [
    "ANSWER_DAYS",
    "CHEERS",
    "CHEER_QUESTION",
    "CHEER_WORDS",
    "LINE_LENGTH",
    "MAX_NON_NEGOTIABLES",
    "NAME_LENGTH",
    "NEXT_WEEK_CHOICES",
    "NOTE_LENGTH",
    "REVIEW_LENGTH",
    "VALUE_LENGTH",
    "WHAT_LENGTH",
    "WORDS_LENGTH",
    "Answer",
    "CalendarFeed",
    "CalendarRevision",
    "CheckIn",
    "Cheer",
    "Commitment",
    "CommitmentQuerySet",
    "Firmness",
    "HabitDay",
    "HabitStep",
    "MarkerSet",
    "MicroHabit",
    "MicroHabitQuerySet",
    "Mix",
    "Occasion",
    "Pause",
    "PausedDays",
    "Reminder",
    "ReminderQuerySet",
    "ReminderSettings",
    "ReminderSettingsQuerySet",
    "Review",
    "Share",
    "StopReason",
    "TickLink",
    "Value",
    "WorkCard",
    "WorkCardLink",
    "WorkCardTime",
    "days_paused",
]
