"""The description of service and dataset: SPARQL 1.1 Service Description and VoID, counted from the build."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from chipcontrols.graph.exports.dataset import DCAT, FOAF, VOID
from chipcontrols.graph.terms import term
from chipcontrols.ontology import PREFIXES

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


Counts = Mapping[str, int]


def count(quads: Path) -> Counts:
    """Return the number of triples of each named graph, read from N-Quads line by line."""
    found: Counter[str] = Counter()
    with quads.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            found[line.rpartition(" <")[2][:-4]] += 1
    return dict(sorted(found.items()))


def description(base: str, counts: Counts, about: Iterable[ox.Triple], media_type: str) -> bytes:
    """Return service and dataset at an address, and what the dataset is wherever it is served, in one of FORMS."""
    text = files(__package__).joinpath("service.ttl").read_text("utf-8").replace("{{base}}", base)
    triples = [*ox.parse(input=text.encode(), format=ox.RdfFormat.TURTLE), *_graphs(base, counts), *about]
    prefixes = dict(PREFIXES) | {"void": VOID, "sd": SD, "dcat": DCAT, "foaf": FOAF}
    return ox.serialize(triples, format=FORMS[media_type], prefixes=prefixes) or b""


def _graphs(base: str, counts: Counts) -> Iterator[ox.Triple]:
    dataset = ox.NamedNode(f"{base}/.well-known/void#dataset")
    yield ox.Triple(dataset, ox.NamedNode(VOID + "triples"), _number(sum(counts.values())))
    for iri, number in counts.items():
        node, graph = ox.NamedNode(f"{base}/.well-known/void#{iri.rsplit('/', 1)[-1]}"), ox.NamedNode(iri)
        yield ox.Triple(dataset, ox.NamedNode(SD + "namedGraph"), node)
        yield ox.Triple(node, ox.NamedNode(SD + "name"), graph)
        yield ox.Triple(node, ox.NamedNode(VOID + "triples"), _number(number))


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=term("xsd:integer"))
