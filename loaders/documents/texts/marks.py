"""Take out of a text the signs that are not its words, and remember where each word stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Signs of Markdown around words, pictures and addresses of links, signs that are not seen, and blanks behind a blank.
MARKS = re.compile(
    r"!\[[^\[\]\n]*\]\([^()\n]*\)"
    r"|\[(?P<link>[^\[\]\n]+)\]\((?:https?:|/|#|mailto:)[^()\n]*\)"
    r"|(?P<strong>\*\*\*?|__|~~|`)(?=\S)(?P<words>[^\n]{1,400}?)(?<=\S)(?P=strong)"
    r"|(?<![\w*])\*(?=[^\s*])(?P<weak>[^*\n]{1,400}?)(?<=[^\s*])\*(?![\w*])"
    r"|[\u00ad\u200b-\u200d\u2060\ufeff]+"
    r"|(?<=\S[ \t\u00a0])[ \t\u00a0]+(?=\S)"
)
INNER = ("link", "words", "weak")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A text without marks; `places` gives of each of its characters the place in the text as it stands, if other."""

    text: str
    places: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch, which is not empty, stands in the text with its marks."""
        return (start, end) if self.places is None else (self.places[start], self.places[end - 1] + 1)


def unmarked(text: str) -> Unmarked:
    """Return a text without marks.

    >>> read = unmarked("**Acme** bought [500 chips](https://acme.example/) from *Borealis*  .")
    >>> read.text, read.span(27, 35)
    ('Acme bought 500 chips from Borealis .', (57, 65))
    """
    if MARKS.search(text) is None:
        return Unmarked(text)
    kept = _kept(text, 0, len(text))
    return Unmarked("".join([text[place] for place in kept]), kept)


def _kept(text: str, start: int, end: int) -> list[int]:
    """Return the places of the characters in a stretch that are no marks; marks may stand within marks."""
    kept: list[int] = []
    last = start
    for mark in MARKS.finditer(text, start, end):
        kept += range(last, mark.start())
        for inner in INNER:
            if mark[inner] is not None:
                kept += _kept(text, *mark.span(inner))
        last = mark.end()
    return [*kept, *range(last, end)]
