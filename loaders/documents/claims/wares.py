"""Read what is made, bought or paid for in words where it has no name: "its own AI chip", "the production of chips"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from chipcontrols.loaders.documents.claims.templates import Cue, Side, Slot
from chipcontrols.loaders.documents.grammar import mark
from chipcontrols.loaders.documents.lexicon import NONE, expanded, words
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import ends
from chipcontrols.loaders.documents.spans import Mention, is_a

# The detail that takes the words for a role, if it is not of the same name.
DETAILS = {"item": "itemName", "aim": "purpose"}
# What opens words for an item that stand in front of a recipient.
OPENED = re.compile(
    r"(?:its|their|an?|the|some|all|such|s(?:on|a|es)|leurs?|les?|la|une?|des|sein\w*|ihr\w*|ein\w*)\b", re.IGNORECASE
)
# So far behind words for an item stands who receives it.
RECEIVED = 14
# A phrase that holds one of these is no phrase without a name.
NAMED = ("Agent", "Place", "Product")


@dataclass(frozen=True, slots=True)
class Ware:
    """An item or purpose in words, with the detail that it is and its place in the text."""

    start: int
    end: int
    text: str
    detail: str


def ware(
    passage: Passage, cue: Cue, window: tuple[int, int], slot: Slot, taken: Sequence[tuple[int, int]]
) -> Ware | None:
    """Return the words for a slot that touch a trigger, in front of it or behind, or what is taken there; or None.

    What a name stands in or at is told by the name, and what is counted by its figure.
    """
    grammar = _grammar(passage.language, slot.role, slot.side)
    if grammar is None:
        return None
    low, high = window
    inside = [(start, end) for start, end in taken if low <= start < high]
    if slot.side == "left":
        found = grammar.search(passage.text, max([low, *(end for _, end in inside)]), high)
    else:  # in front of a recipient, as in "selling its tools to Acme", or behind what is taken
        tried = (grammar.match(passage.text, place, high) for place in (low, *(end for _, end in inside)))
        ruled = cue.template.denies
        given = "customer" in cue.template.classes
        found = next((m for m in tried if m is not None and _is_free(passage, m, inside, ruled, given)), None)
    if found is None:
        return None
    start, end = found.span("ware")
    if any(start < m.end and m.start <= end + 1 and is_a(m, *NAMED) for m in passage.mentions):
        return None
    if any(start <= figure.start < end and figure.unit in cue.units for figure in passage.figures):
        return None
    return Ware(start, end, passage.text[start:end], DETAILS.get(slot.role, slot.role))


def _is_free(
    passage: Passage, found: re.Match[str], taken: Sequence[tuple[int, int]], ruled: bool, given: bool
) -> bool:
    """Return whether words for an item hold nothing that is taken, and stand in front of that in rules only.

    What is given may stand in front of the recipient too: "sold its tools to Acme".
    """
    start, end = found.span("ware")
    if any(start < high and low < end for low, high in taken):
        return False
    behind = [low for low, _ in taken if low >= end]
    if len(behind) == 0:
        return True
    return OPENED.match(found["ware"]) is not None and (ruled or (given and _is_received(passage, end, min(behind))))


def _is_received(passage: Passage, end: int, start: int) -> bool:
    """Return whether no more than "to" stands between words for an item and a name."""
    near = 0 < start - end <= RECEIVED and "," not in passage.text[end:start]
    return near and ends(mark(passage.language, "to"), passage.text, end, start)


def apposed(passage: Passage, end: int) -> Mention | None:
    """Return the product that words for an item are said to be, right behind them: "its own chip, the Z9"."""
    form = _naming(passage.language)
    names = (m for m in passage.mentions if m.start > end and is_a(m, "Product"))
    return next((m for m in names if form.fullmatch(passage.text, end, m.start) is not None), None)


@cache
def _naming(language: str) -> re.Pattern[str]:
    return re.compile(words(language).get("wares", {}).get("named", NONE))


@cache
def _grammar(language: str, role: str, side: Side) -> re.Pattern[str] | None:
    forms = words(language).get("wares", {}).get(role, {})
    return re.compile(expanded(forms[side], language)) if side in forms else None
