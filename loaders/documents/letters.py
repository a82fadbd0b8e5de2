"""Read off a pattern which letters its matches hold, and which they begin with."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, TypeAlias

from chipcontrols.loaders.documents.late import Searchable, part_of

# Stands for "some digit" among the strings that a pattern asks for.
DIGIT = "\\d"
# A class of more characters than this says little.
FEW = 12
# Nearly every sentence has a letter, or two frequent ones.
COMMON = re.compile(" ?(?:[a-zà-ÿ]?|[adeilnorstu]{2}) ?")
# Beginnings are told to so many letters, if there are no more of them than this.
LONG, MANY = 5, 1000
# Parts that take up no letters.
WIDTHLESS = frozenset({"ASSERT", "ASSERT_NOT", "AT"})
AHEAD = 1
REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
# The parse trees of the standard library: it has no public door to them.
Node: TypeAlias = Any
_tree: Node = import_module("re._parser")
# What parts in a row begin with: strings that anything may follow, and strings that are all of them.
Heads: TypeAlias = tuple[frozenset[str], frozenset[str]]
NOTHING: frozenset[str] = frozenset()
EMPTY = frozenset([""])


def needles(pattern: Searchable) -> list[frozenset[str]]:
    """Return sets of strings in lower case, the most telling first: every match, or what follows it, holds one of each.

    >>> import re
    >>> [sorted(some) for some in needles(re.compile("(?:has )?(?:bought|sold) [0-9]+ chips"))]
    [[' chips'], ['bought', 'sold'], ['\\\\d']]
    """
    sets = {some for some in _sets(_parsed(pattern.pattern, pattern.flags)) if not any(map(COMMON.fullmatch, some))}
    return sorted(sets, key=lambda some: (_telling(some), sorted(some)), reverse=True)


def beginnings(pattern: Searchable) -> frozenset[str] | None:
    """Return strings in lower case with one of which each match begins, or None if matches may begin with anything.

    A digit stands for any.

    >>> import re
    >>> sorted(beginnings(re.compile("(?<!not )(?:has )?(?:bought|sold)")) or ())
    ['bough', 'has b', 'has s', 'sold']
    >>> beginnings(re.compile(".*sold")) is None
    True
    """
    begun, whole = _heads(_parsed(pattern.pattern, pattern.flags))
    found = begun | whole
    shortest = frozenset(s for s in found if not any(s[:n] in found for n in range(len(s))))
    return shortest if "" not in found else None


def _heads(items: Iterable[Node]) -> Heads:
    begun, whole = NOTHING, EMPTY
    for operator, argument in items:
        some, all_of_it = _head(str(operator), argument)
        longer = {one + other for one in whole for other in all_of_it}
        further = {string[:LONG] for string in longer if len(string) >= LONG}
        further |= {(one + other)[:LONG] for one in whole for other in some if other != DIGIT}
        further |= {one or DIGIT for one in whole if DIGIT in some}
        if len(further) + len(longer) > MANY:
            return begun | whole, NOTHING
        begun, whole = begun | further, frozenset(string for string in longer if len(string) < LONG)
        if len(whole) == 0:
            break
    return begun, whole


def _head(operator: str, argument: Node) -> Heads:
    if operator in WIDTHLESS:
        return NOTHING, EMPTY
    if operator == "LITERAL":
        return _part_heads(chr(argument)) or (NOTHING, frozenset([chr(argument).lower()]))
    if operator == "SUBPATTERN":
        return _heads(argument[3])
    if (branches := _branches(operator, argument)) is not None:
        options = [_heads(branch) for branch in branches]
        return NOTHING.union(*(begun for begun, _ in options)), NOTHING.union(*(whole for _, whole in options))
    if operator in REPEATS:
        least, most, inner = argument
        begun, whole = _heads(inner)
        begun, whole = (begun, whole) if most == 1 else (begun | whole, NOTHING)
        return begun, whole | EMPTY if least == 0 else whole
    if operator == "IN":
        some = _either([_spelt(*member) for member in argument])
        digits = some & {DIGIT} if some is not None else EMPTY
        return digits, some - digits if some is not None else NOTHING
    return EMPTY, NOTHING


@cache
def _part_heads(character: str) -> Heads | None:
    """Return what a part begins with that many patterns share, if a character stands for one."""
    part = part_of(character)
    return _heads(_parsed(part, 0)) if part is not None else None


@cache
def _part_sets(character: str) -> list[frozenset[str]] | None:
    """Return the sets that such a part asks for."""
    part = part_of(character)
    return _sets(_parsed(part, 0)) if part is not None else None


@lru_cache(maxsize=1)  # one pattern is asked for both
def _parsed(pattern: str, flags: int) -> Node:
    return _tree.parse(pattern, flags)


def _sets(items: Iterable[Node]) -> list[frozenset[str]]:
    """Return the sets that the parts of a sequence ask for, all of them."""
    found: list[frozenset[str]] = []
    run = ""
    for operator, argument in items:
        shared = _part_sets(chr(argument)) if str(operator) == "LITERAL" else None
        if str(operator) == "LITERAL" and shared is None:
            run += chr(argument).lower()
            continue
        found += [frozenset([run])] if run else []
        run = ""
        found += shared if shared is not None else _part(str(operator), argument)
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
    if operator in REPEATS:
        return _sets(argument[2]) if argument[0] > 0 else []
    if operator == "ATOMIC_GROUP":
        return _sets(argument)
    if operator == "ASSERT" and argument[0] == AHEAD:
        return _sets(argument[1])
    some = None
    if (branches := _branches(operator, argument)) is not None:
        some = _either([_sequence(branch) for branch in branches])
    elif operator == "IN" and len(argument) <= FEW:
        some = _either([_member(*member) for member in argument])
    return [some] if some is not None else []


def _branches(operator: str, argument: Node) -> Sequence[Sequence[Node]] | None:
    """Return what stands for choice: branches, or characters of which some stand for parts."""
    if operator == "IN" and any(str(kind) == "LITERAL" and part_of(chr(of)) is not None for kind, of in argument):
        return [[member] for member in argument]
    return argument[1] if operator == "BRANCH" else None


def _spelt(operator: Node, argument: Node) -> frozenset[str] | None:
    """Return what a member of a set of characters stands for, a few in a row one by one."""
    if str(operator) == "RANGE" and argument[1] - argument[0] < LONG:
        return frozenset(chr(code).lower() for code in range(argument[0], argument[1] + 1))
    return _member(operator, argument)


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
