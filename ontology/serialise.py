"""Write Turtle in one canonical form: sorted subjects, one predicate a line, prefixes in a fixed order.

`python -m chipcontrols.ontology.serialise` rewrites the files of the ontology that are not in this form, and
`shapes/roles.ttl`, which follows from the other shapes.
"""

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from chipcontrols import ontology
from chipcontrols.ontology import role_shapes

PREFIXES = dict(
    sorted(
        {
            **ontology.PREFIXES,
            "sdo": "https://schema.org/",
            "sh": "http://www.w3.org/ns/shacl#",
            "sosa": "http://www.w3.org/ns/sosa/",
            "time": "http://www.w3.org/2006/time#",
            "vann": "http://purl.org/vocab/vann/",
        }.items()
    )
)
RDF = PREFIXES["rdf"]
XSD = PREFIXES["xsd"]
# What a term is comes before what it says; the rest follows in alphabetical order.
LEADING = ("type", "subClassOf", "subPropertyOf", "targetClass", "name", "path", "class")
NUMBERS = {XSD + name for name in ("integer", "decimal", "boolean")}

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Statements = dict[Node, dict[ox.NamedNode, list[Node]]]


def canonical(text: str) -> str:
    """Return a Turtle text in canonical form. Comments are lost, so say things in the triples.

    >>> print(canonical('<urn:b> a <urn:T> . <urn:a> <urn:p> 1 .'))
    <urn:a> <urn:p> 1 .
    <BLANKLINE>
    <urn:b> a <urn:T> .
    <BLANKLINE>
    """
    statements: Statements = defaultdict(lambda: defaultdict(list))
    referred: set[Node] = set()
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        statements[quad.subject][quad.predicate].append(quad.object)
        referred.add(quad.object)
    tops = [s for s in statements if not (isinstance(s, ox.BlankNode) and s in referred)]
    blocks = sorted((_sort_key(s), _block(s, statements)) for s in tops)
    body = "\n\n".join(block for _, block in blocks)
    prefixes = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items() if _is_used(name, body)]
    return "\n".join([*prefixes, "", body, ""] if prefixes else [body, ""])


def _sort_key(subject: Node) -> str:
    return subject.value if isinstance(subject, ox.NamedNode) else "~"


def _block(subject: Node, statements: Statements) -> str:
    head = "[]" if isinstance(subject, ox.BlankNode) else _term(subject, statements)
    return f"{head} " + " ;\n    ".join(_pairs(subject, statements, " ,\n        ")) + " ."


def _pairs(subject: Node, statements: Statements, comma: str) -> list[str]:
    pairs = []
    for predicate in sorted(statements[subject], key=_rank):
        verb = "a" if predicate.value == RDF + "type" else _term(predicate, statements)
        pairs.append(f"{verb} " + comma.join(sorted(_term(o, statements) for o in statements[subject][predicate])))
    return pairs


def _rank(predicate: ox.NamedNode) -> tuple[int, str]:
    name = predicate.value.replace("/", "#").rsplit("#", 1)[-1]
    return (LEADING.index(name) if name in LEADING else len(LEADING), str(predicate))


def _term(node: Node, statements: Statements) -> str:
    if isinstance(node, ox.BlankNode):
        first = statements[node].get(ox.NamedNode(RDF + "first"))
        if first is not None:
            return f"( {' '.join(_items(node, statements))} )"
        return f"[ {' ; '.join(_pairs(node, statements, ' , '))} ]"
    if isinstance(node, ox.Literal) and node.datatype.value in NUMBERS:
        return node.value
    if isinstance(node, ox.Literal) and node.language is None and node.datatype.value != XSD + "string":
        return f"{ox.Literal(node.value)}^^{_short(node.datatype.value)}"
    return _short(node.value) if isinstance(node, ox.NamedNode) else str(node)


def _items(node: Node, statements: Statements) -> list[str]:
    items = []
    while isinstance(node, ox.BlankNode):
        items.append(_term(statements[node][ox.NamedNode(RDF + "first")][0], statements))
        node = statements[node][ox.NamedNode(RDF + "rest")][0]
    return items


def _short(iri: str) -> str:
    if iri == RDF + "nil":
        return "()"
    for name, start in PREFIXES.items():
        local = iri.removeprefix(start)
        if local != iri and local.replace("_", "").replace("-", "").isalnum():
            return f"{name}:{local}"
    return f"<{iri}>"


def _is_used(name: str, body: str) -> bool:
    return any(f"{before}{name}:" in body for before in (" ", "\n", "^^")) or body.startswith(f"{name}:")


def rewrite() -> list[Path]:
    """Rewrite the Turtle files of the ontology that are not canonical, and return their paths."""
    changed = []
    (beside,) = {path.parent for path in ontology.paths("shapes")}
    (beside / "roles.ttl").write_text(canonical(role_shapes.text()), encoding="utf-8")
    for path in ontology.paths("", "vocabularies", "shapes", "alignments"):
        text = path.read_text(encoding="utf-8")
        if canonical(text) != text:
            path.write_text(canonical(text), encoding="utf-8")
            changed.append(path)
    return changed


if __name__ == "__main__":
    rewrite()
