"""Turn annotated facts (JSON lines of subject, predicate, object and offsets) into curated records.

`python -m chipcontrols.loaders.curated.annotations FILE.jsonl …` prints claims.csv.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from decimal import Decimal
from typing import Any

from chipcontrols.loaders import reference
from chipcontrols.loaders.claim import Iri, plain
from chipcontrols.loaders.curated import articles_by_document
from chipcontrols.loaders.curated.mapping import Rule, corrections, meaning, qualifier_targets, rules, table
from chipcontrols.loaders.curated.records import Pairs, Record, quote_hash, write_records
from chipcontrols.loaders.ledger import RejectedRecord
from chipcontrols.loaders.reference.entities import short_iri
from chipcontrols.ontology.frames import concepts, frames, individuals

Fact = Mapping[str, Any]
# A note is kept where it explains a reading; what it says of scoring, or of lists that are loaded anyway, is left out.
EXPLAINS = re.compile(
    r"garbl|mistransl|resolved|impli|carried over|inferred|ambiguous|as written|literal|attribut|spurious|lost|omits|"
    r"by context|also be read|background|in fact|officially|Officially"
)
ASIDE = re.compile(
    r"[\w' ]+: CSL '[^']*' \([^)]*\)(; also '[^']*' \([^)]*\))?|"
    r"(?:(?<=[;.])|^)(?:[^;.]|\.(?=\d))*(?:ccept |Score |penalise|equally)(?:[^;.]|\.(?=\d))*"
)
LISTS = re.compile(r"CSL|creening list")


def curate(facts: Iterable[Fact], classes: Mapping[Iri, str]) -> Iterator[Record]:
    """Yield a record for each annotated fact. Raises RejectedRecord for one that no rule covers.

    `classes` gives the class of each entity by IRI.
    """
    for fact in facts:
        yield _record(_corrected(fact), classes)


def known_classes() -> dict[Iri, str]:
    """Return the classes of all entities that the reference tables and the ontology describe."""
    found = {Iri(iri): cls for iri, cls in individuals().items()}
    return found | {entity.iri: entity.cls for reading in reference.read() for entity in reading.entities}


def _corrected(fact: Fact) -> dict[str, Any]:
    parts = corrections().get(fact["id"], {})
    changed = {part: value or None for part, value in parts.items() if part in ("subject", "predicate", "object")}
    added = {part.partition(":")[2]: value for part, value in parts.items() if part.startswith("qualifier:")}
    return {**fact, **changed, "qualifiers": {**fact["qualifiers"], **added}}


def _record(fact: Fact, classes: Mapping[Iri, str]) -> Record:
    subjects, rule = _rule(fact, classes)
    roles: list[tuple[str, str]] = [(rule.subject_role, short) for short in subjects]
    details: dict[str, str] = {}
    if rule.object_role:
        roles += [(rule.object_role, short) for short in _entities(fact, "object")]
    if rule.object_detail:
        details[rule.object_detail] = str(fact["object"])
    remarks: list[tuple[str, str]] = []
    attribution = fact["attributed_to"]
    fixed = [rule.fixed.partition("=")] if rule.fixed else []
    targets = [(_place(rule.kind, name), value) for name, _, value in fixed]
    targets += [(part, value) for part, value in corrections().get(fact["id"], {}).items()]
    for name, value in sorted(fact["qualifiers"].items()):
        words = _words(value)
        target = _target(fact, rule.kind, name)
        if target == "attribution":
            attribution = attribution or words
        elif target.startswith("role:"):
            targets += [(target, short) for short in meaning(words, fact["doc"], fact["predicate"])]
        elif target.startswith("detail:"):
            targets.append((target, words))
        elif target != "drop":
            remarks.append(_remark(target, name, words))
    for target, value in targets:
        part, _, name = target.partition(":")
        if part == "role":
            roles.append((name, value))
        elif part == "detail":
            details[name] = value
    return _filled(fact, rule.kind, tuple(dict.fromkeys(roles)), details, remarks, attribution)


def _filled(
    fact: Fact, kind: str, roles: Pairs, details: Mapping[str, str], remarks: list[tuple[str, str]], attribution: Any
) -> Record:
    speaker = meaning(str(attribution), fact["doc"], "") if attribution else ()
    if attribution and len(speaker) != 1:
        raise RejectedRecord("TERM", fact["id"], f"terms.csv does not know {attribution!r}, to whom the fact is owed")
    figure = fact["value"] or {}
    numbers = [_number(figure.get(part)) for part in ("value", "min", "max")]
    note = _note(fact["canonical_note"])
    if note:
        remarks.append(("note", note))
    return Record(
        fact["id"], articles_by_document()[fact["doc"]].slug, kind, tuple(sorted(roles)), tuple(sorted(details.items())),
        *numbers, _unit(kind, figure.get("unit", "")), fact["time"] or "", fact["modality"], "".join(speaker),
        fact["start"], fact["end"], quote_hash(fact["evidence"]), tuple(sorted(remarks)), _confidence(fact),
        fact["core"],
    )  # fmt: skip


def _rule(fact: Fact, classes: Mapping[Iri, str]) -> tuple[tuple[str, ...], Rule]:
    subjects, objects = _entities(fact, "subject"), _entities(fact, "object")
    unknown = [short for short in (*subjects, *objects) if short_iri(short) not in classes]
    if unknown:
        raise RejectedRecord("ENTITY", fact["id"], f"no table describes {', '.join(unknown)}")
    subject_classes = tuple(classes[short_iri(short)] for short in subjects)
    object_classes = None if fact["object"] is None else tuple(classes[short_iri(short)] for short in objects)
    for rule in rules().get(fact["predicate"], ()):
        if rule.fits(subject_classes, object_classes, fact["value"] is not None):
            return subjects, rule
    pattern = f"{fact['predicate']} from {fact['subject']!r} {subject_classes} to {fact['object']!r} {object_classes}"
    raise RejectedRecord("RULE", fact["id"], f"predicates.csv has no rule for {pattern}")


def _entities(fact: Fact, part: str) -> tuple[str, ...]:
    return meaning(fact[part], fact["doc"], fact["predicate"]) if fact[part] else ()


def _target(fact: Fact, kind: str, qualifier: str) -> str:
    """Return where a qualifier goes; one that should name an entity but does not becomes a remark or a detail."""
    known = qualifier_targets()
    target = known.get((qualifier, kind)) or known.get((qualifier, "*")) or "remark:qualification"
    words = _words(fact["qualifiers"][qualifier])
    if target.startswith("role:") and not meaning(words, fact["doc"], fact["predicate"]):
        return "detail:topicName" if kind == "Statement" else "remark:qualification"
    return target


def _remark(target: str, name: str, words: str) -> tuple[str, str]:
    kind = target.removeprefix("remark:")
    return (kind, f"{name}: {words}" if kind == "qualification" else words)


def _place(kind: str, name: str) -> str:
    return f"role:{name}" if name in frames()[kind].roles else f"detail:{name}"


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return "yes" if value is True else str(value)


def _note(text: str) -> str:
    rest = ASIDE.sub("", text).strip(" ;")
    return rest if EXPLAINS.search(rest) and not LISTS.search(rest) else ""


def _number(value: Any) -> str:
    return "" if value is None else plain(Decimal(str(value)))


def _unit(kind: str, unit: str) -> str:
    if kind in ("ListingCount", "EntityListing") and unit:
        return "entities"
    if not unit or unit in concepts("UnitScheme"):
        return unit
    return {row["unit"]: row["notation"] for row in table("units")}[unit]


def _confidence(fact: Fact) -> str:
    if fact["qualifiers"].get("figure_uncertain"):
        return "low"
    return "medium" if fact["qualifiers"].get("garbled") else "high"


if __name__ == "__main__":
    lines = (line for name in sys.argv[1:] for line in Path(name).read_text(encoding="utf-8").splitlines())
    write_records(curate((json.loads(line) for line in lines), known_classes()), sys.stdout)
