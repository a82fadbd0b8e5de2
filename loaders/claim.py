"""Claims, entities and evidence: the only things that cross from loaders to the graph."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from chipcontrols.ontology.frames import frames

BASE = "https://w3id.org/chipcontrols/"


class Iri(str):
    """An IRI, told apart from a text at run time."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A name of an entity. Hidden labels are garblings and misspellings; see skos:hiddenLabel."""

    text: str
    language: str | None = None
    kind: Literal["pref", "alt", "hidden"] = "alt"


Value = Iri | Label | Decimal | date | str


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that claims speak about. Properties are (CURIE, value), such as ("chip:basedIn", Iri(…))."""

    iri: Iri
    cls: str
    labels: tuple[Label, ...] = ()
    properties: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit (a notation of the unit scheme): one value, or bounds of which one may be open."""

    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    unit: str = "units"

    def __post_init__(self) -> None:
        if self.value is None and self.minimum is None and self.maximum is None:
            raise ValueError("a quantity needs a value or a bound")

    def key(self) -> str:
        """Return one canonical spelling, so that 5.0E1 and 50 are the same figure."""
        return "|".join([*("" if n is None else plain(n) for n in (self.value, self.minimum, self.maximum)), self.unit])


@dataclass(frozen=True, slots=True)
class Period:
    """Closed interval of days, with the label it is known by ("2024", "2026-Q1"); an absent end states no end."""

    start: date | None
    end: date | None
    label: str | None = None

    @classmethod
    def between(cls, start: date | None, end: date | None) -> "Period | None":
        """Return the period of two days of which one may be open; None where neither is known."""
        return cls(start, end) if start or end else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim can be read: a span of a text (code points, end exclusive) or a record of a table."""

    document: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact that one source states. Its proposition is what it says; its id adds the source."""

    kind: str
    source: str
    roles: tuple[tuple[str, Iri], ...]
    extractors: tuple[str, ...]
    value: Quantity | None = None
    period: Period | None = None
    details: tuple[tuple[str, str], ...] = ()
    modality: str = "asserted"
    attributed_to: Iri | None = None
    evidence: tuple[Evidence, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    confidence: str | None = None
    score: Decimal | None = None
    citation: str | None = None
    proposition: Iri = field(init=False, compare=False, repr=False)
    iri: Iri = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # The proposition is a hash of what is said, shared by all sources that say it; the id adds kind and source.
        content = self._said("" if self.value is None else self.value.key())
        object.__setattr__(self, "proposition", Iri(f"{BASE}proposition/{digest(content)}"))
        object.__setattr__(self, "iri", Iri(f"{BASE}claim/{hyphened(self.kind)}-{digest(self.source, content)}"))

    @property
    def measurand(self) -> Iri | None:
        """What the figure is one of: kind, participants, words, period and unit; None of a claim without a figure."""
        return None if self.value is None else Iri(f"{BASE}measurand/{digest(self._said(self.value.unit))}")

    def _said(self, figure: str) -> str:
        start, end = (self.period.start, self.period.end) if self.period is not None else (None, None)
        # A fiscal year of which nobody gives the days is known by its label alone.
        undated = self.period.label if self.period is not None and start is None and end is None else None
        parts = [self.kind, *(f"{name}={target}" for name, target in self.roles)]
        parts += [f"{name}={text}" for name, text in self.details]
        return "\n".join([*parts, figure, undated or f"{start or ''}/{end or ''}"])


def make_claim(
    kind: str,
    source: str,
    roles: Mapping[str, Iri | Iterable[Iri]],
    extractor: str,
    *,
    details: Mapping[str, str | None] | None = None,
    remarks: Iterable[tuple[str, str | None]] = (),
    value: Quantity | None = None,
    period: Period | None = None,
    modality: str = "asserted",
    attributed_to: Iri | None = None,
    evidence: Iterable[Evidence] = (),
    confidence: str | None = None,
    score: Decimal | None = None,
    citation: str | None = None,
) -> Claim:
    """Return a claim with its parts in canonical order, so that equal facts get equal ids.

    Details and remarks without words are left out. A lasting state for which a source tells only when it began has no
    end.
    """
    period = _begun(kind, period, value) if period is not None else None
    pairs = sorted(
        (name, iri) for name, given in roles.items() for iri in ((given,) if isinstance(given, str) else given)
    )
    return Claim(
        kind, source, tuple(dict.fromkeys(pairs)), (extractor,), value, period,
        tuple(sorted((name, text) for name, text in (details or {}).items() if text)), modality, attributed_to,
        tuple(evidence), tuple(sorted((name, text) for name, text in remarks if text)), confidence, score, citation,
    )  # fmt: skip


def _begun(kind: str, period: Period, value: Quantity | None) -> Period:
    """Return the period of a claim, without an end where it only says when a state began.

    One day does for any lasting state, a month, quarter or year for one that stands. Two ends are a period, and what is
    counted is counted in one, while a bound is not.
    """
    frame = frames().get(kind)
    if period.start is None or frame is None or not frame.lasts:
        return period
    whole = period.label is not None and "/" not in period.label and (value is None or "comparator" in frame.details)
    return replace(period, end=None) if period.start == period.end or (frame.stands and whole) else period


def merge(first: Claim, second: Claim) -> Claim:
    """Return one claim for a fact that two extractors found in one source. The first wins where they differ."""
    assert first.iri == second.iri, (first.iri, second.iri)
    return replace(
        first,
        extractors=tuple(sorted({*first.extractors, *second.extractors})),
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
        attributed_to=first.attributed_to or second.attributed_to,
        confidence=first.confidence or second.confidence,
        score=first.score if first.score is not None else second.score,
        citation=first.citation or second.citation,
        remarks=tuple(sorted({*first.remarks, *second.remarks})),
    )


def join(first: Entity, second: Entity) -> Entity:
    """Return one entity with the labels and properties of both descriptions."""
    if first is second or first == second:
        return first
    assert first.cls == second.cls, f"{first.iri} is a {first.cls} and a {second.cls}"
    labels = tuple(dict.fromkeys((*first.labels, *second.labels)))
    return replace(first, labels=labels, properties=tuple(dict.fromkeys((*first.properties, *second.properties))))


def lasts(kind: str) -> bool:
    """Return whether claims of a kind are of a lasting state.

    >>> lasts("EntityListing"), lasts("Purchase")
    (True, False)
    """
    frame = frames().get(kind)
    return frame is not None and frame.lasts


def entity_iri(kind: str, slug: str) -> Iri:
    """Return the IRI of an entity.

    >>> entity_iri("company", "cambricon")
    'https://w3id.org/chipcontrols/id/company/cambricon'
    """
    return Iri(f"{BASE}id/{kind}/{slug}")


def source_iri(slug: str) -> Iri:
    """Return the IRI of a source, which is also the name of its graph."""
    return Iri(f"{BASE}source/{slug}")


def digest(*parts: str) -> str:
    """Return 16 hexadecimal digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@cache
def hyphened(name: str) -> str:
    """Return a CamelCase name in lower case with hyphens.

    >>> hyphened("EntityListing")
    'entity-listing'
    """
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


def plain(number: Decimal) -> str:
    """Return a decimal without exponent and without trailing zeros.

    >>> plain(Decimal("5.0E1"))
    '50'
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
