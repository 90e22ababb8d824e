"""The first published quick assessment, all answer patterns, and the version that is asked now."""

from itertools import product

from assessments import library

QUICK = library.instrument("quick", 1)
NEWEST = library.newest("quick")
QUICK_TEXT = (library.INSTRUMENTS / "quick-1.toml").read_text(encoding="utf-8")
PROFILES_TEXT = library.PROFILES.read_text(encoding="utf-8")
PATTERNS = [
    dict(zip([question.key for question in QUICK.questions], options, strict=True))
    for options in product(*([option.key for option in question.options] for question in QUICK.questions))
]


def answers(experience="blended", priority="family", control="limited"):
    return {"experience": experience, "priority": priority, "control": control}
