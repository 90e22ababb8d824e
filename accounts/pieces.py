from django.db.models import QuerySet

PIECE = 5_000  # rows; SQLite erases them in some 20 ms


def erase_in_pieces(rows: QuerySet) -> int:
    """Erase rows to which no others refer, so many in a transaction that whoever saves gets in between; how many."""
    erased = 0
    while more := rows.model._default_manager.filter(pk__in=rows.order_by().values("pk")[:PIECE]).delete()[0]:
        erased += more
    return erased
