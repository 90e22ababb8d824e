"""Settings from the environment, typed. An unknown value ends in one sentence, never in a guess.

Reads `os.environ`; an unset or empty variable gives the default. Every function raises SettingError. Pure.
"""

import os
import re
import secrets
import warnings
from pathlib import Path
from urllib.parse import urlsplit

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off"}
SECRET_KEY_BYTES = 50


class SettingError(Exception):
    """A setting that cannot be understood; the text is a sentence for the operator."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def renamed(old: str, *, to: str) -> None:
    """A variable that goes by another name now. The old one still counts where the new one is not set, and says so."""
    if text(old) and not text(to):
        warnings.warn(f"{old} is called {to} now; call it so in the environment.", FutureWarning, stacklevel=2)
        os.environ[to] = os.environ[old]


def flag(name: str, *, default: bool) -> bool:
    word = text(name).lower()
    if not word:
        return default
    if word not in TRUE_WORDS | FALSE_WORDS:
        raise SettingError(f"{name} is {word!r}; write true or false.")
    return word in TRUE_WORDS


def number(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number from `least` to `most`, both included."""
    word = text(name)
    if not word:
        return default
    if not word.isdecimal() or not least <= int(word) <= most:
        raise SettingError(f"{name} is {word!r}; write a whole number from {least} to {most}.")
    return int(word)


def one_of(name: str, default: str, allowed: list[str]) -> str:
    word = text(name, default).lower()
    if word not in allowed:
        raise SettingError(f"{name} is {word!r}; write one of {', '.join(allowed)}.")
    return word


def words(name: str) -> list[str]:
    """A comma-separated list; empty when unset."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def rates(name: str, defaults: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """The defaults, and in their place what `guest=500/3600, search=9/60` says: times, and seconds."""
    found = dict(defaults)
    for word in words(name):
        parts = re.fullmatch(r"([a-z-]+)=([0-9]{1,9})/([1-9][0-9]{0,8})", word)
        if not parts or parts[1] not in defaults:
            raise SettingError(
                f"{name} has {word!r}; write times and seconds like guest=500/3600 for one of {', '.join(defaults)}."
            )
        found[parts[1]] = int(parts[2]), int(parts[3])
    return found


def address(name: str, default: str) -> str:
    """An absolute http(s) address without path: `https://harmony.example`."""
    value = text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        raise SettingError(f"{name} is {value!r}; its port is not a number.") from None
    bare = not (parts.path or parts.query or parts.fragment or parts.username)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not bare or not port_is_fine:
        raise SettingError(f"{name} is {value!r}; write an address like https://harmony.example, without a path.")
    return value


def endpoint(name: str, *, needs: str) -> str:
    """The address of a service, `http://127.0.0.1:11434/v1`, with a path or without; empty when unset.

    `needs` is the variable that must then be set too.
    """
    value = text(name).rstrip("/")
    if bool(value) != bool(text(needs)):
        raise SettingError(f"{name} and {needs} go together; set both or neither.")
    try:
        parts = urlsplit(value)
        is_fine = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        is_fine = False
    bare = not (parts.query or parts.fragment or parts.username) if is_fine else False
    if value and not (is_fine and bare and parts.scheme in {"http", "https"} and value.isprintable()):
        raise SettingError(f"{name} is {value!r}; write an address like http://127.0.0.1:11434/v1.")
    return value


def contact(name: str) -> str:
    """An address to write to, `mailto:security@harmony.example` or a page with https; empty when unset."""
    value = text(name)
    if value and (not value.startswith(("mailto:", "https://")) or not value.isprintable() or " " in value):
        raise SettingError(f"{name} is {value!r}; write mailto: and an address, or the https:// address of a page.")
    return value


def page(name: str) -> str:
    """The address of a page, `https://harmony.example/imprint`; empty when unset."""
    value = text(name)
    if value and (not value.startswith("https://") or not value.isprintable() or " " in value):
        raise SettingError(f"{name} is {value!r}; write the https:// address of a page.")
    return value


def secret(name: str, file: Path) -> str:
    """The variable, else the file that `serve` writes, else a key that lives as long as this process."""
    value = text(name)
    if value:
        if len(value) < SECRET_KEY_BYTES:
            raise SettingError(f"{name} is too short; it needs at least {SECRET_KEY_BYTES} characters.")
        return value
    try:
        return file.read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return secrets.token_urlsafe(SECRET_KEY_BYTES)
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingError(f"The secret key in {file} cannot be read: {problem}.") from None
