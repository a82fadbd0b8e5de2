"""Look into a store: what stands of a thing, the claims of a kind, the rows of a SELECT, the triples of a CONSTRUCT."""

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from chipcontrols.graph.terms import term, text_of
from chipcontrols.ontology import PREFIXES
from chipcontrols.queries.tables import Term

TYPE = term("rdf:type")
LABELS = ("prefLabel", "altLabel", "hiddenLabel")  # of SKOS, the best first


def values(store: ox.Store, subject: str | ox.NamedNode, curie: str) -> list[str]:
    """Return what stands under a property of a thing, in any graph, as sorted texts, each once."""
    node = ox.NamedNode(subject) if isinstance(subject, str) else subject
    return sorted({text_of(quad.object) for quad in store.quads_for_pattern(node, term(curie), None)})


def iri_of(text: str) -> ox.NamedNode | None:
    """Return the IRI that a text from outside is; None where it is none."""
    try:
        return ox.NamedNode(text)
    except ValueError:
        return None


def best_label(store: ox.Store, iri: str | ox.NamedNode) -> str:
    """Return the preferred label of an entity, in English if there is one; else the end of its IRI."""
    node = ox.NamedNode(iri) if isinstance(iri, str) else iri
    labels: list[tuple[bool, str]] = []
    for quad in store.quads_for_pattern(node, term("skos:prefLabel"), None):
        if isinstance(quad.object, ox.Literal):
            labels.append((quad.object.language != "en", quad.object.value))
    return min(labels)[1] if labels else node.value.rstrip("/").rsplit("/", 1)[-1]


def claims_of(store: ox.Store, kind: str) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    """Yield the claims of a kind, each with the graph of its source."""
    for quad in store.quads_for_pattern(None, TYPE, term(f"chip:{kind}")):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
            yield quad.subject, quad.graph_name


def same_parties(store: ox.Store) -> Iterator[tuple[str, str]]:
    """Yield (entity, party) for each decision that two are one party."""
    for claim, _ in claims_of(store, "SameParty"):
        for entity in values(store, claim, "chip:entity"):
            yield from ((entity, party) for party in values(store, claim, "chip:party"))


def select(store: ox.Store, text: str, **given: str | date) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a SELECT over the union of all graphs as texts; an unbound variable is "".

    The project's prefixes are known to the query. What is `given`, IRIs as text or days, is bound and left out.
    """
    bound = {ox.Variable(name): _term(value) for name, value in given.items()}
    found = store.query(text, use_default_graph_as_union=True, prefixes=dict(PREFIXES), substitutions=bound)
    assert isinstance(found, ox.QuerySolutions), text
    names = [variable for variable in found.variables if variable.value not in given]
    for row in found:
        yield tuple("" if (cell := row[name]) is None or isinstance(cell, ox.Triple) else cell.value for name in names)


def construct(store: ox.Store, text: str) -> ox.QueryTriples:
    """Return the triples of a CONSTRUCT over the union of all graphs; the project's prefixes are known to it."""
    found = store.query(text, use_default_graph_as_union=True, prefixes=dict(PREFIXES))
    assert isinstance(found, ox.QueryTriples), text
    return found


def _term(value: str | date) -> Term:
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=term("xsd:date"))
    return ox.NamedNode(value)
