"""Tell quickly which of many patterns can match a text, and where: it holds some of the letters that they ask for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import Match

from ahocorasick_rs import AhoCorasick

from chipcontrols.loaders.documents.late import Searchable
from chipcontrols.loaders.documents.letters import DIGIT, beginnings, needles

NONE: frozenset[int] = frozenset()
SOME_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Sieve:
    """Patterns by the strings that they ask for: the most telling set of each, what else it asks for, and beginnings.

    Strings are told by their numbers; the number after the last is any digit.
    """

    patterns: tuple[Searchable, ...]
    automaton: AhoCorasick
    owners: tuple[frozenset[int], ...]
    always: frozenset[int]
    rest: tuple[tuple[frozenset[int], ...], ...]
    begins: tuple[frozenset[int] | None, ...]
    digit: int

    def passing(self, text: str) -> list[int]:
        """Return the positions of the patterns that may match a text, in order."""
        return self._passing(self._strings(text, 0, len(text))[0], None)

    def matches(
        self, text: str, start: int, end: int, among: frozenset[int] | None = None
    ) -> Iterator[tuple[int, Match[str]]]:
        """Yield the matches of the patterns in a stretch, pattern by pattern; `among` leaves out all others."""
        strings, found = self._strings(text, start, end)
        numbers = self._passing(strings, among)
        wanted = NONE.union(*[begins for n in numbers if (begins := self.begins[n]) is not None])
        places: dict[int, list[int]] = {}
        for string, place, _ in found if len(wanted) > 0 else ():
            if string in wanted:
                places.setdefault(string, []).append(place)
        for number in numbers:
            begins = self.begins[number]
            if begins is None:
                yield from ((number, match) for match in self.patterns[number].finditer(text, start, end))
                continue
            last = start
            for place in sorted([start + place for string in begins & places.keys() for place in places[string]]):
                match = self.patterns[number].match(text, place, end) if place >= last else None
                if match is not None:
                    yield number, match
                    last = match.end()

    def _strings(self, text: str, start: int, end: int) -> tuple[set[int], Sequence[tuple[int, int, int]]]:
        """Return the strings that stand in a stretch, and each with its places from the start."""
        found = self.automaton.find_matches_as_indexes(_lower(text[start:end]), overlapping=True)
        strings = {string for string, _, _ in found}
        if SOME_DIGIT.search(text, start, end) is not None:
            strings.add(self.digit)
        return strings, found

    def _passing(self, strings: set[int], among: frozenset[int] | None) -> list[int]:
        found = self.always.union(*[self.owners[string] for string in strings])
        found = found if among is None else found & among
        return sorted([n for n in found if not any(strings.isdisjoint(some) for some in self.rest[n])])


def _lower(text: str) -> str:
    """Return a text in lower case; its length is the same, as letters stay that are two in lower case."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def sieve(patterns: Sequence[Searchable]) -> Sieve:
    """Return the sieve of patterns."""
    told = [(needles(pattern), beginnings(pattern)) for pattern in patterns]
    asked, begun = [sets for sets, _ in told], [some for _, some in told]
    strings = sorted({s for sets in asked for some in sets for s in some}.union(*(b or () for b in begun)) - {DIGIT})
    numbers = {string: n for n, string in enumerate([*strings, DIGIT])}
    first = [sets[0] if len(sets) > 0 else frozenset() for sets in asked]
    owners: list[set[int]] = [set() for _ in numbers]
    for n, some in enumerate(first):
        for string in some:
            owners[numbers[string]].add(n)
    return Sieve(
        tuple(patterns),
        AhoCorasick(strings),
        tuple(map(frozenset, owners)),
        frozenset(n for n, some in enumerate(first) if len(some) == 0),
        tuple(tuple(frozenset(numbers[string] for string in some) for some in sets[1:]) for sets in asked),
        tuple(frozenset(numbers[string] for string in some) if some is not None else None for some in begun),
        numbers[DIGIT],
    )
