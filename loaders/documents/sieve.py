"""Tell quickly which of many patterns can match a text, and where: it holds some of the letters that they ask for."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from re import Match, Pattern

from ahocorasick_rs import AhoCorasick

from chipcontrols.loaders.documents.letters import DIGIT, beginnings, needles

SOME_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Sieve:
    """Patterns by the strings that they ask for: the most telling set of each, what else it asks for, and beginnings.

    Strings are told by their numbers; 0 is any digit.
    """

    patterns: tuple[Pattern[str], ...]
    automaton: AhoCorasick | None
    owners: tuple[frozenset[int], ...]
    always: frozenset[int]
    rest: tuple[tuple[frozenset[int], ...], ...]
    begins: tuple[frozenset[int] | None, ...]

    def passing(self, text: str) -> list[int]:
        """Return the positions of the patterns that may match a text, in order."""
        return self._passing(self._places(text, 0, len(text)).keys(), None)

    def matches(
        self, text: str, start: int, end: int, among: frozenset[int] | None = None
    ) -> Iterator[tuple[int, Match[str]]]:
        """Yield the matches of the patterns in a stretch, pattern by pattern; `among` leaves out all others."""
        places = self._places(text, start, end)
        for number in self._passing(places.keys(), among):
            begins = self.begins[number]
            if begins is None:
                yield from ((number, match) for match in self.patterns[number].finditer(text, start, end))
                continue
            last = start
            for place in sorted([place for string in begins & places.keys() for place in places[string]]):
                match = self.patterns[number].match(text, place, end) if place >= last else None
                if match is not None:
                    yield number, match
                    last = match.end()

    def _places(self, text: str, start: int, end: int) -> dict[int, list[int]]:
        """Return the strings that stand in a stretch, each with its places."""
        found: dict[int, list[int]] = {0: []} if SOME_DIGIT.search(text, start, end) is not None else {}
        if self.automaton is not None:
            for string, place, _ in self.automaton.find_matches_as_indexes(_lower(text[start:end]), overlapping=True):
                found.setdefault(string + 1, []).append(start + place)
        return found

    def _passing(self, strings: Set[int], among: frozenset[int] | None) -> list[int]:
        found = self.always.union(*[self.owners[string] for string in strings])
        found = found if among is None else found & among
        return sorted([n for n in found if not any(strings.isdisjoint(some) for some in self.rest[n])])


def _lower(text: str) -> str:
    """Return a text in lower case; its length is the same, as letters stay that are two in lower case."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def sieve(patterns: Sequence[Pattern[str]]) -> Sieve:
    """Return the sieve of patterns."""
    told = [(needles(pattern), beginnings(pattern)) for pattern in patterns]
    asked, begun = [sets for sets, _ in told], [some for _, some in told]
    strings = sorted({s for sets in asked for some in sets for s in some}.union(*(b or () for b in begun)) - {DIGIT})
    numbers = {DIGIT: 0} | {string: n for n, string in enumerate(strings, 1)}
    first = [sets[0] if len(sets) > 0 else frozenset() for sets in asked]
    owners: list[set[int]] = [set() for _ in numbers]
    for n, some in enumerate(first):
        for string in some:
            owners[numbers[string]].add(n)
    return Sieve(
        tuple(patterns),
        AhoCorasick(strings) if len(strings) > 0 else None,
        tuple(map(frozenset, owners)),
        frozenset(n for n, some in enumerate(first) if len(some) == 0),
        tuple(tuple(frozenset(numbers[string] for string in some) for some in sets[1:]) for sets in asked),
        tuple(frozenset(numbers[string] for string in some) if some is not None else None for some in begun),
    )
