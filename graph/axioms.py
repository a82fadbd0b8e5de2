"""The reasoner's view: the triples of schema and data that OWL can read, and that bear on whether they can be true."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from chipcontrols.loaders.claim import BASE, digest
from chipcontrols.ontology import PREFIXES
from chipcontrols.queries.tables import Term

RDF, RDFS, OWL, XSD = (PREFIXES[name] for name in ("rdf", "rdfs", "owl", "xsd"))
STAND_IN = f"{BASE}summary#"

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


def summary(view: list[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield the axioms of a view, and one individual in place of all that are of the same classes.

    Read each individual as the one that stands for it, and every model of the summary is a model of the view: if the
    summary is consistent, so is the view, and 26,000 parties cost what one costs. An inconsistent summary proves
    nothing. Of the literals of a property one of each datatype is kept, as no axiom of ours bounds their values.
    """
    classes: dict[Term, set[str]] = {}
    for triple in view:
        if triple.predicate.value == RDF + "type" and not _is_vocabulary(triple.object):
            classes.setdefault(triple.subject, set()).add(str(triple.object))
    stands_for: dict[Term, ox.NamedNode] = {
        thing: ox.NamedNode(f"{STAND_IN}{digest(*sorted(names))}")
        for thing, names in classes.items()
        if isinstance(thing, ox.NamedNode)
    }
    seen: set[tuple[Term, Term, Term]] = set()
    for triple in view:
        subject, value = stands_for.get(triple.subject, triple.subject), stands_for.get(triple.object, triple.object)
        key = (subject, triple.predicate, value.datatype if isinstance(value, ox.Literal) else value)
        if key not in seen:
            seen.add(key)
            yield ox.Triple(subject, triple.predicate, value)


def _is_vocabulary(node: Term) -> bool:
    return isinstance(node, ox.NamedNode) and node.value.startswith((OWL, RDF, RDFS))


def _is_readable(node: Term) -> bool:
    return not isinstance(node, ox.Literal) or node.datatype.value in DATATYPES
