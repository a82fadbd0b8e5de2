"""Read what is made, bought or brought out in words where it has no name: "its own AI chip", "machines for etching"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from chipcontrols.loaders.documents.claims.standing import is_a
from chipcontrols.loaders.documents.claims.templates import Cue, Side
from chipcontrols.loaders.documents.lexicon import expanded, words
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Mention

# A phrase that holds one of these is no phrase without a name.
NAMED = ("Agent", "Place", "Product")


@dataclass(frozen=True, slots=True)
class Ware:
    """An item in words, with its place in the text."""

    start: int
    end: int
    text: str


def ware(passage: Passage, cue: Cue, window: tuple[int, int], side: Side, taken: Sequence[Mention]) -> Ware | None:
    """Return the item in words that touches a trigger, in front of it or behind, or a name taken there; or None.

    What a name stands in or at is told by the name, and what is counted by its figure.
    """
    grammar = _grammar(passage.language, side)
    if grammar is None:
        return None
    low, high = max([window[0], *(m.end for m in taken if window[0] <= m.start < window[1])]), window[1]
    found = grammar.search(passage.text, low, high) if side == "left" else grammar.match(passage.text, low, high)
    if found is None:
        return None
    start, end = found.span("ware")
    if any(start < m.end and m.start <= end + 1 and is_a(m, NAMED) for m in passage.mentions):
        return None
    if any(start <= figure.start < end and figure.unit in cue.units for figure in passage.figures):
        return None
    return Ware(start, end, passage.text[start:end])


@cache
def _grammar(language: str, side: Side) -> re.Pattern[str] | None:
    forms = words(language).get("wares", {})
    return re.compile(expanded(forms[side], language)) if side in forms else None
