"""The page on which people write SPARQL: its files, and the terms and examples that it offers."""

import json
from importlib.resources import files

import pyoxigraph as ox

from chipcontrols.graph.lookup import select
from chipcontrols.graph.report import NOTICE
from chipcontrols.graph.terms import compact
from chipcontrols.graph.views.page import vis_script
from chipcontrols.ontology import PREFIXES
from chipcontrols.queries.catalogue import queries
from chipcontrols.queries.standalone import standalone

TYPES = {"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


def editor_files() -> dict[str, tuple[str, bytes]]:
    """Return the files of the editor by name, each with its media type."""
    found = {}
    for name in ("editor.html", "editor.css", "editor.js", "complete.js", "results.js"):
        text = files(__package__).joinpath(name).read_text("utf-8").replace("{{notice}}", NOTICE)
        found[name] = (TYPES[name.rpartition(".")[2]], text.encode())
    return found | {"network.js": (TYPES["js"], vis_script().encode())}


def terms(store: ox.Store) -> bytes:
    """Return as JSON what the editor offers: prefixes, terms that the graph uses with labels, named queries."""
    return json.dumps(
        {"prefixes": dict(PREFIXES), "terms": _used(store), "examples": _examples()}, ensure_ascii=False, sort_keys=True
    ).encode()


def _used(store: ox.Store) -> list[list[str]]:
    label = "OPTIONAL { ?term skos:prefLabel ?label FILTER(LANG(?label) = 'en') }"
    found: dict[str, str] = {}
    for pattern in ("{ SELECT DISTINCT ?term { ?s ?term ?o } }", "{ SELECT DISTINCT ?term { ?s a ?term } }"):
        for term, name in select(store, f"SELECT ?term ?label {{ {pattern} {label} }}"):
            if short := _short(term):
                found[short] = name
    return [[short, found[short]] for short in sorted(found)]


def _short(iri: str) -> str:
    short = compact(iri)
    return short if short != iri and short.partition(":")[2].isidentifier() else ""


def _examples() -> list[dict[str, str]]:
    """Return the named queries with the values of their header written in."""
    return [
        {
            "name": query.title or name,
            "question": query.question,
            "text": standalone(query, {p.name: p.example for p in query.parameters if p.required}),
        }
        for name, query in queries().items()
    ]
