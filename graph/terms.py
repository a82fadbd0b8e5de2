"""RDF terms as canonical N-Quads text: prefixes, escaping and one spelling for each value."""

import re
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

import pyoxigraph as ox

from chipcontrols.loaders.claim import BASE, Iri, Label, Value, plain
from chipcontrols.ontology import PREFIXES

INFERRED = f"{BASE}graph/inferred"
DATASET = f"{BASE}dataset"
ONTOLOGY = f"{BASE}graph/ontology"

_ESCAPES = {c: f"\\u{c:04X}" for c in [*range(0x20), 0x7F, 0xFFFE, 0xFFFF]} | {
    8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 0x22: '\\"', 0x5C: "\\\\",
}  # fmt: skip
_BAD_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def text_of(term: object) -> str:
    """Return the IRI of a node or the text of a literal, as a store gives it."""
    assert isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode), term
    return term.value


@cache
def expand(curie: str) -> str:
    """Return the IRI of a CURIE in angle brackets. Raises KeyError for an unknown prefix.

    >>> expand("skos:prefLabel")
    '<http://www.w3.org/2004/02/skos/core#prefLabel>'
    """
    prefix, _, local = curie.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


@cache
def term(curie: str) -> ox.NamedNode:
    """Return the term of a CURIE, for looking into a store. Raises KeyError for an unknown prefix.

    >>> str(term("rdf:type"))
    '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'
    """
    return ox.NamedNode(expand(curie)[1:-1])


@lru_cache(maxsize=65536)  # of a list, most IRIs stand in many lines
def node(iri: str) -> str:
    """Return an IRI in angle brackets. Raises ValueError when a character is not allowed in an IRI."""
    if _BAD_IRI.search(iri):
        raise ValueError(f"not an IRI: {iri!r}")
    return f"<{iri}>"


def literal(value: Value) -> str:
    """Return a value as an N-Quads term: an IRI, a text with or without language, a decimal or a date.

    >>> literal(Decimal("5.0E1"))
    '"50"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    if isinstance(value, Iri):
        return node(value)
    if isinstance(value, Label):
        tag = f"@{value.language}" if value.language else ""
        return f'"{_escaped(value.text)}"{tag}'
    if isinstance(value, Decimal):
        return f'"{plain(value)}"^^{expand("xsd:decimal")}'
    if isinstance(value, date):
        return f'"{value.isoformat()}"^^{expand("xsd:date")}'
    return f'"{_escaped(value)}"'


def compact(iri: str) -> str:
    """Return an IRI as a CURIE where a prefix of ours fits, else as it is.

    >>> compact("http://www.w3.org/2004/02/skos/core#prefLabel")
    'skos:prefLabel'
    """
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def printable(text: str) -> str:
    r"""Return a text with escapes for what a terminal would obey.

    >>> printable("a\x1b[31m")
    'a\\u001B[31m'
    """
    return "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in text)


def _escaped(text: str) -> str:
    plain_text = text.isprintable() and '"' not in text and "\\" not in text
    return text if plain_text else text.translate(_ESCAPES)  # which takes five times as long
