"""A nanopublication for each claim: what is said, where it is from, who published it, each in its own graph."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from chipcontrols.graph.lookup import TYPE, claims_of
from chipcontrols.graph.terms import term
from chipcontrols.loaders.claim import BASE
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import frames

NP = "http://www.nanopub.org/nschema#"
# Of the triples of a claim these say where it is from; all others say what it says.
ORIGIN = frozenset(
    map(
        term,
        (
            "prov:wasDerivedFrom", "dcterms:bibliographicCitation", "chip:extractor", "chip:evidence",
            "chip:confidence", "chip:score", "chip:attributedTo", "chip:measurand", "chip:proposition",
        ),
    )
)  # fmt: skip


def nanopublications(store: ox.Store, target: Path) -> int:
    """Write TriG with head, assertion, provenance and publication info of every claim, and return how many."""
    written: list[ox.Quad] = []
    found = sorted((one for kind in frames() for one in claims_of(store, kind)), key=lambda pair: pair[0].value)
    for claim, source in found:
        written += _nanopublication(store, claim, source)
    with target.open("wb") as file:
        ox.serialize(written, file, format=ox.RdfFormat.TRIG, prefixes=dict(PREFIXES) | {"np": NP})
    return len(found)


def _nanopublication(store: ox.Store, claim: ox.NamedNode, source: ox.NamedNode) -> Iterator[ox.Quad]:
    name = f"{BASE}nanopub/{claim.value.rsplit('/', 1)[-1]}"
    head, said, origin, info = (ox.NamedNode(f"{name}#{part}") for part in ("head", "assertion", "provenance", "info"))
    nanopub = ox.NamedNode(name)
    yield ox.Quad(nanopub, TYPE, ox.NamedNode(f"{NP}Nanopublication"), head)
    for role, graph in (("hasAssertion", said), ("hasProvenance", origin), ("hasPublicationInfo", info)):
        yield ox.Quad(nanopub, ox.NamedNode(NP + role), graph, head)
    facts = sorted(store.quads_for_pattern(claim, None, None, source), key=str)
    yield from (ox.Quad(f.subject, f.predicate, f.object, said) for f in facts if f.predicate not in ORIGIN)
    yield ox.Quad(said, term("prov:wasDerivedFrom"), source, origin)
    for fact in facts:
        if fact.predicate in ORIGIN:
            yield ox.Quad(fact.subject, fact.predicate, fact.object, origin)
            if fact.predicate == term("chip:evidence"):
                yield from _evidence(store, fact.object, origin)
    yield ox.Quad(nanopub, term("dcterms:creator"), ox.NamedNode(BASE.rstrip("/")), info)
    for told, name in (("chip:asOf", "dcterms:date"), ("dcterms:license", "dcterms:license")):
        for fact in sorted(store.quads_for_pattern(source, term(told), None), key=str):
            yield ox.Quad(nanopub, term(name), fact.object, info)


def _evidence(store: ox.Store, place: object, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    if not isinstance(place, ox.NamedNode):
        return
    for fact in sorted(store.quads_for_pattern(place, None, None), key=str):
        yield ox.Quad(fact.subject, fact.predicate, fact.object, graph)
        if fact.predicate == term("oa:hasSelector"):
            yield from _evidence(store, fact.object, graph)
