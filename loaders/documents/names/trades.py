"""What firms do, as the tables know it or a text tells it, for words such as "the foundry" and 这家代工厂."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from chipcontrols.loaders.claim import Entity, Iri
from chipcontrols.loaders.documents.lexicon import LANGUAGES, load
from chipcontrols.loaders.documents.names.several import Part
from chipcontrols.loaders.documents.spans import Mention

SEGMENT = "chip:inSegment"
# How far before a name the words stand that tell what a firm does, and what parts them from it.
BEFORE = 40
PARTED = re.compile(r"[,.;:，。；：、()（）\n]")
# What such words behind a name open with: ", a maker of memory", 是一家存储芯片厂商.
BEHIND = re.compile(
    r"(?:, (?:an?|the|eine?|der|die|das|une?|le|la) |，?(?:是|为|系)?一家)[^,.;:，。；：、()（）\n]{3,50}"
)


@dataclass(frozen=True, slots=True)
class Trades:
    """The segments of firms: those of the tables, and of other firms those that a text has told so far."""

    known: Mapping[Iri, frozenset[str]]
    told: dict[Iri, frozenset[str]] = field(default_factory=dict)

    def listen(self, text: str, language: str, named: Sequence[Mention]) -> None:
        """Take in what the words beside names tell of firms that no table has segments for."""
        for mention in named:
            best = mention.candidates[0]
            if best.cls != "Company" or best.rank == "reference" or best.iri in self.known or best.iri in self.told:
                continue
            before = PARTED.split(text[max(0, mention.start - BEFORE) : mention.start])[-1]
            behind = BEHIND.match(text, mention.end)
            trade = trade_in(language, before) or (trade_in(language, behind[0]) if behind is not None else None)
            if trade is not None:
                self.told[best.iri] = trade

    def among(self, parts: Sequence[Part], trade: frozenset[str]) -> list[Part]:
        """Return the names of each sentence whose firms are known to be in a trade, else may be, or nothing."""
        for unknown in (frozenset[str](), trade):
            fitting = [(p, [m for m in part if self._is_in(m.candidates[0].iri, trade, unknown)]) for p, part in parts]
            if any(m.candidates[0].cls == "Company" for _, part in fitting for m in part):
                return fitting
        return []

    def may_be(self, firm: Iri | None, trade: frozenset[str]) -> bool:
        """Return whether a firm is in a trade, as far as is known."""
        return firm is not None and self._is_in(firm, trade, trade)

    def _is_in(self, firm: Iri, trade: frozenset[str], unknown: frozenset[str]) -> bool:
        return not trade.isdisjoint(self.known.get(firm, self.told.get(firm, unknown)))


def trades_of(known: Iterable[Entity]) -> Mapping[Iri, frozenset[str]]:
    """Return the segments of the known firms."""
    found: dict[Iri, frozenset[str]] = {}
    for entity in known:
        segments = {str(value).rpartition("/")[2] for name, value in entity.properties if name == SEGMENT}
        if len(segments) > 0:
            found[entity.iri] = found.get(entity.iri, frozenset()) | segments
    return found


def trade_in(language: str, words: str) -> frozenset[str] | None:
    """Return the segments of a firm that words tell of, such as "the Dutch toolmaker"; none of "the company"."""
    return next((segments for form, segments in _trades(language) if form.search(words) is not None), None)


@cache
def _trades(language: str) -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    told = load(f"{language}/names.yml").get("trades", {}) if language in LANGUAGES else {}
    return tuple((re.compile(form, re.IGNORECASE), frozenset(names.split())) for names, form in told.items())
