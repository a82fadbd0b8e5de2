"""Turn annotated facts (JSON lines of subject, predicate, object and offsets) into curated records.

`python -m chipcontrols.loaders.curated.annotations FILE.jsonl …` prints claims.csv.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from chipcontrols.loaders import reference
from chipcontrols.loaders.claim import Iri, plain
from chipcontrols.loaders.curated import articles_by_document
from chipcontrols.loaders.curated.mapping import Rule, corrections, meaning, qualifier_target, rules, unit_notation
from chipcontrols.loaders.curated.notes import too_long_to_cite, worth_keeping
from chipcontrols.loaders.curated.records import Record, quote_hash, write_records
from chipcontrols.loaders.ledger import RejectedRecord
from chipcontrols.loaders.reference.entities import short_iri
from chipcontrols.ontology.frames import frames, individuals

Fact = Mapping[str, Any]
COUNTS_OF_PARTIES = ("EntityListing", "ListingCount")


@dataclass(slots=True)
class Draft:
    """The parts of a record as they come together; each is put where its target says: "role:market" or "drop"."""

    fact: Fact
    kind: str
    roles: set[tuple[str, str]] = field(default_factory=set)
    details: dict[str, str] = field(default_factory=dict)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    attribution: str | None = None

    def put(self, target: str, words: str) -> None:
        """Put words where the target says. Roles take an entity in short form."""
        part, _, name = target.partition(":")
        if part == "role":
            self.roles.add((name, words))
        elif part == "detail":
            self.details[name] = words
        elif part == "remark" and not (name == "wording" and too_long_to_cite(words)):
            self.remarks.append((name, words))
        elif part == "attribution":
            self.attribution = self.attribution or words

    def qualify(self, name: str, words: str) -> None:
        """Put a qualifier; one that should name an entity but does not becomes a detail or a remark."""
        target = qualifier_target(name, self.kind)
        entities = _meaning(self.fact, words) if target.startswith("role:") else ()
        if target.startswith("role:") and len(entities) == 0:
            target = qualifier_target(name, f"{self.kind} in words")
        for word in entities or (words,):
            self.put(target, f"{name}: {word}" if target == "remark:qualification" else word)


def curate(facts: Iterable[Fact], classes: Mapping[Iri, str]) -> Iterator[Record]:
    """Yield a record for each annotated fact. Raises RejectedRecord for one that no rule covers.

    `classes` gives the class of each entity by IRI.
    """
    for fact in facts:
        corrected = _corrected(fact)
        yield _record(_draft(corrected, _rule(corrected, classes)))


def known_classes() -> dict[Iri, str]:
    """Return the classes of all entities that the reference tables and the ontology describe."""
    found = {Iri(iri): cls for iri, cls in individuals().items()}
    return found | {entity.iri: entity.cls for reading in reference.read() for entity in reading.entities}


def _corrected(fact: Fact) -> Fact:
    parts = corrections().get(fact["id"], {})
    changed = {part: value or None for part, value in parts.items() if part in ("subject", "predicate", "object")}
    added = {part.partition(":")[2]: value for part, value in parts.items() if part.startswith("qualifier:")}
    return {**fact, **changed, "qualifiers": {**fact["qualifiers"], **added}}


def _rule(fact: Fact, classes: Mapping[Iri, str]) -> Rule:
    subjects, objects = _meaning(fact, fact["subject"]), _meaning(fact, fact["object"])
    unknown = [short for short in (*subjects, *objects) if short_iri(short) not in classes]
    if unknown:
        raise RejectedRecord("ENTITY", fact["id"], f"no table describes {', '.join(unknown)}")
    subject_classes = tuple(classes[short_iri(short)] for short in subjects)
    object_classes = None if fact["object"] is None else tuple(classes[short_iri(short)] for short in objects)
    for rule in rules().get(fact["predicate"], ()):
        if rule.fits(subject_classes, object_classes, fact["value"] is not None):
            return rule
    pattern = f"{fact['predicate']} from {fact['subject']!r} {subject_classes} to {fact['object']!r} {object_classes}"
    raise RejectedRecord("RULE", fact["id"], f"predicates.csv has no rule for {pattern}")


def _draft(fact: Fact, rule: Rule) -> Draft:
    draft = Draft(fact, rule.kind, attribution=fact["attributed_to"])
    for role, part in ((rule.subject_role, "subject"), (rule.object_role, "object")):
        if role:
            draft.roles |= {(role, short) for short in _meaning(fact, fact[part])}
    if rule.object_detail:
        draft.put(f"detail:{rule.object_detail}", fact["object"])
    if rule.fixed:
        name, _, words = rule.fixed.partition("=")
        draft.put(f"role:{name}" if name in frames()[rule.kind].roles else f"detail:{name}", words)
    for name, value in fact["qualifiers"].items():
        draft.qualify(name, ", ".join(value) if isinstance(value, list) else "yes" if value is True else str(value))
    for target, words in corrections().get(fact["id"], {}).items():
        if target.startswith(("role:", "detail:", "remark:")):
            draft.put(target, words)
    if worth_keeping(fact["canonical_note"]):
        draft.put("remark:note", worth_keeping(fact["canonical_note"]))
    return draft


def _record(draft: Draft) -> Record:
    fact, figure = draft.fact, draft.fact["value"] or {}
    value, minimum, maximum = (_number(figure.get(part)) for part in ("value", "min", "max"))
    unit = "entities" if figure and draft.kind in COUNTS_OF_PARTIES else unit_notation(figure.get("unit", ""))
    return Record(
        fact["id"], articles_by_document()[fact["doc"]].slug, draft.kind, tuple(sorted(draft.roles)),
        tuple(sorted(draft.details.items())), value, minimum, maximum, unit, fact["time"] or "", fact["modality"],
        _speaker(draft), fact["start"], fact["end"], quote_hash(fact["evidence"]), tuple(sorted(draft.remarks)),
        _confidence(fact), fact["core"],
    )  # fmt: skip


def _speaker(draft: Draft) -> str:
    if draft.attribution is None:
        return ""
    found = _meaning(draft.fact, draft.attribution)
    if len(found) != 1:
        raise RejectedRecord("TERM", draft.fact["id"], f"terms.csv gives no entity for {draft.attribution!r}")
    return found[0]


def _meaning(fact: Fact, term: str | None) -> tuple[str, ...]:
    return () if term is None else meaning(term, fact["doc"], fact["predicate"])


def _number(value: float | None) -> str:
    return "" if value is None else plain(Decimal(str(value)))


def _confidence(fact: Fact) -> str:
    if fact["qualifiers"].get("figure_uncertain"):
        return "low"
    return "medium" if fact["qualifiers"].get("garbled") else "high"


if __name__ == "__main__":
    lines = (line for name in sys.argv[1:] for line in Path(name).read_text(encoding="utf-8").splitlines())
    write_records(curate((json.loads(line) for line in lines), known_classes()), sys.stdout)
