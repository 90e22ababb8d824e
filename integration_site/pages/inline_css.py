"""One style sheet per kind of page: tokens, base, layout and the components that the page uses, inlined in its head.

A page with its style in the head is drawn after one answer. The policy allows exactly this text by its hash. Pure.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent.parent / "static" / "css"
BASE_FILES = ["tokens", "base", "layout"]
COMPONENTS = {
    "plain": ["site", "print"],
    "home": ["art", "site", "hero", "claim", "contents", "cards", "tap", "print"],
    "article": [
        "art",
        "site",
        "hero",
        "claim",
        "tally",
        "cards",
        "callout",
        "habit",
        "paths",
        "table",
        "article",
        "figure",
        "faq",
        "form",
        "slip",
        "print",
    ],
    "diagram": ["site", "figure", "result", "print"],
    "ledger": ["site", "claim", "tally", "ledger", "print"],
    "questions": ["site", "claim", "result", "faq", "search", "print"],
    "search": ["site", "claim", "result", "search", "print"],
    "ask": [
        "site",
        "claim",
        "form",
        "field",
        "slip",
        "result",
        "search",
        "note",
        "me",
        "saved",
        "more",
        "ask",
        "print",
    ],
    "coach-library": ["site", "claim", "result", "search", "ask", "print"],
    "question": ["site", "claim", "question", "print"],
    "topic": ["site", "contents", "result", "topic", "print"],
    "managers": ["site", "claim", "table", "article", "managers", "print"],
    "about": ["site", "claim", "result", "article", "about", "print"],
    "privacy": ["site", "claim", "slip", "result", "article", "about", "more", "print"],
    "note": ["site", "claim", "form", "field", "slip", "note", "print"],
    "quick": ["site", "form", "field", "slip", "print"],
    "full": ["site", "form", "field", "slip", "result", "full", "print"],
    "full-result": ["art", "site", "claim", "result", "advice", "slip", "full", "print"],
    "result": ["art", "site", "claim", "result", "table", "advice", "field", "habit", "print", "print-result"],
    "together": ["art", "site", "result", "habit", "together", "print", "print-result"],
    "profile": ["art", "site", "claim", "cards", "result", "habit", "paths", "print"],
    "method": ["site", "result", "method", "print"],
    "compare": ["site", "result", "compare", "print"],
    "commitment": ["site", "claim", "form", "field", "say", "fold", "slip", "result", "saved", "answer", "print"],
    "week": [
        "site",
        "callout",
        "field",
        "saved",
        "week",
        "fold",
        "answer",
        "strength",
        "front-links",
        "cheers",
        "print",
    ],
    "coach": ["site", "claim", "field", "result", "saved", "fold", "slip", "answer", "coach", "print"],
    "occasion": ["site", "field", "week", "answer", "print"],
    "replies": ["site", "form", "field", "say", "fold", "slip", "result", "saved", "reply", "print"],
    "matters": ["site", "form", "field", "slip", "result", "saved", "reply", "print"],
    "review": ["site", "claim", "form", "field", "slip", "result", "full", "review", "print"],
    "look-back": ["site", "claim", "result", "saved", "week", "numbers", "print"],
    "keepsake": ["site", "result", "week", "keepsake", "print", "print-keepsake"],
    "history": ["site", "result", "numbers", "history", "print"],
    "card": ["site", "print", "card"],
    "share": ["site", "claim", "form", "field", "slip", "saved", "week", "me", "tap", "share", "cheers", "print"],
    "work-card": ["site", "form", "field", "saved", "week", "answer", "me", "share", "work-card", "print"],
    "values-card": ["site", "saved", "week", "answer", "practices", "print", "print-values"],
    "practices": ["site", "form", "field", "fold", "slip", "saved", "week", "answer", "practices", "print"],
    "ritual": ["site", "form", "field", "slip", "saved", "fold", "answer", "full", "review", "ritual", "print"],
    "me": ["site", "claim", "form", "field", "slip", "result", "saved", "full", "me", "more", "print"],
    "audit": [
        "site",
        "claim",
        "callout",
        "form",
        "field",
        "slip",
        "result",
        "saved",
        "numbers",
        "answer",
        "audit",
        "print",
    ],
    "error": ["art", "site", "hero", "slip", "print"],
    "help": ["site", "result", "slip", "saved", "print"],
}


@dataclass(frozen=True)
class Style:
    """`text` goes between <style> tags unchanged; `source` is its entry in the style-src directive."""

    text: str
    source: str


@lru_cache(maxsize=64)
def css_for(page: str, *, foot: str = "") -> Style:
    """The style sheet of one kind of page; KeyError for a kind that is not in COMPONENTS.

    `foot` is printed at the foot of each paper page.
    """
    files = [FOLDER / f"{name}.css" for name in BASE_FILES]
    files += [FOLDER / "components" / f"{name}.css" for name in COMPONENTS[page]]
    text = "".join(minify_css(file.read_text(encoding="utf-8")) for file in files)
    if foot:
        text += f"@layer print{{@page{{@bottom-left{{content:{quoted(foot)};color:#444;font:8pt sans-serif}}}}}}"
    return _style(text)


@lru_cache
def single_style(name: str) -> Style:
    """One style sheet of the folder by itself."""
    return _style(minify_css((FOLDER / f"{name}.css").read_text(encoding="utf-8")))


def _style(text: str) -> Style:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return Style(text, f"'sha256-{digest}'")


def quoted(text: str) -> str:
    """A CSS string; characters that could end it, or the style element around it, are written as escapes."""
    return '"' + re.sub(r"[^\w .,:;/·()–-]", lambda match: f"\\{ord(match[0]):x} ", text) + '"'


def minify_css(css: str) -> str:
    """Leave out comments and the white space that CSS does not need. Strings in our style sheets hold no braces."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    return re.sub(r": ", ":", css).replace(";}", "}").strip()
