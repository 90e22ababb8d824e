"""One style sheet per kind of page: tokens, base, layout and the components that the page uses, inlined in its head.

A page with its style in the head is drawn after one answer. The policy allows exactly this text by its hash.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "static" / "css"
FOUNDATION = ["tokens", "base", "layout"]
COMPONENTS = {
    "plain": ["site", "print"],
    "home": ["art", "site", "hero", "claim", "contents", "cards", "form", "print"],
    "article": ["art", "site", "hero", "claim", "tally", "cards", "article", "figure", "faq", "form", "print"],
    "questions": ["site", "claim", "result", "faq", "print"],
    "quick": ["site", "form", "print"],
    "result": ["art", "site", "claim", "cards", "result", "form", "article", "print"],
    "profile": ["art", "site", "claim", "cards", "result", "article", "print"],
    "commitment": ["site", "claim", "form", "result", "saved", "print"],
    "week": ["site", "claim", "result", "article", "form", "saved", "week", "print"],
    "error": ["art", "site", "hero", "form", "print"],
    "help": ["site", "result", "saved", "print"],
}


@dataclass(frozen=True)
class Style:
    """`text` goes between <style> tags unchanged; `source` is its entry in the style-src directive."""

    text: str
    source: str


@cache
def style_for(page: str) -> Style:
    """The style sheet of one kind of page; KeyError for a kind that is not in COMPONENTS."""
    files = [FOLDER / f"{name}.css" for name in FOUNDATION]
    files += [FOLDER / "components" / f"{name}.css" for name in COMPONENTS[page]]
    text = "".join(shorten(file.read_text(encoding="utf-8")) for file in files)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return Style(text, f"'sha256-{digest}'")


def shorten(css: str) -> str:
    """Leave out comments and the white space that CSS does not need. Strings in our style sheets hold no braces."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    return re.sub(r": ", ":", css).replace(";}", "}").strip()
