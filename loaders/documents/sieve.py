"""Tell quickly which of many patterns can match a text: it holds some of the letters that they ask for."""

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
    """Patterns by the strings of which each asks for at least one."""

    automaton: AhoCorasick | None
    owners: tuple[frozenset[int], ...]
    always: frozenset[int]
    numeric: frozenset[int]

    def passing(self, text: str) -> set[int]:
        """Return the positions of the patterns that may match a text."""
        found = set(self.always)
        if SOME_DIGIT.search(text) is not None:
            found |= self.numeric
        if self.automaton is not None:
            hits = self.automaton.find_matches_as_indexes(text.lower(), overlapping=True)
            for number in {number for number, _, _ in hits}:
                found |= self.owners[number]
        return found


def sieve(patterns: Sequence[Pattern[str]]) -> Sieve:
    """Return the sieve of patterns."""
    asked = [needles(pattern) for pattern in patterns]
    strings = sorted({string for some in asked for string in some} - {DIGIT})
    owners = tuple(frozenset(n for n, some in enumerate(asked) if string in some) for string in strings)
    return Sieve(
        AhoCorasick(strings) if len(strings) > 0 else None,
        owners,
        frozenset(n for n, some in enumerate(asked) if len(some) == 0),
        frozenset(n for n, some in enumerate(asked) if DIGIT in some),
    )


def needles(pattern: Pattern[str]) -> frozenset[str]:
    """Return strings in lower case of which every match holds at least one, or nothing if there are no such strings.

    >>> import re
    >>> sorted(needles(re.compile("(?:has )?(?:bought|sold) [0-9]+")))
    ['bought', 'sold']
    """
    return _sequence(_tree.parse(pattern.pattern, pattern.flags)) or frozenset()


def _sequence(items: Iterable[Node]) -> frozenset[str] | None:
    """Return the most telling of the sets that the parts of a sequence ask for."""
    found: list[frozenset[str]] = []
    run = ""
    for operator, argument in items:
        if str(operator) == "LITERAL":
            run += chr(argument).lower()
            continue
        found += [frozenset([run])] if run else []
        run = ""
        some = _part(str(operator), argument)
        found += [some] if some is not None else []
    found += [frozenset([run])] if run else []
    return max(found, key=_telling, default=None)


def _telling(some: frozenset[str]) -> tuple[int, int]:
    """Return how much a set of strings asks for: the length of its shortest, then how few they are."""
    return min(1 if string == DIGIT else len(string) for string in some), -len(some)


def _part(operator: str, argument: Node) -> frozenset[str] | None:
    if operator == "BRANCH":
        return _either([_sequence(branch) for branch in argument[1]])
    if operator == "SUBPATTERN":
        return _sequence(argument[3])
    if operator in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _sequence(argument[2]) if argument[0] > 0 else None
    if operator == "ATOMIC_GROUP":
        return _sequence(argument)
    return _either([_member(*member) for member in argument]) if operator == "IN" and len(argument) <= FEW else None


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
