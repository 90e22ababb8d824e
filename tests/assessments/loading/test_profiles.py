import pytest

from assessments import library
from assessments.loading.profiles import ProfilesFileError, load_profiles
from tests.assessments.patterns import PROFILES_TEXT, QUICK


def test_profiles_are_four():
    words = library.profiles()
    assert [profile.name for profile in words.profiles.values()] == [
        "Boundary Specialist",
        "Blender",
        "Purpose-Driven",
        "Time-Bound Multitasker",
    ]
    assert set(words.profiles) == set(QUICK.profiles)
    assert all(len(profile.needs) == 3 and len(profile.day) == 4 for profile in words.profiles.values())


def test_profile_boundary_for_set_hours_never_lies_in_working_hours():
    for boundary in library.profiles().boundaries.values():
        assert boundary.edge.weekday in (5, 6) or boundary.edge.part in ("morning", "evening")


PLANTED = [
    ("card missing", 'card = "One lamp', 'crad = "One lamp', "profile[3].card", "is missing"),
    (
        "unknown key",
        'sections = ["values", "steps"]',
        'sections = ["values"]\nmood = "x"',
        "profile[3].mood",
        "remove it",
    ),
    (
        "two needs",
        '  "A time or a place that stays kept: supper, a Sunday, one room",\n',
        "",
        "profile[1].needs",
        "write 3",
    ),
    ("profile twice", 'slug = "purpose"', 'slug = "blender"', "profile", "its own slug"),
    (
        "weekday eight",
        'weekday = 3, part = "evening"',
        'weekday = 8, part = "evening"',
        "boundary.health.edge.weekday",
        "0 to 6",
    ),
    (
        "part unknown",
        'weekday = 2, part = "morning"',
        'weekday = 2, part = "dawn"',
        "boundary.health.own.part",
        "morning, midday",
    ),
    (
        "edge at work",
        'weekday = 3, part = "evening"',
        'weekday = 3, part = "midday"',
        "boundary.health.edge",
        "the weekend",
    ),
    ("section unknown", '"mistakes"]', '"wishes"]', "profile.multitasker.sections", "add it to [sections]"),
    (
        "priority unknown",
        'priority = "several"',
        'priority = "fame"',
        "profile.multitasker.priority",
        "name a [boundary]",
    ),
    (
        "liking stated",
        'lead = "If you like a mix,',
        'lead = "You like a mix,',
        "profile.blender.lead",
        "begin it with “If”",
    ),
    (
        "three moments",
        '[[profile.day]]\ntime = "18:00"',
        '[profile.night]\ntime = "18:00"',
        "profile[2].day",
        "write four",
    ),
    (
        "a day missing",
        '[[profile.week]]\nday = "Monday"',
        '[profile.moon]\nday = "Monday"',
        "profile[1].week",
        "write five",
    ),
    ("about missing", "employers = ", "bosses = ", "about.employers", "is missing"),
    ("habit empty", 'cue = "I finish lunch"', 'cue = ""', "profile[4].habit.cue", "is empty"),
    ("opening a number", 'blended = "Your days run together."', "blended = 3", "opening.blended", "a text in quotes"),
]


@pytest.mark.parametrize(
    ("old", "new", "path", "remedy"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED]
)
def test_planted_fault_is_refused_with_place_and_remedy(old, new, path, remedy):
    assert old in PROFILES_TEXT
    with pytest.raises(ProfilesFileError) as caught:
        load_profiles(PROFILES_TEXT.replace(old, new, 1), "planted.toml")
    found = [issue for issue in caught.value.issues if issue.path == path and remedy in issue.message]
    assert found, caught.value


def test_profiles_in_broken_toml_are_refused():
    with pytest.raises(ProfilesFileError, match="is not TOML"):
        load_profiles("[about", "planted.toml")
