"""A checksum of a graph that stands above what stores may change: order, blank node names, spelling of numbers."""

import hashlib
from collections.abc import Iterable
from decimal import Context, Decimal

import pyoxigraph as ox

from chipcontrols.queries.tables import Term

WIDTH = 16  # bytes
DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"
# Jena writes 7 as 7.0, and Virtuoso keeps no more digits than a double has.
DIGITS = Context(prec=15)


def checksum(triples: bytes) -> str:
    """Return the checksum of N-Triples: the sum of the hashes of the canonical triples, as hexadecimal.

    >>> a = b'_:x <urn:p> "7"^^<http://www.w3.org/2001/XMLSchema#decimal> .\\n<urn:s> <urn:p> <urn:o> .\\n'
    >>> b = b'<urn:s>\\t<urn:p>\\t<urn:o> .\\n_:y <urn:p> "7.0"^^<http://www.w3.org/2001/XMLSchema#decimal> .\\n'
    >>> checksum(a) == checksum(b)
    True

    Raises SyntaxError for text that is no N-Triples.
    """
    total, blank = 0, ox.Dataset()
    for triple in ox.parse(input=triples, format=ox.RdfFormat.N_TRIPLES, lenient=True):
        value = _spelt(triple.object)
        if isinstance(triple.subject, ox.BlankNode) or isinstance(value, ox.BlankNode):
            blank.add(ox.Quad(triple.subject, triple.predicate, value))
        else:
            total += _number((triple.subject, triple.predicate, value))
    # The canonical names of RDFC-1.0 depend on the triples with blank nodes alone.
    blank.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    total += sum(_number((quad.subject, quad.predicate, quad.object)) for quad in blank)
    return f"{total % (1 << 8 * WIDTH):0{2 * WIDTH}x}"


def _spelt(term: Term) -> Term:
    """Return a decimal in the one spelling that is compared; any other term as it is."""
    if not isinstance(term, ox.Literal) or term.datatype.value != DECIMAL:
        return term
    value = DIGITS.create_decimal(Decimal(term.value)).normalize()
    return ox.Literal(f"{value:f}", datatype=term.datatype)


def _number(terms: Iterable[Term]) -> int:
    line = " ".join(map(str, terms)).encode()
    return int.from_bytes(hashlib.blake2b(line, digest_size=WIDTH).digest(), "big")
