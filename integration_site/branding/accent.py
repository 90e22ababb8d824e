"""The colour of a copy of the site in both themes, and whether it can be read there. Pure.

A colour is written `#1d4f3c`. Contrast is as WCAG 2.2 has it, from 1 to 21.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TOKENS_FILE = Path(__file__).resolve().parent.parent.parent / "static" / "css" / "tokens.css"
COLOUR = re.compile(r"#[0-9a-f]{6}")
BLACK, WHITE = "#000000", "#ffffff"
MIN_CONTRAST = 4.5
EASY_CONTRAST = 8.0  # what a colour made for the evening comes to on its paper
GROUNDS = ["paper", "sheet", "wash", "sand"]
ON_DEEP = ["on-deep", "on-deep-soft"]
STEPS = 20


@dataclass(frozen=True)
class Accent:
    day: str
    evening: str

    @property
    def by_theme(self) -> dict[str, str]:
        return {"day": self.day, "evening": self.evening}

    @property
    def deep(self) -> dict[str, str]:
        """What light text stands on, in each theme."""
        return {"day": mix(self.day, BLACK, 0.1), "evening": mix(self.day, BLACK, 0.3)}


def accent_of(day: str, evening: str = "") -> Accent:
    """Without a colour for the evening, the day's made lighter until it is easy to read."""
    return Accent(day, evening or _lightened(day))


def tokens_css(accent: Accent) -> str:
    hover = {"day": mix(accent.day, BLACK, 0.25), "evening": mix(accent.evening, WHITE, 0.3)}
    values = {"green": accent.by_theme, "green-hover": hover, "deep": accent.deep}
    rules = ";".join(f"--{name}:light-dark({value['day']},{value['evening']})" for name, value in values.items())
    return f"@layer tokens{{:root{{{rules}}}}}"


def unreadable(accent: Accent) -> list[str]:
    """A sentence for each theme in which something that is drawn in the colour, or on it, is hard to read."""
    sentences = []
    for theme, colour in accent.by_theme.items():
        found = {f"on {name}": contrast(colour, _token(name, theme)) for name in GROUNDS}
        found["under the text of a button"] = contrast(colour, _token("on-green", theme))
        if theme == "day":  # by evening it is darker
            found |= {f"under {name}": contrast(accent.deep["day"], _token(name, theme)) for name in ON_DEEP}
        place, least = min(found.items(), key=lambda pair: pair[1])
        if least < MIN_CONTRAST:
            sentences.append(f"{colour} by {theme} has a contrast of {least:.1f} {place}, and needs {MIN_CONTRAST}.")
    return sentences


def contrast(one: str, other: str) -> float:
    dark, light = sorted([_luminance(one), _luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """`colour` with a share, from 0 to 1, of the other one."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _lightened(day: str) -> str:
    paper = _token("paper", "evening")
    lighter = [mix(day, WHITE, step / STEPS) for step in range(STEPS + 1)]
    return next(colour for colour in lighter if contrast(colour, paper) >= EASY_CONTRAST)


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _channels(colour)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _token(name: str, theme: str) -> str:
    day, evening = _tokens()[name]
    return day if theme == "day" else evening


@lru_cache
def _tokens() -> dict[str, tuple[str, str]]:
    """The colours of tokens.css by day and by evening."""
    text = TOKENS_FILE.read_text(encoding="utf-8")
    both = re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", text)
    one = re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", text)
    return {name: (day, evening) for name, day, evening in both} | {name: (value, value) for name, value in one}
