"""What is said of one IRI of the graph: as RDF, and as a table for those who browse."""

import html
import json
import re
from typing import Any
from urllib.parse import quote

from chipcontrols.graph.report import NOTICE
from chipcontrols.graph.serve.protocol import Question
from chipcontrols.loaders.claim import BASE

# Folders of IRIs, and IRIs in none.
SPACES = ("id", "claim", "figure", "state", "measurand", "proposition", "evidence", "source", "graph")
ALONE = ("dataset", "ontology")
_NAME = r"(?:[\w.~-]|%[0-9A-Fa-f]{2})+"
_PATH = re.compile(rf"(?:{'|'.join(ALONE)}|(?:{'|'.join(SPACES)})(?:/{_NAME})+)", re.ASCII)
# The words that ?as= takes.
FORMS = {
    "turtle": "text/turtle", "jsonld": "application/ld+json", "ntriples": "application/n-triples",
    "xml": "application/rdf+xml", "html": "text/html",
}  # fmt: skip
SHOWN = 500  # rows of each direction in a table


def iri(path: str) -> str | None:
    """Return the IRI that a path of this server stands for, or None for a path of nothing in the graph.

    >>> iri("id/company/nvidia")
    'https://w3id.org/chipcontrols/id/company/nvidia'
    >>> iri("id/x> <y")
    >>> iri("id/company/%zz")
    """
    return BASE + path if _PATH.fullmatch(path) else None


def as_rdf(thing: str) -> Question:
    """Return the question for all that is said of a thing, and of its parts; those of the ontology are its terms."""
    # What has a fragment is a part: the selectors of a place of evidence, the terms of the ontology.
    parts = f'?part ?q ?x FILTER(STRSTARTS(STR(?part), "{thing}#"))'
    return Question(
        f"CONSTRUCT {{ <{thing}> ?p ?o . ?s ?r <{thing}> . ?part ?q ?x }} WHERE {{ {{ <{thing}> ?p ?o }} "
        f"UNION {{ ?s ?r <{thing}> }} UNION {{ {_fragments(thing, parts)} }} }}"
    )


def is_known(thing: str) -> Question:
    """Return the question whether anything is said of a thing."""
    return Question(f"ASK {{ {{ <{thing}> ?p ?o }} UNION {{ ?s ?r <{thing}> }} }}")


def as_rows(thing: str) -> Question:
    """Return the question for a table: direction, property, the other end with its name, and the graph that says so."""
    name = 'OPTIONAL { ?other <http://www.w3.org/2004/02/skos/core#prefLabel> ?name FILTER(LANG(?name) IN ("en", "")) }'
    return Question(
        "SELECT DISTINCT ?way ?property ?other ?name ?graph WHERE { "
        f"{_some(f'<{thing}> ?property ?other', 'of')} UNION {_some(f'?other ?property <{thing}>', 'on')} "
        f"{name} }} ORDER BY ?way ?property ?name ?other ?graph"
    )


def page(thing: str, answer: bytes) -> str:
    """Return a page from the answer to `as_rows`."""
    body = "".join(_row(row) for row in json.loads(answer)["results"]["bindings"])
    here = html.escape(thing)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>'
        f'{here} · chipcontrols</title><link rel="icon" href="data:,">'
        '<link rel="stylesheet" href="/sparql/editor.css"></head><body>'
        f'<header><a href="/">chipcontrols</a> <a href="/sparql">SPARQL</a></header><main><h1>{here}</h1>'
        '<p>As data: <a href="?as=turtle">Turtle</a>, <a href="?as=jsonld">JSON-LD</a></p>'
        "<table><thead><tr><th>property</th><th>value</th><th>source</th></tr></thead>"
        f"<tbody>{body}</tbody></table></main><footer><p>{html.escape(NOTICE)}</p></footer></body></html>\n"
    )


def _some(pattern: str, way: str) -> str:
    return f'{{ {{ SELECT * {{ GRAPH ?graph {{ {pattern} }} BIND("{way}" AS ?way) }} LIMIT {SHOWN} }} }}'


def _fragments(thing: str, parts: str) -> str:
    return parts if thing == f"{BASE}ontology" else f"<{thing}> ?any ?part . {parts}"


def _row(row: dict[str, dict[str, Any]]) -> str:
    name = html.escape(row["property"]["value"].rpartition("#")[2].rpartition("/")[2])
    arrow = "" if row["way"]["value"] == "of" else "← "
    shown = row["name"]["value"] if "name" in row else row["other"]["value"]
    graph = row["graph"]["value"].rpartition("/")[2]
    cells = (f"{arrow}{name}", _linked(row["other"], shown), _linked(row["graph"], graph))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _linked(term: dict[str, Any], shown: str) -> str:
    text = html.escape(shown)
    if term["type"] != "uri" or not term["value"].startswith(BASE):
        return f"<bdi>{text}</bdi>"
    return f'<a href="/{html.escape(quote(term["value"].removeprefix(BASE), safe="/#~%"))}"><bdi>{text}</bdi></a>'
