"""The style sheets: tokens, base, layout and components, in one text for each page.

A public page names the components it uses and has its style in the head: it is drawn after one answer, and the policy
allows exactly this text by its hash. Personal pages share one sheet, which a browser fetches once. Pure.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent.parent / "static" / "css"
BASE_FILES = ["tokens", "base", "layout"]
COMMON = ["site", "parts"]
# In the order in which they are read: a later one may go into detail about an earlier one.
PERSONAL = [
    "claim",
    "art",
    "result",
    "tap",
    "form",
    "field",
    "say",
    "fold",
    "slip",
    "aside-pair",
    "saved",
    "answer",
    "flash",
    "callout",
    "week",
    "strength",
    "panel-links",
    "cheers",
    "coach",
    "search",
    "note",
    "ask",
    "reply",
    "full",
    "review",
    "numbers",
    "keepsake",
    "history",
    "me",
    "share",
    "work-card",
    "practices",
    "ritual",
    "more",
    "audit",
    "advice",
    "compare",
    "in-place",
]


@dataclass(frozen=True)
class Style:
    """`text` goes between <style> tags unchanged; `source` is its entry in the style-src directive."""

    text: str
    source: str


@lru_cache(maxsize=64)
def css_for(components: str = "", *, foot: str = "", tokens: str = "", without: str = "") -> Style:
    """The style sheet of a page that uses `components`, named with spaces between; OSError for one without a file.

    `foot` is printed at the foot of each paper page; `tokens` sets colours anew; `without` is one of COMMON of which
    the page shows nothing.
    """
    text = _text_of(components.split(), without=without) + tokens
    if foot:
        text += f"@layer print{{@page{{@bottom-left{{content:{quoted(foot)};color:#444;font:8pt sans-serif}}}}}}"
    return _style(text)


@dataclass(frozen=True)
class SharedSheet:
    """The one style sheet of all personal pages. `digest` names what stands in it, so that it can be kept for long."""

    text: str
    digest: str


@lru_cache
def personal_css(tokens: str = "") -> SharedSheet:
    text = _text_of(PERSONAL) + tokens
    return SharedSheet(text, hashlib.sha256(text.encode()).hexdigest()[:12])


def _text_of(components: list[str], *, without: str = "") -> str:
    printed = [name for name in components if name.startswith("print-")]
    drawn = [name for name in components if name not in printed]
    files = [FOLDER / f"{name}.css" for name in BASE_FILES]
    common = [name for name in COMMON if name != without]
    files += [FOLDER / "components" / f"{name}.css" for name in (*common, *drawn, "print", *printed)]
    return "".join(minify_css(file.read_text(encoding="utf-8")) for file in files)


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
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    return re.sub(r": ", ":", css).replace(";}", "}").strip()
