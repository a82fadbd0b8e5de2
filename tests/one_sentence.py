"""A sentence and the claims that are read from it, each in a line: what the tests of the extractor compare."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from chipcontrols.loaders import reference
from chipcontrols.loaders.claim import Claim, Entity, Label, entity_iri
from chipcontrols.loaders.documents import Knowledge, extract, knowledge
from chipcontrols.loaders.reading import Reading, Text
from chipcontrols.loaders.source import Source


def entity(path: str, cls: str, *labels: str, **properties: object) -> Entity:
    """A made-up entity such as "company/acme"; "~" opens a hidden label, "__" in a property stands for its colon."""
    given = tuple((name.replace("__", ":"), value) for name, value in properties.items())
    named = tuple(Label(label.lstrip("~"), "en", "hidden" if label[0] == "~" else "pref") for label in labels)
    return Entity(entity_iri(*path.split("/")), cls, named, given)  # type: ignore[arg-type]


@cache
def tables() -> Knowledge:
    """What the reference tables know."""
    return knowledge([entity for reading in reference.read() for entity in reading.entities])


def reading(text: str, language: str, known: Knowledge | None = None, issued: date | None = None) -> Reading:
    """Return what is read from a note, with the names of the tables where no others are given."""
    source = Source("note", "document", "Note", language=language, issued=issued)
    return extract(Text(source, text, "note.txt"), known or tables())


def shown(claim: Claim, details: bool = False) -> str:
    """A claim in one line: kind, participants by role, figure, period, and a modality other than asserted."""
    roles = [f"{role}={iri.rpartition('/')[2]}" for role, iri in claim.roles if role != "list"]
    figure = [] if claim.value is None else [claim.value.key()]
    period = [] if claim.period is None else [claim.period.label or str(claim.period.start)]
    modality = [] if claim.modality == "asserted" else [claim.modality]
    said = [f"[{name}:{words}]" for name, words in claim.details if details]
    return " ".join([claim.kind, *roles, *figure, *period, *modality, *said])


def claims(
    text: str,
    language: str,
    known: Knowledge | None = None,
    issued: date | None = None,
    *,
    without: Iterable[str] = (),
    details: bool = False,
) -> list[str]:
    """Return the claims of a note in lines, without those of some kinds."""
    read = reading(text, language, known, issued).claims
    return [shown(claim, details) for claim in read if claim.kind not in without]
