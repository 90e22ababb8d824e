"""Counts and lists in words. Pure."""

from collections.abc import Sequence

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def number(count: int) -> str:
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def error_title(count: int) -> str:
    return "One thing needs another look" if count == 1 else f"{number(count).capitalize()} things need another look"


def join_words(words: Sequence[str]) -> str:
    """Monday, Tuesday and Friday"""
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last
