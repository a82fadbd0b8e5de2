"""What stands around a place of a text, whatever names are there: prepositions, examples, brackets, new thoughts."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from chipcontrols.loaders.documents import grammar
from chipcontrols.loaders.documents.sieve import Sieve, sieve

# Before "such as" stand so many words at most that say what is named: "to the largest buyers of chips such as".
GENERAL = 5
# How far before a place the words stand that take it out of the line.
BEFORE = 60
SIGNS = re.compile(r"[,;:()，；：。]")
COMMA = re.compile("[,，]")
# What parts clauses, and what a list is of from its items.
PAUSE = re.compile("[,，;；:：]")


@lru_cache(maxsize=8)  # many ask for those of one sentence, one after another
def breaks(language: str, text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return where words between two places open a new thought."""
    return [match.span() for _, match in _breaks(language).matches(text, low, high)]


@cache
def _breaks(language: str) -> Sieve:
    return sieve([grammar.breaks(language)])


@lru_cache(maxsize=1024)  # sentences are asked for what those before them are about
def is_oblique(language: str, text: str, start: int, genitive: bool, low: int) -> bool:
    """Return whether a preposition before a place takes what stands there out of the line of subject and object."""
    start = head_of(language, text, start, low)
    heads = heads_of(language, text, start, low)
    # "The models of Acme, such as A": examples are of the models, whatever else stands among the words before.
    out = grammar.oblique(language, genitive and len(heads) == 1 and heads[0] == start)
    return any(ends(out, text, low, end) for end in heads) and not _is_around(language, text, start, low)


def _is_around(language: str, text: str, start: int, low: int) -> bool:
    """Return whether words around a place put what stands there back in line: 包括A在内的公司."""
    around = f"{text[max(low, start - 2) : start]}\0{text[start : start + BEFORE]}"
    return language == "zh" and grammar.optional(language, "around").search(around) is not None


def ends(forms: re.Pattern[str], text: str, low: int, end: int) -> bool:
    """Return whether words of some forms stand right before a place."""
    return forms.search(text[max(low, end - BEFORE) : end]) is not None


def head_of(language: str, text: str, start: int, low: int) -> int:
    """Return a place, or where the words open that tell what is named there: "the maker of pumps Acme"."""
    described = grammar.described(language).search(text, max(low, start - BEFORE), start)
    return start if described is None else described.start()


@lru_cache(maxsize=256)
def heads_of(language: str, text: str, start: int, low: int, most: int = GENERAL) -> Sequence[int]:
    """Return a place, or where examples stand there those of the words before: "to firms such as A" is to A."""
    listed = grammar.example(language).search(text, max(low, start - 24), start)
    if listed is None:
        return (start,)
    general = SIGNS.split(text[low : listed.start() + 1].rstrip(" ,"))[-1]
    first = text.rindex(general, low, listed.start() + 1)
    return [first + m.start() for m in re.finditer(r"(?<!\S)\S", general)][-most:] or (start,)


def bracket(text: str, low: int, start: int) -> int | None:
    """Return where the bracket around a place opens, if there is one."""
    if text.find("(", low, start) < 0 and text.find("（", low, start) < 0:
        return None
    depth = 0
    for n in range(start - 1, low - 1, -1):
        if text[n] in ")）":
            depth += 1
        elif text[n] in "(（":
            if depth == 0:
                return n + 1
            depth -= 1
    return None


def tells(language: str, text: str, low: int, edge: int) -> bool:
    """Return whether a clause says of its subject what stands at an edge: 前身是A的部门."""
    return grammar.optional(language, "copula").search(text, behind(PAUSE, text, low, edge), edge) is not None


def behind(signs: re.Pattern[str], text: str, low: int, high: int) -> int:
    """Return where the last of some signs between two places ends, or the first place if there is none."""
    return max((match.end() for match in signs.finditer(text, low, high)), default=low)
