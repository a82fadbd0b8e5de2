"""The reasoner's view: the triples of schema and data that OWL can read, and that bear on whether they can be true."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from chipcontrols import ontology

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"

# Predicates that carry axioms; whatever else is kept is a declared object or datatype property.
AXIOMS = {RDF + name for name in ("type", "first", "rest")} | {
    RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range")
}
HEADER = {OWL + name for name in ("versionIRI", "versionInfo", "imports", "deprecated")}
# The OWL 2 datatype map (section 4 of the OWL 2 structural specification). HermiT aborts on any other, xsd:date too.
_XSD_NAMES = """
    anyURI base64Binary boolean byte dateTime dateTimeStamp decimal double float hexBinary int integer language long
    Name NCName negativeInteger NMTOKEN nonNegativeInteger nonPositiveInteger normalizedString positiveInteger short
    string token unsignedByte unsignedInt unsignedLong unsignedShort
"""
DATATYPES = {RDF + "langString", RDF + "PlainLiteral", RDFS + "Literal", OWL + "real", OWL + "rational"} | {
    XSD + name for name in _XSD_NAMES.split()
}
# Above this many triples the view keeps the types and roles of entities and claims: HermiT takes 3 s for 70,000 triples
# and 23 s for 660,000, of which evidence and provenance, where no class is disjoint from another, are two thirds.
LARGE = 200_000
KEPT_CLASSES = (ontology.NAMESPACE + "Entity", ontology.NAMESPACE + "Claim")
KEPT_PROPERTIES = (ontology.NAMESPACE + "participant", ontology.NAMESPACE + "related")


def reasoners_view(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield what a reasoner can use: axioms, types and properties, with literals of the OWL 2 datatype map only.

    Labels and other annotations say nothing to a reasoner, and HermiT aborts on xsd:date.
    """
    held = triples if isinstance(triples, list) else list(triples)
    kinds = {ox.NamedNode(OWL + "ObjectProperty"), ox.NamedNode(OWL + "DatatypeProperty")}
    properties = {t.subject for t in held if t.object in kinds}
    for triple in held:
        predicate = triple.predicate.value
        is_axiom = predicate in AXIOMS or (predicate.startswith(OWL) and predicate not in HEADER)
        if (is_axiom or triple.predicate in properties) and _is_readable(triple.object):
            yield triple


def roles_and_types(view: list[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield the axioms of a view, and of its data the types and roles of entities and claims."""
    below = {name: set(names) for name, names in (("subClassOf", KEPT_CLASSES), ("subPropertyOf", KEPT_PROPERTIES))}
    for name, kept in below.items():
        pairs = [(t.subject, t.object) for t in view if t.predicate.value == RDFS + name]
        while new := {s.value for s, o in pairs if isinstance(s, ox.NamedNode) and _iri(o) in kept} - kept:
            kept |= new
    for triple in view:
        predicate, cls = triple.predicate.value, _iri(triple.object)
        is_role = predicate in below["subPropertyOf"] and cls is not None
        is_type = predicate == RDF + "type" and cls is not None and (cls in below["subClassOf"] or cls.startswith(OWL))
        is_axiom = (predicate in AXIOMS or predicate.startswith(OWL)) and predicate != RDF + "type"
        if is_role or is_type or is_axiom:
            yield triple


def _iri(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str | None:
    return node.value if isinstance(node, ox.NamedNode) else None


def _is_readable(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> bool:
    return not isinstance(node, ox.Literal) or node.datatype.value in DATATYPES
