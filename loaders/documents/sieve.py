"""Tell quickly which of many patterns can match a text, and where: it holds some of the letters that they ask for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from re import Match

from ahocorasick_rs import AhoCorasick

from chipcontrols.loaders.documents.late import Searchable
from chipcontrols.loaders.documents.letters import DIGIT, beginnings, needles

SOME_DIGIT = re.compile(r"\d")
ALL = -1  # the bits of all patterns


@dataclass(frozen=True, slots=True)
class Sieve:
    """Patterns by the strings that they ask for: the most telling set of each, what else it asks for, and beginnings.

    Strings are told by their numbers; that of any digit is the last. No match begins where `edge` has none. Sets of
    patterns are bits of a number each, which are joined faster than sets.
    """

    patterns: tuple[Searchable, ...]
    automaton: AhoCorasick
    owners: tuple[int, ...]
    always: int
    rest: tuple[tuple[frozenset[int], ...], ...]
    beginning: tuple[int, ...]
    anywhere: int
    digit: int | None
    edge: re.Pattern[str] | None

    def passing(self, text: str) -> set[int]:
        """Return the positions of the patterns that may match a text."""
        return set(_positions(self._passing(self._strings(text, 0, len(text))[0], ALL)))

    def matches(self, text: str, start: int, end: int, among: int = ALL) -> Iterator[tuple[int, Match[str]]]:
        """Yield the matches of the patterns in a stretch, pattern by pattern; `among` leaves out all others."""
        strings, found = self._strings(text, start, end)
        passing = self._passing(strings, among)
        if passing == 0:
            return
        places = self._places(text, start, end, found, passing)
        for number in sorted([*places, *_positions(passing & self.anywhere)]):
            pattern = self.patterns[number]
            if number not in places:
                for match in pattern.finditer(text, start, end):
                    yield number, match
                continue
            last = start
            for place in sorted(places[number]):
                first = pattern.match(text, place, end) if place >= last else None
                if first is not None:
                    yield number, first
                    last = first.end()

    def _strings(self, text: str, start: int, end: int) -> tuple[set[int], Sequence[tuple[int, int, int]]]:
        """Return the strings that stand in a stretch, and each with its places from the start."""
        found = self.automaton.find_matches_as_indexes(_lower(text[start:end]), overlapping=True)
        strings = {string for string, _, _ in found}
        if self.digit is not None and SOME_DIGIT.search(text, start, end) is not None:
            strings.add(self.digit)
        return strings, found

    def _passing(self, strings: set[int], among: int) -> int:
        found = self.always
        for string in strings:
            found |= self.owners[string]
        passing = found & among
        for n in _positions(passing):
            for some in self.rest[n]:
                if strings.isdisjoint(some):
                    passing ^= 1 << n
                    break
        return passing

    def _places(
        self, text: str, start: int, end: int, found: Sequence[tuple[int, int, int]], passing: int
    ) -> Mapping[int, list[int]]:
        """Return of the patterns that pass the places where a match may begin: a string does that it begins with."""
        places: dict[int, list[int]] = {}
        if self.digit is not None and passing & self.beginning[self.digit]:
            found = [*found, *((self.digit, m.start() - start, 0) for m in SOME_DIGIT.finditer(text, start, end))]
        for string, offset, _ in found:
            beginning = passing & self.beginning[string]
            if beginning and (self.edge is None or self.edge.match(text, start + offset) is not None):
                for number in _positions(beginning):
                    places.setdefault(number, []).append(start + offset)
        return places


def bits(positions: Iterable[int]) -> int:
    """Return positions of patterns as the bits of a number."""
    return sum(1 << n for n in positions)


def _positions(some: int) -> Iterator[int]:
    """Yield the positions of the bits of a number, the first ones first."""
    while some:
        last = some & -some
        yield last.bit_length() - 1
        some ^= last


def _lower(text: str) -> str:
    """Return a text in lower case; its length is the same, as letters stay that are two in lower case."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def sieve(patterns: Sequence[Searchable], edge: re.Pattern[str] | None = None) -> Sieve:
    """Return the sieve of patterns; `edge` is what each of them opens with, such as the beginning of a word."""
    told = [(needles(pattern), beginnings(pattern)) for pattern in patterns]
    asked, begun = [sets for sets, _ in told], [some for _, some in told]
    needed = {s for sets in asked for some in sets for s in some}.union(*(some or () for some in begun))
    numbers = {string: n for n, string in enumerate([*sorted(needed - {DIGIT}), *(needed & {DIGIT})])}
    owners = _patterns_of((sets[0] if len(sets) > 0 else () for sets in asked), numbers)
    return Sieve(
        tuple(patterns),
        AhoCorasick([string for string in numbers if string != DIGIT]),
        owners,
        bits(n for n, sets in enumerate(asked) if len(sets) == 0),
        tuple(tuple(_numbered(some, numbers) for some in sets[1:]) for sets in asked),
        _patterns_of((some or () for some in begun), numbers),
        bits(n for n, some in enumerate(begun) if some is None),
        numbers.get(DIGIT),
        edge,
    )


def _patterns_of(told: Iterable[Iterable[str]], numbers: Mapping[str, int]) -> tuple[int, ...]:
    """Return of each string the patterns that it is told of."""
    found = [0 for _ in numbers]
    for n, strings in enumerate(told):
        for string in strings:
            found[numbers[string]] |= 1 << n
    return tuple(found)


def _numbered(some: frozenset[str], numbers: Mapping[str, int]) -> frozenset[int]:
    return frozenset(numbers[string] for string in some)
