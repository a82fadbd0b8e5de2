"""Premises of answers: what an answer rests on, in lines with citation, confidence and id, numbered for a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from chipcontrols.graph.claims import known_claim, who
from chipcontrols.graph.explain import figure_text, period_text
from chipcontrols.graph.lookup import best_label, values
from chipcontrols.loaders.claim import source_iri

# The days of an instrument, as they are told of it.
DAYS = (
    ("announced", "eli:date_document"), ("in force from", "eli:first_date_entry_in_force"),
    ("suspended from", "chip:suspendedOn"), ("suspended until", "chip:suspendedUntil"),
    ("rescinded", "chip:rescindedOn"), ("not enforced since", "chip:unenforcedSince"),
    ("last day", "eli:date_no_longer_in_force"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Premise:
    """A claim that an answer rests on, in a line, with its citation, confidence and source."""

    claim: str
    says: str
    citation: str
    confidence: str
    source: str

    def line(self) -> str:
        """Return the premise for a person: what it says, by which work, how sure, and the id that `explain` takes."""
        trust = f"{self.confidence} confidence" if self.confidence else ""
        about = ", ".join(part for part in (self.citation or self.source, trust) if part)
        return f"{self.says} [{about}; {self.claim.rpartition('/')[2]}]"


class Notes:
    """Premises in the order in which they are first used, each with a number."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._seen: dict[str, tuple[int, Premise]] = {}

    def refer(self, premises: Iterable[Premise]) -> str:
        """Return the numbers of premises, as they stand after a line."""
        found = [self._seen.setdefault(p.claim, (len(self._seen) + 1, p))[0] for p in premises]
        return f" [{', '.join(map(str, found))}]" if found else ""

    def premises(self) -> list[Premise]:
        """Return the premises in their order."""
        return [premise for _, premise in self._seen.values()]

    def lines(self) -> Iterator[str]:
        """Yield the premises with their numbers."""
        yield from (f"{number}. {premise.line()}" for number, premise in self._seen.values())


def stated(store: ox.Store, iri: str) -> Premise:
    """Return a claim, or an instrument with its days, as a premise in words of its own."""
    record = known_claim(store, iri)
    if record is not None:
        return Premise(iri, _says(record), record["citation"] or "", record["confidence"] or "", record["source"])
    days = [f"{name} {day}" for name, curie in DAYS for day in values(store, iri, curie)]
    citation = "; ".join(values(store, iri, "dcterms:source")) or next(iter(values(store, iri, "eli:id_local")), "")
    return Premise(iri, ", ".join((best_label(store, iri), *days)), citation, "", "")


def data_days(store: ox.Store, premises: Iterable[Premise]) -> str:
    """Return the sources that premises stand in, each with the day whose state it shows or on which it was issued."""
    found = []
    for slug in sorted({premise.source for premise in premises} - {""}):
        days = values(store, source_iri(slug), "chip:asOf") or values(store, source_iri(slug), "dcterms:issued")
        found.append(f"{slug} {days[0] if days else 'of an unknown day'}")
    return f"Data: {', '.join(found)}" if found else ""


def _says(record: dict[str, Any]) -> str:
    """Return what a claim says in a line: kind, who takes part, figure, days, and how it is put if not as a fact."""
    parts = [f"{record['kind']}: {who(record)}"]
    parts += [figure_text(record["value"])] if record["value"] is not None else []
    period = period_text(record["period"], record["start"], record["end"])
    parts += [period] if period else []
    parts += [record["modality"]] if record["modality"] not in (None, "asserted") else []
    return "; ".join(parts)
