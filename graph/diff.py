"""What changed between two builds: entities and claims added, removed and modified, field by field, by source."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from chipcontrols.graph.claims import claim_record, participants
from chipcontrols.graph.lookup import claims_of
from chipcontrols.graph.terms import text_of
from chipcontrols.loaders.claim import BASE
from chipcontrols.ontology.frames import frames
from chipcontrols.queries.tables import Term

# Ids follow from the rest, and the reading's own trust is no change of the world.
COMPARED = ("roles", "details", "value", "start", "end", "modality", "attributed_to", "citation", "remarks")
SOURCES = f"{BASE}source/"
Record = Mapping[str, Any]
Facts = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Change:
    """A claim or entity of a source that was added, removed or modified. `fields` maps what differs to (before, after).

    `kind` is the kind of claim or the class of entity.
    """

    what: str
    source: str
    kind: str
    before: Record | None
    after: Record | None
    fields: Mapping[str, tuple[Any, Any]]


def diff(old: ox.Store, new: ox.Store) -> list[Change]:
    """Return the changes from one store to another, by source, kind and name.

    A claim of one store and a claim of the other are the same one, modified, when they stand at the same place of the
    same source, or else have the same required participants there.
    """
    before, after = set(_claims(old)), set(_claims(new))
    gone = [_record(old, *found) for found in sorted(before - after)]
    come = [_record(new, *found) for found in sorted(after - before)]
    pairs = [*_paired(gone, come, _places), *_paired(gone, come, _required)]
    changes = [_modified(*pair) for pair in pairs]
    changes += [Change("removed", r["source"], r["kind"], r, None, {}) for r in gone]
    changes += [Change("added", r["source"], r["kind"], None, r, {}) for r in come]
    changes += _entity_changes(_entities(old), _entities(new))
    return sorted(changes, key=lambda c: (c.source, c.kind, c.what, _title(c), (c.after or c.before or {})["id"]))


def as_text(change: Change) -> Iterator[str]:
    """Yield the lines of a change for a person."""
    yield f"{change.what}: {change.source}: {change.kind}: {_title(change)}"
    for field, (one, other) in change.fields.items():
        yield from (f"  {line}" for line in _difference(field, one, other))


def _title(change: Change) -> str:
    record = change.after or change.before or {}
    named = (f"{role} {_labels(parts)}" for role, parts in participants(record).items())
    return ", ".join(named) or str(record["label"])


def _difference(field: str, one: Any, other: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield what differs and nothing else: a line for each part of a field that has parts, and no name that stayed."""
    if isinstance(one, dict) or isinstance(other, dict):
        one, other = one or {}, other or {}
        for part in sorted(one.keys() | other.keys()):
            if one.get(part) != other.get(part):
                yield from _difference(f"{field}, {part}", one.get(part), other.get(part))
    elif isinstance(one, list) and isinstance(other, list):
        gone, come = [x for x in one if x not in other], [x for x in other if x not in one]
        yield f"{field}: {_written(gone)} → {_written(come)}"
    else:
        yield f"{field}: {_written(one)} → {_written(other)}"


def _written(value: Any) -> Any:  # noqa: ANN401
    return "; ".join(map(str, value)) if isinstance(value, list) and value else value or "nothing"


def _claims(store: ox.Store) -> Iterator[tuple[str, str, str]]:
    for kind in frames():
        yield from ((claim.value, kind, graph.value) for claim, graph in claims_of(store, kind))


def _record(store: ox.Store, claim: str, kind: str, graph: str) -> Record:
    return claim_record(store, ox.NamedNode(claim), kind, ox.NamedNode(graph))


def _entities(store: ox.Store) -> dict[tuple[str, str], dict[str, list[str]]]:
    """Return what each source says of each entity, names, classes and properties, by source and IRI."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for quad in store:
        iri, graph = text_of(quad.subject), quad.graph_name
        if iri.startswith(f"{BASE}id/") and isinstance(graph, ox.NamedNode) and graph.value.startswith(SOURCES):
            facts = found.setdefault((graph.value.removeprefix(SOURCES), iri), {})
            facts.setdefault(_short(quad.predicate), []).append(_shown(quad.object))
    for facts in found.values():
        for values in facts.values():
            values.sort()
    return found


def _entity_changes(old: Mapping[Any, Facts], new: Mapping[Any, Facts]) -> Iterator[Change]:
    for source, iri in sorted(old.keys() | new.keys()):
        before, after = old.get((source, iri)), new.get((source, iri))
        if before == after:
            continue
        one, other = ({"id": iri, "label": _name(facts, iri), **facts} if facts else None for facts in (before, after))
        what = "added" if one is None else "removed" if other is None else "modified"
        differs = _differing(before, after) if before and after else {}
        yield Change(what, source, (after or before or {}).get("type", ["Entity"])[0], one, other, differs)


def _differing(before: Facts, after: Facts) -> dict[str, tuple[Any, Any]]:
    names = sorted(before.keys() | after.keys())
    return {name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)}


def _name(facts: Facts, iri: str) -> str:
    return next(iter(facts.get("prefLabel", ())), iri.removeprefix(f"{BASE}id/"))


def _short(iri: ox.NamedNode) -> str:
    return iri.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _shown(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return term.value.removeprefix(BASE).removeprefix("ontology#").removeprefix("id/")
    text = text_of(term)
    return f"{text} ({term.language})" if isinstance(term, ox.Literal) and term.language else text


def _paired(gone: list[Record], come: list[Record], key: Any) -> Iterator[tuple[Record, Record]]:  # noqa: ANN401
    """Yield the pairs that a key makes clear, and take them off both lists."""
    left, right = _by_key(gone, key), _by_key(come, key)
    for name in sorted(left.keys() & right.keys()):
        if name[-1] and len(left[name]) == len(right[name]) == 1:
            (one,), (other,) = left[name], right[name]
            gone.remove(one)
            come.remove(other)
            yield one, other


def _by_key(records: Iterable[Record], key: Any) -> dict[tuple[str, str, str], list[Record]]:  # noqa: ANN401
    found: dict[tuple[str, str, str], list[Record]] = {}
    for record in records:
        found.setdefault((record["source"], record["kind"], key(record)), []).append(record)
    return found


def _places(record: Record) -> str:
    return "; ".join(e.get("record") or f"{e.get('start')}-{e.get('end')}" for e in record["evidence"])


def _required(record: Record) -> str:
    required = sorted(frames()[record["kind"]].required & set(record["roles"]))
    iris = {role: [part["iri"].removeprefix(BASE) for part in parts] for role, parts in participants(record).items()}
    return "; ".join(f"{role}={','.join(iris[role])}" for role in required)


def _modified(before: Record, after: Record) -> Change:
    fields = {
        name: (_readable(before[name]), _readable(after[name])) for name in COMPARED if before[name] != after[name]
    }
    return Change("modified", after["source"], after["kind"], before, after, fields)


def _readable(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict) and value and all(isinstance(v, dict | list) for v in value.values()):
        return {role: _labels(parts) for role, parts in participants({"roles": value}).items()}
    return value


def _labels(parts: Iterable[Mapping[str, str]]) -> str:
    return ", ".join(part["label"] for part in parts)
