"""Passages of our own wording in which every name is marked, and how well names are found in them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from one_sentence import tables

from chipcontrols.loaders.documents import names_in
from chipcontrols.loaders.documents.spans import Mention
from chipcontrols.loaders.reading import Text
from chipcontrols.loaders.source import Source
from chipcontrols.ontology.frames import superclasses

FOLDER = Path(__file__).with_name("marked")
MARK = re.compile(r"\[\[([^|\]]+)\|([a-z]*)\]\]")
# What an annotator calls a company may be an organisation for another: the sort of agent is not scored.
SORTS = {
    "company": "Organisation", "organisation": "Organisation", "agency": "Organisation", "person": "Person",
    "product": "Product", "instrument": "Instrument", "work": "Work", "": "",
}  # fmt: skip
SCORED = ("Organisation", "Person", "Product", "Instrument", "Work")

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage, whether it is held back, the names marked in it and those found: start, end, sort."""

    name: str
    held: bool
    text: str
    names: frozenset[Span]
    ignored: tuple[Span, ...]
    found: frozenset[Span]

    def pairs(self) -> frozenset[tuple[Span, Span]]:
        """Return the marked names with the found ones of the sort that share half of the longer of the two."""
        return frozenset((n, f) for n in self.names for f in self.found if n[2] == f[2] and _shared(n, f) >= 0.5)

    def missed(self) -> list[str]:
        """Return the marked names that were not found."""
        return [f"{self.text[a:b]} ({s})" for a, b, s in sorted(self.names - {name for name, _ in self.pairs()})]

    def false(self) -> list[str]:
        """Return the found names that are not marked."""
        return [f"{self.text[a:b]} ({s})" for a, b, s in sorted(self.found - {found for _, found in self.pairs()})]


def _shared(one: Span, other: Span) -> float:
    return (min(one[1], other[1]) - max(one[0], other[0])) / max(one[1] - one[0], other[1] - other[0])


@cache
def marked(language: str) -> tuple[Marked, ...]:
    """Return the passages of a language with the names that are found in them."""
    return tuple(_marked(language, *passage) for passage in _passages(language))


def rates(passages: Sequence[Marked]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the names of passages, matched as `chipcontrols evaluate` does."""
    found, names = sum(len(p.found) for p in passages), sum(len(p.names) for p in passages)
    precision = 1 - sum(len(p.false()) for p in passages) / found
    recall = 1 - sum(len(p.missed()) for p in passages) / names
    return precision, recall, 2 * precision * recall / (precision + recall)


def _passages(language: str) -> Iterator[tuple[str, bool, str]]:
    for block in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").split("== ")[1:]:
        head, _, body = block.partition("\n")
        name, kind = head.split()
        yield name, kind == "held", body.strip()


def _marked(language: str, name: str, held: bool, body: str) -> Marked:
    spans: list[Span] = []
    text, at = "", 0
    for match in MARK.finditer(body):
        text += body[at : match.start()]
        spans.append((len(text), len(text) + len(match[1]), SORTS[match[2]]))
        text += match[1]
        at = match.end()
    text += body[at:]
    ignored = tuple(span for span in spans if span[2] == "")
    source = Source(name, "document", name, language=language)
    found = {span for m in names_in(Text(source, text, f"{name}.txt"), tables()) if (span := _span(m)) is not None}
    kept = {s for s in found if not any(s[0] < b and a < s[1] for a, b, _ in ignored)}
    return Marked(name, held, text, frozenset(set(spans) - set(ignored)), ignored, frozenset(kept))


def _span(mention: Mention) -> Span | None:
    best = mention.candidates[0]
    cls = "Instrument" if best.cls == "ControlList" else best.cls
    sort = next((sort for sort in SCORED if sort in superclasses(cls)), None)
    return None if sort is None or best.rank == "reference" else (mention.start, mention.end, sort)


def report(held: bool) -> Mapping[str, tuple[float, float, float]]:
    """Return the rates by language, and over all languages under "all"."""
    by = {language: [p for p in marked(language) if p.held == held] for language in ("de", "en", "fr", "zh")}
    return {
        **{language: rates(found) for language, found in by.items()},
        "all": rates([p for found in by.values() for p in found]),
    }
