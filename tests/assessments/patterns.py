"""The published quick assessment and all its answer patterns."""

from itertools import product

from assessments import library

QUICK = library.newest("quick")
QUICK_TEXT = (library.INSTRUMENTS / "quick-1.toml").read_text(encoding="utf-8")
PROFILES_TEXT = library.PROFILES.read_text(encoding="utf-8")
PATTERNS = [
    dict(zip([question.key for question in QUICK.questions], options, strict=True))
    for options in product(*([option.key for option in question.options] for question in QUICK.questions))
]


def answers(experience="blended", priority="family", control="limited"):
    return {"experience": experience, "priority": priority, "control": control}
