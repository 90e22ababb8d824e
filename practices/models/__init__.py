from practices.models.blended_hours import MAX_HOURS, BlendAnswer, BlendHour, BlendLook
from practices.models.retrospective import Look, LookSpan
from practices.models.ritual import OpenTask, Ritual, RitualRun
from practices.models.time_audit import AuditDay, AuditHours
from practices.models.value_card import Pile, ValueCard
from practices.models.work_hours import WorkHours

__all__ = [
    "MAX_HOURS",
    "AuditDay",
    "AuditHours",
    "BlendAnswer",
    "BlendHour",
    "BlendLook",
    "Look",
    "LookSpan",
    "OpenTask",
    "Pile",
    "Ritual",
    "RitualRun",
    "ValueCard",
    "WorkHours",
]
