from datetime import timedelta

from integration_site.personal_data.merging.actions import join
from integration_site.personal_data.merging.undo import finish_joinings


def join_for_good(*, person, into, now):
    """Joined, and a day later: nothing of it can be undone."""
    joining = join(person=person, into=into, now=now)
    finish_joinings(now=now + timedelta(hours=24))
    return joining
