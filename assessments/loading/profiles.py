"""The portraits and the words around a result, from one file. Pure: no Django, no files."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.loading.toml_tables import ContentIssue, DataFileError, Table, read_toml, repeated

PARTS = ("morning", "midday", "afternoon", "evening")
EDGE_PARTS = ("morning", "evening")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SATURDAY = 5
# With little or no say over their hours people can keep the edges of the day and the weekend.
LITTLE_SAY = frozenset({"rigid", "limited"})


class ProfilesFileError(DataFileError):
    """A profiles file that cannot be used."""


@dataclass(frozen=True)
class Slot:
    """`weekday` counts from Monday, 0, to Sunday, 6; `part` is one of PARTS."""

    weekday: int
    part: str


@dataclass(frozen=True)
class Boundary:
    """`own` is for people with some say over their hours, `edge` lies outside usual set hours."""

    value: str
    what: str
    own: Slot
    edge: Slot

    def slot(self, *controls: str) -> Slot:
        """By the answers to `control` of all whom it must suit."""
        return self.own if LITTLE_SAY.isdisjoint(controls) else self.edge


@dataclass(frozen=True)
class Habit:
    cue: str
    action: str


@dataclass(frozen=True)
class Moment:
    time: str
    text: str


@dataclass(frozen=True)
class Weekday:
    day: str
    text: str


@dataclass(frozen=True)
class Profile:
    """`lead` goes on after a result's opening sentence; `priority` and `sections` are keys of Profiles.

    `day` is a Tuesday, `week` some of the other days.
    """

    slug: str
    name: str
    short: str
    picture: str
    card: str
    portrait: str
    needs: tuple[str, ...]
    pitfall: str
    move: str
    lead: str
    priority: str
    sections: tuple[str, ...]
    habit: Habit
    day: tuple[Moment, ...]
    week: tuple[Weekday, ...]


@dataclass(frozen=True)
class About:
    portraits: str
    drawn: str
    employers: str
    work: str
    test: str


@dataclass(frozen=True)
class Profiles:
    """`openings` by answer to `experience`, `boundaries` by answer to `priority`, `sections` anchor to heading."""

    about: About
    openings: Mapping[str, str]
    sections: Mapping[str, str]
    boundaries: Mapping[str, Boundary]
    profiles: Mapping[str, Profile]


def load_profiles(text: str, where: str) -> Profiles:
    """Parse and validate; `where` names the file in issues. ProfilesFileError carries every issue at once."""
    issues: list[ContentIssue] = []
    top = read_toml(text, where, issues, ProfilesFileError)
    listed = [_read_profile(table) for table in top.tables("profile")]
    for slug in repeated([profile.slug for profile in listed]):
        top.report("profile", f"has {slug!r} twice; give each profile its own slug.")
    loaded = Profiles(
        about=_read_about(top.table("about")),
        openings=_read_texts(top.table("opening")),
        sections=_read_texts(top.table("sections")),
        boundaries=_read_boundaries(top.table("boundary")),
        profiles={profile.slug: profile for profile in listed},
    )
    top.close()
    _check(loaded, top)
    if issues:
        raise ProfilesFileError(issues)
    return loaded


def _read_about(table: Table) -> About:
    about = About(*(table.text(key) for key in ("portraits", "drawn", "employers", "work", "test")))
    table.close()
    return about


def _read_texts(table: Table) -> dict[str, str]:
    return {key: table.text(key) for key in table.unread()}


def _read_boundaries(tables: Table) -> dict[str, Boundary]:
    boundaries = {}
    for key in tables.unread():
        table = tables.table(key)
        own, edge = _read_slot(table.table("own")), _read_slot(table.table("edge"))
        boundaries[key] = Boundary(table.text("value"), table.text("what"), own, edge)
        if edge.weekday < SATURDAY and edge.part not in EDGE_PARTS:
            table.report("edge", "lies in usual working hours; choose a morning, an evening or the weekend.")
        table.close()
    return boundaries


def _read_slot(table: Table) -> Slot:
    slot = Slot(table.whole("weekday", least=0, most=6), table.text("part"))
    if slot.part not in PARTS:
        table.report("part", f"is {slot.part!r}; write one of {', '.join(PARTS)}.")
    table.close()
    return slot


def _read_profile(table: Table) -> Profile:
    habit = table.table("habit")
    profile = Profile(
        slug=table.key("slug"),
        name=table.text("name"),
        short=table.text("short"),
        picture=table.text("picture"),
        card=table.text("card"),
        portrait=table.text("portrait"),
        needs=table.texts("needs", count=3),
        pitfall=table.text("pitfall"),
        move=table.text("move"),
        lead=table.text("lead"),
        priority=table.key("priority"),
        sections=table.texts("sections"),
        habit=Habit(habit.text("cue"), habit.text("action")),
        day=tuple(_read_moment(moment) for moment in table.tables("day")),
        week=tuple(_read_weekday(weekday) for weekday in table.tables("week")),
    )
    habit.close()
    table.close()
    if len(profile.day) != 4:
        table.report("day", f"has {len(profile.day)} moments; write four.")
    if len(profile.week) != 5:
        table.report("week", f"has {len(profile.week)} days; write five.")
    return profile


def _read_moment(table: Table) -> Moment:
    moment = Moment(table.text("time"), table.text("text"))
    table.close()
    return moment


def _read_weekday(table: Table) -> Weekday:
    weekday = Weekday(table.text("day"), table.text("text"))
    table.close()
    return weekday


def _check(loaded: Profiles, top: Table) -> None:
    """The rules that join one part of the file to another."""
    for profile in loaded.profiles.values():
        if not profile.lead.startswith("If "):
            top.report(f"profile.{profile.slug}.lead", "states a liking nobody asked for; begin it with “If”.")
        if profile.priority not in loaded.boundaries:
            top.report(f"profile.{profile.slug}.priority", f"is {profile.priority!r}; name a [boundary] of this file.")
        for anchor in profile.sections:
            if anchor not in loaded.sections:
                top.report(f"profile.{profile.slug}.sections", f"has {anchor!r}; add it to [sections] or correct it.")
