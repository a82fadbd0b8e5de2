"""Read claims out of a store as records: the stable form that `chipcontrols claims --format jsonl` prints."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import pyoxigraph as ox

from chipcontrols.graph.terms import text_of
from chipcontrols.loaders.claim import BASE
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import concepts, frames, subproperties

CHIP = PREFIXES["chip"]


def claims(store: ox.Store, only: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield every claim, or those of one kind, as a record, sorted by id. Raises WrongInput for an unknown kind."""
    found: list[tuple[str, str, ox.NamedNode]] = []
    for kind in frames() if only is None else (known_kind(only),):
        for quad in store.quads_for_pattern(None, _rdf("type"), ox.NamedNode(CHIP + kind)):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
                found.append((quad.subject.value, kind, quad.graph_name))
    for iri, kind, graph in sorted(found, key=lambda entry: entry[0]):
        yield claim_record(store, ox.NamedNode(iri), kind, graph)


def known_kind(name: str) -> str:
    """Return the name of a kind of claim as it is. Raises WrongInput, with near names, when there is none."""
    if name not in frames():
        near = get_close_matches(name, frames(), n=3) or sorted(frames())
        raise WrongInput(f"there is no kind of claim {name!r}. Near names: {', '.join(near)}")
    return name


def claim_record(store: ox.Store, claim: ox.NamedNode, kind: str, graph: ox.NamedNode) -> dict[str, Any]:
    """Return one claim as a record with the keys that the design fixes, and `details` for its words."""
    facts: dict[str, list[Any]] = {}
    for quad in store.quads_for_pattern(claim, None, None, graph):
        name = quad.predicate.value.removeprefix(CHIP)
        facts.setdefault(name, []).append(quad.object)
    modality = _names("ModalityScheme")
    return {
        "id": claim.value,
        "kind": kind,
        "source": graph.value.removeprefix(f"{BASE}source/"),
        "extractor": ", ".join(sorted(_extractor(term) for term in facts.get("extractor", []))),
        "proposition": _first(facts, "proposition"),
        "roles": _roles(store, facts, kind),
        "details": _texts(facts, frames()[kind].details),
        "value": _quantity(facts),
        "start": _first(facts, "start"),
        "end": _first(facts, "end"),
        "period": _first(facts, "periodLabel"),
        "modality": modality.get(_first(facts, "modality") or ""),
        "attributed_to": _attributed(store, facts),
        "confidence": _names("ConfidenceScheme").get(_first(facts, "confidence") or ""),
        "score": None if "score" not in facts else float(_first(facts, "score") or 0),
        "citation": _first(facts, "http://purl.org/dc/terms/bibliographicCitation"),
        "remarks": _texts(facts, subproperties("remark")),
        "evidence": sorted(
            (_evidence(store, term) for term in facts.get("evidence", [])),
            key=lambda e: (e["document"], e.get("start") or 0, e.get("end") or 0, e.get("record") or ""),
        ),
    }


def best_label(store: ox.Store, iri: ox.NamedNode, language: str = "en") -> str:
    """Return the preferred label of an entity, in the language if there is one; else the end of its IRI."""
    labels: list[tuple[int, str]] = []
    for quad in store.quads_for_pattern(iri, ox.NamedNode(PREFIXES["skos"] + "prefLabel"), None):
        if isinstance(quad.object, ox.Literal):
            labels.append((quad.object.language != language, quad.object.value))
    return min(labels)[1] if labels else iri.value.rstrip("/").rsplit("/", 1)[-1]


def _roles(store: ox.Store, facts: Mapping[str, list[Any]], kind: str) -> dict[str, Any]:
    roles: dict[str, Any] = {}
    for role in frames()[kind].roles:
        terms = sorted(facts.get(role, []), key=lambda term: term.value)
        named = [{"iri": term.value, "label": best_label(store, term)} for term in terms]
        if named:
            roles[role] = named[0] if len(named) == 1 else named
    return roles


def _quantity(facts: Mapping[str, list[Any]]) -> dict[str, Any] | None:
    numbers = {key: _number(_first(facts, name)) for key, name in _FIGURES}
    if all(number is None for number in numbers.values()):
        return None
    return {**numbers, "unit": _names("UnitScheme").get(_first(facts, "unit") or "")}


_FIGURES = (("value", "value"), ("min", "minValue"), ("max", "maxValue"))


def _number(text: str | None) -> int | float | None:
    if text is None:
        return None
    return float(text) if "." in text else int(text)


def _attributed(store: ox.Store, facts: Mapping[str, list[Any]]) -> str | None:
    terms = sorted(facts.get("attributedTo", []), key=lambda term: term.value)
    return best_label(store, terms[0]) if terms else None


def _evidence(store: ox.Store, evidence: ox.NamedNode) -> dict[str, Any]:
    record: dict[str, Any] = {"document": ""}
    for quad in store.quads_for_pattern(evidence, _oa("hasSource"), None):
        record["document"] = text_of(quad.object).removeprefix(f"{BASE}source/")
    for key, predicate in _SELECTED:
        for part in ("position", "quote", "record"):
            selector = ox.NamedNode(f"{evidence.value}#{part}")
            for quad in store.quads_for_pattern(selector, predicate, None):
                text = text_of(quad.object)
                record[key] = int(text) if key in ("start", "end") else text
    return record


def _oa(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["oa"] + name)


def _rdf(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["rdf"] + name)


_SELECTED = (("start", _oa("start")), ("end", _oa("end")), ("quote", _oa("exact")), ("record", _rdf("value")))


def _extractor(term: ox.NamedNode) -> str:
    name, _, version = term.value.rsplit("/", 1)[-1].rpartition("-")
    return f"{name}/{version}"


def _names(scheme: str) -> Mapping[str, str]:
    return {iri: notation for notation, iri in concepts(scheme).items()}


def _first(facts: Mapping[str, list[Any]], name: str) -> str | None:
    values = sorted(term.value for term in facts.get(name, []))
    return values[0] if values else None


def _texts(facts: Mapping[str, list[Any]], names: Iterable[str]) -> dict[str, str]:
    return {name: "; ".join(sorted(t.value for t in facts[name])) for name in sorted(names) if name in facts}
