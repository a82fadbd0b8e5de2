"""Estimate how wide a text is drawn and break it into lines, so that boxes are sized before any browser is open."""

import unicodedata
from functools import cache

FONT_PX = 13
LINE_PX = 16
LONGEST = 120  # characters that any line of a box can hold
# Widths in em, upper bounds of common sans-serif faces; the page squeezes a text that still turns out wider.
_NARROW, _WIDE = frozenset("ijlI.,;:'|!()[]tfr/ "), frozenset("mwMW@%—→")


def text_width(text: str, size: int = FONT_PX) -> int:
    """Return the width of a text in pixels, on the safe side. Wide (CJK) characters count one em.

    >>> text_width("芯片") > text_width("il")
    True
    """
    return round(size * sum(_em(character) for character in text))


@cache
def _em(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.92
    return 0.68 if character.isupper() else 0.6


def cut(text: str, limit: int) -> str:
    """Return a text, or its beginning and an ellipsis where it is longer than so many characters."""
    return text if len(text) <= limit else f"{text[:limit].rstrip()}…"


def wrap(text: str, width: int, lines: int = 2, size: int = FONT_PX) -> tuple[str, ...]:
    """Break a text into at most `lines` lines of at most `width` pixels; what does not fit ends in an ellipsis.

    >>> wrap("Bureau of Industry and Security", 100)
    ('Bureau of', 'Industry and…')
    """
    done: list[str] = []
    # A name of ten thousand characters is cut before it is measured.
    for word in _words(text[: LONGEST * lines], width, size):
        if done and text_width(f"{done[-1]} {word}", size) <= width:
            done[-1] = f"{done[-1]} {word}"
        else:
            done.append(word)
    if len(done) > lines:
        done = [*done[: lines - 1], _squeeze(f"{done[lines - 1]}…", width, size)]
    return tuple(done)


def _words(text: str, width: int, size: int) -> list[str]:
    parts: list[str] = []
    for word in text.split():
        while text_width(word, size) > width:
            room = next(n for n in range(len(word), 0, -1) if n == 1 or text_width(word[:n], size) <= width)
            if room >= len(word):
                break
            parts.append(word[:room])
            word = word[room:]
        parts.append(word)
    return parts


def _squeeze(text: str, width: int, size: int) -> str:
    while text_width(text, size) > width and len(text) > 2:
        text = text[:-2].rstrip() + "…"
    return text
