"""Authored files as text, for any room. What cannot be read is one issue with its line and remedy."""

import re
import unicodedata
from codecs import BOM_UTF8
from pathlib import Path

WHITE_SPACE = "\t\n\r"
MARKED = re.compile(r"\[(?P<finding>[^\]]+)\]\(claim:(?P<claim>[a-z][a-z0-9_-]*)\)")


class UnreadableError(Exception):
    """`line` counts from 1; the message ends in a remedy."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def read_authored(file: Path) -> str:
    """The text with its lines ended by a line feed."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(1, "The file is missing; put it back.") from None
    except OSError as problem:
        reason = problem.strerror or "no reason given"
        raise UnreadableError(1, f"The file cannot be read ({reason}); put a file in its place that can be.") from None
    return decoded(content)


def decoded(content: bytes) -> str:
    if content.startswith(BOM_UTF8):
        raise UnreadableError(1, "The file begins with a byte order mark; save it as UTF-8 without one.")
    try:
        text = content.decode()
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise UnreadableError(line, "The file is not UTF-8 from this line on; save it as UTF-8.") from None
    text = text.replace("\r\n", "\n")
    for place, letter in enumerate(text):
        if unicodedata.category(letter) == "Cc" and letter not in WHITE_SPACE:
            line = text.count("\n", 0, place) + 1
            raise UnreadableError(line, f"The control character U+{ord(letter):04X} stands here; remove it.")
    return text


def split_mark(text: str) -> tuple[str, str, str | None]:
    """The text without its mark, the words that carried it, and the claim: `[words](claim:id)`, as in articles.

    "" and None when there is none. A second mark stays as it is written.
    """
    match = MARKED.search(text)
    if not match:
        return text, "", None
    return text.replace(match[0], match["finding"], 1), match["finding"], match["claim"]
