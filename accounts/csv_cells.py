"""Cells of a table that a spreadsheet opens. Pure."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def escape_formula(text: str) -> str:
    """The text; an apostrophe goes before what a spreadsheet would work out, also behind spaces."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text
