"""The description of the dataset for catalogues: DCAT and VoID as Turtle, Croissant as JSON-LD."""

import csv
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox

from chipcontrols.graph.exports.tables import NUMBERS, csv_tables
from chipcontrols.graph.lookup import TYPE
from chipcontrols.graph.report import NOTICE
from chipcontrols.graph.terms import DATASET, INFERRED, ONTOLOGY, term, text_of
from chipcontrols.loaders.claim import BASE
from chipcontrols.loaders.source import OWN_LICENCE
from chipcontrols.ontology import PREFIXES

DCAT, VOID, FOAF = "http://www.w3.org/ns/dcat#", "http://rdfs.org/ns/void#", "http://xmlns.com/foaf/0.1/"
LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"  # as DCAT asks for them
DCTERMS, CHIP = PREFIXES["dcterms"], PREFIXES["chip"]
ABOUT = f"Each source is a dataset of its own, with its licence and its date. {NOTICE}"
TITLE = "chipcontrols: the semiconductor export-control landscape as claims with sources"
MEDIA = "https://www.iana.org/assignments/media-types/"
FILES = {"graph.nq": "application/n-quads", "graph.ttl": "text/turtle"}
OWN_PARTS = {
    INFERRED: "What rules derive from the claims of the sources",
    ONTOLOGY: "The ontology with its vocabularies",
}


