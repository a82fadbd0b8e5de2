"""Take out of a text the signs that are not its words, and remember where each word stands."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

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
    """A text without marks, and of each stretch that was kept where it begins here and in the text as it stands."""

    text: str
    here: Sequence[int] = (0,)
    there: Sequence[int] = (0,)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch, which is not empty, stands in the text with its marks."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, offset: int) -> int:
        kept = bisect_right(self.here, offset) - 1
        return self.there[kept] + offset - self.here[kept]


def unmarked(text: str) -> Unmarked:
    """Return a text without marks.

    >>> read = unmarked("**Acme** bought [500 chips](https://acme.example/) from *Borealis*  .")
    >>> read.text, read.span(27, 35)
    ('Acme bought 500 chips from Borealis .', (57, 65))
    """
    if MARKS.search(text) is None:
        return Unmarked(text)
    plain, here, there = StringIO(newline=""), array("q"), array("q")
    for start, end in _kept(text, 0, len(text)):
        if start < end:
            here.append(plain.tell())
            there.append(start)
            plain.write(text[start:end])
    return Unmarked(plain.getvalue(), here, there)


def _kept(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between marks; marks may stand within marks."""
    last = start
    for mark in MARKS.finditer(text, start, end):
        yield last, mark.start()
        for inner in INNER:
            if mark[inner] is not None:
                yield from _kept(text, *mark.span(inner))
        last = mark.end()
    yield last, end
