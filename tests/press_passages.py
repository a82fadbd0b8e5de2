"""Passages of our own wording with the claims that are in them, and how well the extractor finds these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from chipcontrols.loaders import reference
from chipcontrols.loaders.claim import Claim, Entity, Iri, Period, Quantity, make_claim
from chipcontrols.loaders.days import interval
from chipcontrols.loaders.documents import extract, knowledge
from chipcontrols.loaders.documents.extract import Knowledge
from chipcontrols.loaders.documents.values.calendar import half_period
from chipcontrols.loaders.reading import Reading, Text
from chipcontrols.loaders.source import Source

FOLDER = Path(__file__).with_name("loaders") / "passages"
FIGURE = ("value", "min", "max")
UNKNOWN = Iri("https://w3id.org/chipcontrols/id/none/unknown")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with what the extractor reads in it and what stands in it."""

    name: str
    text: str
    reading: Reading
    expected: tuple[Claim, ...]


@cache
def passages(name: str) -> tuple[Passage, ...]:
    """Return the passages of a file of the folder, read by the extractor."""
    rows = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return tuple(_passage(row) for row in rows)


@cache
def _known() -> tuple[Entity, ...]:
    return tuple(entity for reading in reference.read() for entity in reading.entities)


@cache
def _prepared() -> Knowledge:
    return knowledge(_known())


@cache
def _by_slug() -> Mapping[str, tuple[Iri, ...]]:
    slugs: dict[str, list[Iri]] = {}
    for entity in _known():
        slugs.setdefault(entity.iri.rpartition("/")[2], []).append(entity.iri)
    return {slug: tuple(iris) for slug, iris in slugs.items()}


def _passage(row: Mapping[str, Any]) -> Passage:
    source = Source(row["id"], "document", row["id"], language=row["language"], issued=row["day"])
    reading = extract(Text(source, row["text"], f"{row['id']}.txt"), _prepared())
    return Passage(row["id"], row["text"], reading, tuple(_claim(row["id"], claim, reading) for claim in row["claims"]))


def _claim(slug: str, stated: Mapping[str, Any], reading: Reading) -> Claim:
    named = {k: v for k, v in stated.items() if k not in ("kind", "unit", "period", "modality", *FIGURE)}
    roles = {role: [i for name in _listed(names) for i in _entities(name, reading)] for role, names in named.items()}
    numbers = [Decimal(str(stated[part])) if part in stated else None for part in FIGURE]
    figure = Quantity(numbers[0], numbers[1], numbers[2], stated["unit"]) if "unit" in stated else None
    period = _period(str(stated["period"])) if "period" in stated else None
    return make_claim(
        stated["kind"], slug, roles, "tests", value=figure, period=period, modality=stated.get("modality", "asserted")
    )


def _period(text: str) -> Period:
    year, _, half = text.partition("-H")
    return half_period(int(year), int(half)) if half else interval(text)


def _entities(name: str, reading: Reading) -> Sequence[Iri]:
    if name.startswith("~"):
        named = [e for e in (*reading.entities, *_known()) if e.cls != "Mention"]
        return [e.iri for e in named if any(label.text.endswith(name[1:]) for label in e.labels)] or [UNKNOWN]
    return _by_slug()[name]


def _listed(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names
