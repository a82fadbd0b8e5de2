"""Claims of a store as records: the stable form that `chipcontrols claims --format jsonl` prints."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from chipcontrols.graph.lookup import TYPE, best_label, claims_of, iri_of, values
from chipcontrols.graph.near import near
from chipcontrols.graph.terms import term, text_of
from chipcontrols.loaders.claim import BASE
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import concepts, frames, subproperties

CHIP = PREFIXES["chip"]


def claims(store: ox.Store, only: str | None = None, source: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield every claim, or those of one kind and of one source (slug), as a record, sorted by id.

    Raises WrongInput, with near names, for a kind or a source that there is none of.
    """
    kinds = frames() if only is None else (known_kind(only),)
    within = None if source is None else known_source(source, store)
    found = [(claim, kind, graph) for kind in kinds for claim, graph in claims_of(store, kind)]
    for claim, kind, graph in sorted(found, key=lambda entry: entry[0].value):
        if within in (None, graph):
            yield claim_record(store, claim, kind, graph)


def known_claim(store: ox.Store, iri: str) -> dict[str, Any] | None:
    """Return the record of the claim with an IRI; None where it is none of a claim."""
    claim = iri_of(iri)
    if claim is None:
        return None
    for quad in store.quads_for_pattern(claim, TYPE, None):
        kind = text_of(quad.object).removeprefix(CHIP)
        if kind in frames() and isinstance(quad.graph_name, ox.NamedNode):
            return claim_record(store, claim, kind, quad.graph_name)
    return None


def participants(record: Mapping[str, Any]) -> dict[str, list[dict[str, str]]]:
    """Return who takes part in a claim, by role, as a list also where a role has one; nobody in what is no claim."""
    return {role: given if isinstance(given, list) else [given] for role, given in record.get("roles", {}).items()}


def who(record: Mapping[str, Any]) -> str:
    """Return who takes part in a claim in words: each role with the label of who has it."""
    return ", ".join(f"{role} {part['label']}" for role, parts in participants(record).items() for part in parts)


def known_kind(name: str) -> str:
    """Return the name of a kind of claim as it is. Raises WrongInput, with near names, when there is none."""
    if name not in frames():
        raise WrongInput(f"there is no kind of claim {name!r}. {near(name, frames())}")
    return name


def known_source(slug: str, *stores: ox.Store) -> ox.NamedNode:
    """Return the graph of a source. Raises WrongInput, with near names, when no store has one of that slug."""
    start = f"{BASE}source/"
    graphs = {text_of(graph) for store in stores for graph in store.named_graphs()}
    slugs = {graph.removeprefix(start) for graph in graphs if graph.startswith(start)}
    if slug not in slugs:
        raise WrongInput(f"there is no source {slug!r}. {near(slug, slugs)}")
    return ox.NamedNode(start + slug)


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
    for source in values(store, evidence, "oa:hasSource"):
        record["document"] = source.removeprefix(f"{BASE}source/")
    for key, part, curie in _SELECTED:
        for quad in store.quads_for_pattern(ox.NamedNode(f"{evidence.value}#{part}"), term(curie), None):
            text = text_of(quad.object)
            record[key] = int(text) if key in ("start", "end") else text
    return record


# Key of the record, selector that has it, property.
_SELECTED = (
    ("start", "position", "oa:start"), ("end", "position", "oa:end"), ("quote", "quote", "oa:exact"),
    ("record", "record", "rdf:value"),
)  # fmt: skip


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
