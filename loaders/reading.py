"""What one source gives: its description, entities, claims and the ledger of its records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from chipcontrols.loaders.claim import Claim, Entity, Iri, join, merge
from chipcontrols.loaders.ledger import Ledger
from chipcontrols.loaders.memory import Memory
from chipcontrols.loaders.source import Source


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file or folder of an official list, and the day whose state it shows, if known."""

    path: Path
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """A language model that a user has: the address of its OpenAI-compatible endpoint, and its name there.

    `answers` is the folder that keeps what it answers; `seconds` is how long one answer may take.
    """

    url: str
    name: str
    answers: Path
    seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a user asks a build to read: documents (files or folders) and official lists by name.

    Without documents the sample notes of the package are read. `texts` is a folder that keeps the text of each
    document; `workers` and `scheduler` say where documents are read: so many processes here, or a Dask cluster.
    `model` is asked for claims too, if there is one. `memory` holds what an earlier build read.
    """

    documents: tuple[Path, ...] = ()
    lists: Mapping[str, ListFile] = field(default_factory=dict)
    texts: Path | None = None
    workers: int = 1
    scheduler: str | None = None
    model: Model | None = None
    memory: Memory = field(default_factory=Memory)


@dataclass(frozen=True, slots=True)
class Text:
    """A document as text: decoded once, hashed as UTF-8, never changed after. Offsets count code points."""

    source: Source
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a loader hands over for one source. Several readings may be of one source."""

    source: Source
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    ledger: Ledger


@dataclass(slots=True)
class Collected:
    """What the records of a source say as they are read: each entity and claim once, and the ledger of the records."""

    ledger: Ledger = field(default_factory=Ledger)
    entities: dict[Iri, Entity] = field(default_factory=dict)
    claims: dict[Iri, Claim] = field(default_factory=dict)

    def add(self, things: Iterable[Entity | Claim]) -> None:
        """Take what one record says, which counts as loaded."""
        self.ledger.loaded += 1
        for thing in things:
            if isinstance(thing, Claim):
                self.claims[thing.iri] = merge(self.claims[thing.iri], thing) if thing.iri in self.claims else thing
            elif (known := self.entities.get(thing.iri)) is not thing:  # agencies and places recur in every record
                self.entities[thing.iri] = thing if known is None else join(known, thing)

    def reading(self, source: Source) -> Reading:
        """Return the reading of the source."""
        return Reading(source, tuple(self.entities.values()), tuple(self.claims.values()), self.ledger)
