"""Patterns that are compiled when they are first asked for a match: of thousands of cues, a text needs few.

Parts that many patterns share stand in them as one character of private use each, until they are compiled.
"""

import re
from collections.abc import Callable, Iterator
from typing import Protocol

FIRST_PART = 0xE000
PARTS = re.compile("[\ue000-\uf8ff]")
_characters: dict[str, str] = {}  # of each expression its character
_parts: dict[str, str] = {}  # and the other way round


class Searchable(Protocol):
    """What a compiled pattern and one that is compiled later have in common."""

    @property
    def pattern(self) -> str:
        """The regular expression."""

    @property
    def flags(self) -> int:
        """The flags it is compiled with."""

    def match(self, text: str, pos: int = 0, endpos: int = ..., /) -> re.Match[str] | None:
        """Return the match that begins at a place."""

    def search(self, text: str, pos: int = 0, endpos: int = ..., /) -> re.Match[str] | None:
        """Return the first match in a stretch."""

    def finditer(self, text: str, pos: int = 0, endpos: int = ..., /) -> Iterator[re.Match[str]]:
        """Yield the matches in a stretch."""


def part(expression: str) -> str:
    """Return the character that stands for an expression in patterns that are compiled late."""
    character = _characters.setdefault(expression, chr(FIRST_PART + len(_characters)))
    _parts[character] = expression
    return character


def part_of(character: str) -> str | None:
    """Return the expression that a character stands for, if it does for any."""
    return _parts.get(character)


def whole(pattern: str) -> str:
    """Return a pattern with its parts written out."""
    return PARTS.sub(lambda match: f"(?:{whole(_parts[match[0]])})", pattern)


class Late:
    """A regular expression that is compiled when it is first asked for a match.

    `spelt` writes out what stands in it for more: the letters that it asks for can be read off without.
    """

    __slots__ = ("_spelt", "finditer", "flags", "match", "pattern", "search")
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]

    def __init__(self, pattern: str, flags: int = 0, spelt: Callable[[str], str] = str) -> None:
        """Take the expression as it is; a mistake in it shows when its letters are read off or a match is asked for."""
        self.pattern = pattern
        self.flags = flags
        self._spelt = spelt

    def __getattr__(self, name: str) -> object:
        """Take over the methods of the compiled pattern, the first time that one of them is asked for."""
        if name not in ("match", "search", "finditer"):
            raise AttributeError(name)
        compiled = re.compile(self._spelt(whole(self.pattern)), self.flags)
        self.match, self.search, self.finditer = compiled.match, compiled.search, compiled.finditer
        return getattr(compiled, name)
