from accounts.private_admin import register_private
from practices.models import (
    AuditDay,
    AuditHours,
    BlendHour,
    BlendLook,
    Look,
    OpenTask,
    Ritual,
    RitualRun,
    ValueCard,
    WorkHours,
)

register_private(ValueCard, "person", "sorted_at", ordering="-sorted_at", date_hierarchy="sorted_at")
register_private(WorkHours, "person", "changed_at", ordering="-changed_at")
register_private(Ritual, "person", "made_at", "put_away_at", ordering="-made_at")
register_private(RitualRun, "ritual", "started_at", "ended_at", ordering="-started_at")
register_private(OpenTask, "run")
register_private(Look, "person", "span", "looked_on", ordering="-looked_on")
register_private(AuditDay, "person", "noted_at", ordering="-noted_at")
register_private(AuditHours, "day", ordering="-pk")
register_private(BlendHour, "person", "chosen_at", "ended_at", ordering="-chosen_at")
register_private(BlendLook, "hour", "looked_at", ordering="-looked_at")
