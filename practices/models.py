from practices.value_models import ValueCard  # noqa: F401 -- Django finds models here
from practices.work_hours_models import WorkHours  # noqa: F401 -- and these
