"""The time zones that a form offers: the places of the zone table in the tzdata package, by region."""

from functools import cache
from importlib.resources import files

from commitments.wording.days_and_hours import city_of

Group = tuple[str, list[tuple[str, str]]]
REGIONS = ["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"]


@cache
def zone_groups() -> list[Group]:
    """[("Africa", [("Africa/Abidjan", "Abidjan"), ...]), ...], regions and places in the order of the alphabet."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    names = [line.split("\t")[2] for line in table.splitlines() if not line.startswith("#")]
    return [(region, sorted(_places(names, region), key=lambda place: place[1])) for region in REGIONS]


def groups_with(name: str) -> list[Group]:
    """The groups, led by `name` when it is a zone and none of their places: an older name, or one without a place."""
    if not name or any(name == known for _, places in zone_groups() for known, _ in places):
        return zone_groups()
    return [("Yours", [(name, name)]), *zone_groups()]


def _places(names: list[str], region: str) -> list[tuple[str, str]]:
    return [(name, city_of(name)) for name in names if name.startswith(f"{region}/")]
