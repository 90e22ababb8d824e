"""The one form in which an e-mail address is stored and compared. Pure."""

import unicodedata

from accounts.text import has_invisible

INVISIBLE = "This address holds a sign that cannot be seen. Type it by hand, without pasting."
LOOK_ALIKE = "“{letter}” can be taken for another letter. Type the plain one."
LOOK_ALIKE_DOMAIN = "“{letter}” can be taken for another letter. Type the plain one, or the domain in its xn-- form."
UNREADABLE = "Write an address such as name@example.org."


class AddressError(ValueError):
    """The text is a sentence for whoever typed it; `code` names the problem."""

    def __init__(self, sentence: str, code: str) -> None:
        super().__init__(sentence)
        self.code = code


def normal_address(typed: str) -> str:
    """Small letters, and the domain in its ASCII form. AddressError.

    Letters that some program takes for others are refused, because mail to “poſt.example” may go to post.example too.
    Capitals are not told apart: every mail service that people use reads them alike.
    """
    local, at, domain = typed.rpartition("@")
    if has_invisible(typed):
        raise AddressError(INVISIBLE, "invisible_letter")
    if letter := next((each for each in typed if not _is_itself(each)), ""):
        sentence = LOOK_ALIKE_DOMAIN if letter in domain else LOOK_ALIKE
        raise AddressError(sentence.format(letter=letter), "look_alike_letter")
    return f"{local.lower()}{at}{_ascii(domain)}"


def is_normal(address: str) -> bool:
    try:
        return normal_address(address) == address
    except AddressError:
        return False


def _is_itself(letter: str) -> bool:
    """Whether it has one small and one capital form at most, and is not folded to anything besides."""
    small = letter.lower()
    folded = unicodedata.normalize("NFKC", small).casefold()
    return small == folded == small.upper().lower() and letter in {small, small.upper()}


def _ascii(domain: str) -> str:
    try:
        return unicodedata.normalize("NFC", domain).encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise AddressError(UNREADABLE, "invalid") from None
