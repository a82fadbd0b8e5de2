"""Tell quickly which of many patterns can match a text: it holds some of each letters that they ask for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from re import Pattern
from typing import Any, TypeAlias

from ahocorasick_rs import AhoCorasick

# Stands for "some digit" among the strings that a pattern asks for.
DIGIT = "\\d"
SOME_DIGIT = re.compile(r"\d")
# A class of more characters than this says little.
FEW = 12
# The parse trees of the standard library: it has no public door to them.
Node: TypeAlias = Any
_tree: Node = import_module("re._parser")


@dataclass(frozen=True, slots=True)
class Sieve:
    """Patterns by the sets of strings that each asks for: the most telling set of each, and what else it asks for."""

    automaton: AhoCorasick | None
    owners: tuple[frozenset[int], ...]
    always: frozenset[int]
    rest: tuple[tuple[frozenset[int], ...], ...]

    def passing(self, text: str) -> set[int]:
        """Return the positions of the patterns that may match a text."""
        found, hits = set(self.always), {0} if SOME_DIGIT.search(text) is not None else set()
        if self.automaton is not None:
            placed = self.automaton.find_matches_as_indexes(text.lower(), overlapping=True)
            hits |= {number + 1 for number, _, _ in placed}
        for number in hits:
            found |= self.owners[number]
        return {n for n in found if not any(hits.isdisjoint(some) for some in self.rest[n])}


def sieve(patterns: Sequence[Pattern[str]]) -> Sieve:
    """Return the sieve of patterns."""
    asked = [needles(pattern) for pattern in patterns]
    strings = sorted({string for sets in asked for some in sets for string in some} - {DIGIT})
    numbers = {DIGIT: 0} | {string: n for n, string in enumerate(strings, 1)}
    first = [sets[0] if len(sets) > 0 else frozenset() for sets in asked]
    return Sieve(
        AhoCorasick(strings) if len(strings) > 0 else None,
        tuple(frozenset(n for n, some in enumerate(first) if string in some) for string in numbers),
        frozenset(n for n, some in enumerate(first) if len(some) == 0),
        tuple(tuple(frozenset(numbers[string] for string in some) for some in sets[1:]) for sets in asked),
    )


def needles(pattern: Pattern[str]) -> list[frozenset[str]]:
    """Return sets of strings in lower case, the most telling first: every match holds at least one string of each.

    >>> import re
    >>> [sorted(some) for some in needles(re.compile("(?:has )?(?:bought|sold) [0-9]+ chips"))]
    [[' chips'], ['bought', 'sold'], ['\\\\d']]
    """
    sets = sorted(
        set(_sets(_tree.parse(pattern.pattern, pattern.flags))), key=lambda some: (_telling(some), sorted(some))
    )
    return sets[-1:] + [some for some in sets[-2::-1] if DIGIT in some or _telling(some)[0] > 1 or _is_han(some)]


def _is_han(some: frozenset[str]) -> bool:
    """Return whether the strings are of a script in which one character says much."""
    return all(string >= "\u3400" for string in some)


def _sets(items: Iterable[Node]) -> list[frozenset[str]]:
    """Return the sets that the parts of a sequence ask for, all of them."""
    found: list[frozenset[str]] = []
    run = ""
    for operator, argument in items:
        if str(operator) == "LITERAL":
            run += chr(argument).lower()
            continue
        found += [frozenset([run])] if run else []
        run = ""
        found += _part(str(operator), argument)
    return [*found, frozenset([run])] if run else found


def _sequence(items: Iterable[Node]) -> frozenset[str] | None:
    """Return the most telling of the sets that the parts of a sequence ask for."""
    return max(_sets(items), key=_telling, default=None)


def _telling(some: frozenset[str]) -> tuple[int, int]:
    """Return how much a set of strings asks for: the length of its shortest, then how few they are."""
    return min(1 if string == DIGIT else len(string) for string in some), -len(some)


def _part(operator: str, argument: Node) -> list[frozenset[str]]:
    if operator == "SUBPATTERN":
        return _sets(argument[3])
    if operator in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _sets(argument[2]) if argument[0] > 0 else []
    if operator == "ATOMIC_GROUP":
        return _sets(argument)
    some = None
    if operator == "BRANCH":
        some = _either([_sequence(branch) for branch in argument[1]])
    elif operator == "IN" and len(argument) <= FEW:
        some = _either([_member(*member) for member in argument])
    return [some] if some is not None else []


def _member(operator: Node, argument: Node) -> frozenset[str] | None:
    if str(operator) == "LITERAL":
        return frozenset([chr(argument).lower()])
    return frozenset([DIGIT]) if str(argument) == "CATEGORY_DIGIT" else _digits(str(operator), argument)


def _digits(operator: str, argument: Node) -> frozenset[str] | None:
    return frozenset([DIGIT]) if operator == "RANGE" and tuple(argument) in _ranges() else None


@cache
def _ranges() -> frozenset[tuple[int, int]]:
    return frozenset((low, high) for low in range(ord("0"), ord("9") + 1) for high in range(low, ord("9") + 1))


def _either(options: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    known = [option for option in options if option is not None]
    return frozenset().union(*known) if len(known) == len(options) > 0 else None
