"""Give a large number without a unit the currency of the sum before: "3 milliards d'euros, contre 2,5 milliards"."""

import re
from collections.abc import Sequence
from functools import cache

from chipcontrols.loaders.documents.lexicon import either, words
from chipcontrols.loaders.documents.spans import Figure
from chipcontrols.loaders.documents.values.units import MONEY

# From this scale on a bare number is money, and no count of years or plants.
LARGE = 1_000_000
# What opens a bracket in which a sum stands, and how far before the sum.
CONVERTED, ASIDE = re.compile(r"[(（][^()（）\d]*\Z"), 24
# What may stand between sums without a word about what is counted.
NEUTRAL = frozenset({None, "percent", "pp", "x", "days", "years", "points", "nm", "rank", "people"})


def in_currency(
    text: str, language: str, figures: Sequence[Figure], before: str | None = None
) -> tuple[list[Figure], str | None]:
    """Return the figures with the currency of large bare ones, and that of the last sum, None behind a count.

    `before` is the currency of the last sum of the sentence before.
    """
    scale, counting = _scale(language), _counting(language)
    if counting is None:
        return _as_stated(text, language, figures, before)
    found: list[Figure] = []
    for figure in figures:
        large = figure.unit is None and scale.search(text[figure.start : figure.end]) is not None
        if large and counting.match(text, figure.end) is not None:
            before = None
        elif large and before is not None:
            figure = figure._replace(unit=before)
        elif figure.unit in MONEY and CONVERTED.search(text, max(0, figure.start - ASIDE), figure.start) is not None:
            pass  # the same in other money
        elif figure.unit not in NEUTRAL:
            before = figure.unit if figure.unit in MONEY else None
        found.append(figure)
    return found, before


def _as_stated(
    text: str, language: str, figures: Sequence[Figure], before: str | None
) -> tuple[list[Figure], str | None]:
    """Return the figures with the currency that a bracket gives to all bare ones from then on: 100亿(人民币,下同)."""
    stated, scale = _stated(language), _scale(language)
    found: list[Figure] = []
    for figure in figures if stated is not None else ():
        told = stated.match(text, figure.end) if stated is not None else None
        before = str(told.lastgroup) if told is not None else before
        bare = before is not None and figure.unit is None and scale.search(text[figure.start : figure.end]) is not None
        found.append(figure._replace(unit=before) if bare else figure)
    return (found if stated is not None else list(figures)), before


@cache
def _stated(language: str) -> re.Pattern[str] | None:
    """Return the bracket that gives the currency of what follows, where the language has words for that."""
    given = words(language)["numbers"].get("stated")
    if given is None:
        return None
    units = "|".join(f"(?P<{unit}>{words(language)['units'][unit]})" for unit in MONEY)
    return re.compile(given.replace("UNIT", f"(?:{units})"))


@cache
def _scale(language: str) -> re.Pattern[str]:
    scales = words(language)["numbers"]["scales"]
    return re.compile(either(re.escape(name) for name, factor in scales.items() if factor >= LARGE))


@cache
def _counting(language: str) -> re.Pattern[str] | None:
    """Return the words behind a large number by which it counts something, where the language shares currencies."""
    given = words(language)["numbers"].get("counting")
    return re.compile(given) if given is not None else None
