"""The graph as JSON-LD in plain names. The published context stands in the file, so that no network is needed."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from chipcontrols import ontology
from chipcontrols.graph.lookup import select
from chipcontrols.graph.terms import compact, term, text_of
from chipcontrols.ontology import NAMESPACE, PREFIXES

SH, XSD = "http://www.w3.org/ns/shacl#", PREFIXES["xsd"]
TYPE, STRING = PREFIXES["rdf"] + "type", XSD + "string"
Node = dict[str, Any]


@cache
def context() -> Mapping[str, Any]:
    """Return the context: every term of the ontology by its plain name, with what its values are."""
    types = _datatypes()
    terms: Node = {"@version": 1.1, **PREFIXES, "id": "@id", "type": "@type"}
    terms |= {name: f"chip:{name}" for name in _declared("Class")}
    terms |= {name: {"@id": f"chip:{name}", "@type": "@id"} for name in _declared("ObjectProperty")}
    for name in _declared("DatatypeProperty"):
        terms[name] = {"@id": f"chip:{name}", **({"@type": types[name]} if name in types else {})}
    return dict(sorted(terms.items()))


def jsonld(store: ox.Store, target: Path) -> int:
    """Write JSON-LD, each graph under its name, and return the number of quads."""
    quads = sorted(store, key=lambda quad: (str(quad.graph_name), str(quad)))
    with target.open("w", encoding="utf-8") as file:
        file.write(f'{{"@context": {_dump(context())},\n"@graph": [')
        mark = "\n"
        for graph, group in groupby(quads, lambda quad: quad.graph_name):
            nodes = ",\n".join(map(_dump, _nodes(group)))
            named = isinstance(graph, ox.NamedNode)
            file.write(mark + (f'{{"id": {_dump(text_of(graph))}, "@graph": [\n{nodes}]}}' if named else nodes))
            mark = ",\n"
        file.write("]}\n")
    return len(quads)


def _nodes(quads: Iterator[ox.Quad]) -> Iterator[Node]:
    for subject, said in groupby(quads, lambda quad: quad.subject):
        node: Node = {"id": _id(subject)}
        for predicate, same in groupby(said, lambda quad: quad.predicate.value):
            name, form = _key(predicate)
            values = [_value(quad.object, form) for quad in same]
            node[name] = values[0] if len(values) == 1 else values
        yield node


@cache
def _key(predicate: str) -> tuple[str, str]:
    """Return the name of a property, and what its values are: @id, @type, a datatype, or nothing said."""
    if predicate == TYPE:
        return "type", "@type"
    name = predicate.removeprefix(NAMESPACE)
    if name != predicate and isinstance(context().get(name), dict):
        return name, context()[name].get("@type", "")
    return compact(predicate), ""


def _value(term: Any, form: str) -> str | Node:  # noqa: ANN401
    """Return a value as short as the form of its property allows."""
    if not isinstance(term, ox.Literal):
        iri = _id(term)
        name = iri.removeprefix(NAMESPACE)
        return {"@type": name if name in context() else iri, "@id": iri}.get(form, {"id": iri})
    if term.language:
        return {"@value": term.value, "@language": term.language}
    kind = term.datatype.value
    if kind == (form.replace("xsd:", XSD) or STRING):
        return term.value
    return {"@value": term.value} | ({} if kind == STRING else {"@type": compact(kind)})


def _id(term: Any) -> str:  # noqa: ANN401
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else str(term.value)


def _declared(sort: str) -> list[str]:
    """Return the plain names of the ontology's own terms of a sort of OWL, sorted."""
    quads = ontology.store("").quads_for_pattern(None, term("rdf:type"), term(f"owl:{sort}"))
    found = (text_of(quad.subject) for quad in quads)
    return sorted(iri.removeprefix(NAMESPACE) for iri in found if iri.startswith(NAMESPACE))


def _datatypes() -> dict[str, str]:
    """Return the datatype that the shapes give each property, but for text: that is what JSON has anyway."""
    query = f"SELECT ?path ?type WHERE {{ ?s <{SH}path> ?path ; <{SH}datatype> ?type FILTER(ISIRI(?path)) }}"
    found = sorted(select(ontology.store("shapes"), query))
    pairs = [(path.removeprefix(NAMESPACE), kind.replace(XSD, "xsd:")) for path, kind in found]
    return {name: kind for name, kind in pairs if kind.startswith("xsd:") and kind != "xsd:string"}


def _dump(given: Any) -> str:  # noqa: ANN401
    return json.dumps(given, ensure_ascii=False)
