from practices.audit_models import AuditDay, AuditHours  # noqa: F401 -- Django finds models here
from practices.blend_models import BlendHour, BlendLook  # noqa: F401 -- and these
from practices.look_models import Look  # noqa: F401 -- and these
from practices.ritual_models import OpenTask, Ritual, RitualRun  # noqa: F401 -- and these
from practices.value_models import ValueCard  # noqa: F401 -- and these
from practices.work_hours_models import WorkHours  # noqa: F401 -- and these