def dcat(store: ox.Store, target: Path) -> int:
    """Write the dataset, its files and the dataset of each source with its counts; return the number of triples."""
    triples = described(store)
    prefixes = dict(PREFIXES) | {"dcat": DCAT, "void": VOID, "foaf": FOAF}
    with target.open("wb") as file:
        ox.serialize(triples, file, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    return len(triples)


def described(store: ox.Store) -> list[ox.Triple]:
    """Return what `dcat` writes, in a fixed order."""
    return sorted(set(_dcat(store)), key=str)


def croissant(store: ox.Store, target: Path) -> int:
    """Write Croissant 1.0: the CSV table of each kind of claim as a record set; return the number of fields.

    The tables are written aside for their columns and checksums: the format asks for these.
    """
    with TemporaryDirectory() as aside:
        csv_tables(store, Path(aside))
        tables = sorted(Path(aside).iterdir())
        sets, files = [_record_set(table) for table in tables], [_file(table) for table in tables]
    about = {
        "@context": {
            "@language": "en", "@vocab": "https://schema.org/", "sc": "https://schema.org/",
            "cr": "http://mlcommons.org/croissant/", "dct": DCTERMS,
            "recordSet": "cr:recordSet", "field": "cr:field", "source": "cr:source", "fileObject": "cr:fileObject",
            "extract": "cr:extract", "column": "cr:column",
            "dataType": {"@id": "cr:dataType", "@type": "@vocab"}, "conformsTo": "dct:conformsTo",
        },
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "chipcontrols",
        "description": TITLE,
        "url": BASE.rstrip("/"),
        "license": _licences(store),
        "version": version("chipcontrols"),
        "distribution": files,
        "recordSet": sets,
    }  # fmt: skip
    target.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return sum(len(one["field"]) for one in sets)


def _licences(store: ox.Store) -> list[str]:
    """Return the licences under which sources of the dataset stand, our own first: lists have theirs."""
    stated = {text_of(quad.object) for quad in store.quads_for_pattern(None, term("dcterms:license"), None)}
    return [OWN_LICENCE, *sorted(stated - {OWN_LICENCE})]


def _record_set(table: Path) -> dict[str, Any]:
    kind = table.stem
    with table.open(encoding="utf-8", newline="") as lines:
        names = next(csv.reader(lines))
    fields = [
        {
            "@type": "cr:Field", "@id": f"{kind}/{name}", "name": name,
            "dataType": "sc:Float" if name in NUMBERS else "sc:Text",
            "source": {"fileObject": {"@id": f"{kind}.csv"}, "extract": {"column": name}},
        }
        for name in names
    ]  # fmt: skip
    return {"@type": "cr:RecordSet", "@id": kind, "name": kind, "field": fields}


def _file(table: Path) -> dict[str, str]:
    return {
        "@type": "cr:FileObject", "@id": table.name, "name": table.name, "contentUrl": table.name,
        "encodingFormat": "text/csv", "sha256": sha256(table.read_bytes()).hexdigest(),
    }  # fmt: skip


def _dcat(store: ox.Store) -> Iterator[ox.Triple]:
    whole = ox.NamedNode(DATASET)
    yield _type(whole, f"{DCAT}Dataset")
    yield _type(whole, f"{VOID}Dataset")
    yield ox.Triple(whole, term("dcterms:title"), ox.Literal(TITLE, language="en"))
    yield ox.Triple(whole, term("dcterms:description"), ox.Literal(ABOUT, language="en"))
    stated = {quad.object for quad in store.quads_for_pattern(None, term("dcterms:license"), None)}
    for licence in {ox.NamedNode(OWN_LICENCE), *stated}:
        yield ox.Triple(whole, term("dcterms:license"), licence)
    yield ox.Triple(whole, ox.NamedNode(f"{VOID}uriSpace"), ox.Literal(f"{BASE}id/"))
    yield ox.Triple(whole, ox.NamedNode(f"{VOID}vocabulary"), ox.NamedNode(CHIP))
    yield ox.Triple(whole, ox.NamedNode(f"{VOID}triples"), _number(len(store)))
    for name, media in FILES.items():
        file = ox.NamedNode(f"{DATASET}/{name}")
        yield ox.Triple(whole, ox.NamedNode(f"{DCAT}distribution"), file)
        yield _type(file, f"{DCAT}Distribution")
        yield ox.Triple(file, ox.NamedNode(f"{DCAT}accessURL"), whole)
        yield ox.Triple(file, ox.NamedNode(f"{DCAT}mediaType"), ox.NamedNode(MEDIA + media))
    for graph in sorted(store.named_graphs(), key=str):
        yield from _part(store, whole, graph)


def _part(store: ox.Store, whole: ox.NamedNode, graph: ox.NamedNode | ox.BlankNode) -> Iterator[ox.Triple]:
    """Yield the dataset of one graph: its size, and of a source what its own graph says of it."""
    if not isinstance(graph, ox.NamedNode):
        return
    count = sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
    yield from (_type(graph, f"{vocabulary}Dataset") for vocabulary in (DCAT, VOID))
    if graph.value in OWN_PARTS:
        yield ox.Triple(graph, term("dcterms:title"), ox.Literal(OWN_PARTS[graph.value], language="en"))
        yield ox.Triple(graph, term("dcterms:license"), ox.NamedNode(OWN_LICENCE))
        about = f"Part of chipcontrols: {count:,} triples."
    else:
        about = f"What chipcontrols took from this source: {count:,} triples."
    yield ox.Triple(graph, term("dcterms:description"), ox.Literal(about, language="en"))
    yield ox.Triple(whole, ox.NamedNode(f"{VOID}subset"), graph)
    yield ox.Triple(graph, ox.NamedNode(f"{VOID}triples"), _number(count))
    for quad in store.quads_for_pattern(graph, None, None, graph):
        if quad.predicate.value.startswith(DCTERMS):
            yield from _catalogued(graph, quad.predicate, quad.object)
        elif quad.predicate == term("chip:asOf"):
            day = ox.Literal(text_of(quad.object), datatype=term("xsd:date"))
            yield ox.Triple(graph, term("dcterms:modified"), day)


def _catalogued(graph: ox.NamedNode, predicate: ox.NamedNode, said: Any) -> Iterator[ox.Triple]:  # noqa: ANN401
    """Yield what a source says of itself as DCAT has it: publisher, language and web page are no texts."""
    text = text_of(said)
    if predicate == term("dcterms:publisher"):
        agent = ox.BlankNode("agent" + sha256(text.encode()).hexdigest()[:16])  # RDF/XML: begins with a letter
        yield ox.Triple(graph, predicate, agent)
        yield _type(agent, f"{FOAF}Agent")
        yield ox.Triple(agent, ox.NamedNode(f"{FOAF}name"), ox.Literal(text))
    elif predicate == term("dcterms:language") and re.fullmatch("[a-z]{2}", text):
        yield ox.Triple(graph, predicate, ox.NamedNode(LANGUAGES + text))
    elif predicate == term("dcterms:source") and _is_address(text):
        yield ox.Triple(graph, ox.NamedNode(f"{DCAT}landingPage"), ox.NamedNode(text))
    else:
        yield ox.Triple(graph, predicate, said)


def _is_address(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return text.startswith(("https://", "http://"))


def _type(node: ox.NamedNode | ox.BlankNode, cls: str) -> ox.Triple:
    return ox.Triple(node, TYPE, ox.NamedNode(cls))


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=term("xsd:integer"))
