"""The pages of docs/ontology: each module with a diagram, its terms, and how to ask for each kind of claim."""

import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from chipcontrols import ontology
from chipcontrols.graph.exports.jsonld import context
from chipcontrols.ontology import NAMESPACE, PREFIXES
from chipcontrols.ontology.frames import Frame, frames

FOLDER = Path(__file__).parent / "ontology"
RDF, RDFS, OWL, SKOS = (PREFIXES[name] for name in ("rdf", "rdfs", "owl", "skos"))
DRAWN = 40  # classes of a diagram; more are named in the table only
SORTS = {
    "Class": "Classes",
    "ObjectProperty": "Object properties",
    "DatatypeProperty": "Datatype properties",
    "AnnotationProperty": "Annotation properties",
    "NamedIndividual": "Individuals",
}
HEAD = "| term | what it is | above | from → to | notes |\n| --- | --- | --- | --- | --- |"
NOTES = ("scopeNote", "example", "editorialNote", "historyNote", "changeNote")


def pages() -> Iterator[tuple[Path, str]]:
    """Yield the index and the page of each module."""
    modules = {path.stem: _read(path) for path in ontology.paths("")}
    modules = {name: store for name, store in modules.items() if any(_terms(store, sort) for sort in SORTS)}
    yield FOLDER / "README.md", _index(modules)
    yield FOLDER / "context.jsonld", json.dumps({"@context": context()}, ensure_ascii=False, indent=1) + "\n"
    for name, store in modules.items():
        yield FOLDER / f"{name}.md", _module(name, store)


def _read(path: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    return store


def _index(modules: dict[str, ox.Store]) -> str:
    subject = ox.NamedNode(NAMESPACE.rstrip("#"))
    head = {q.predicate.value: q.object.value for q in modules["core"].quads_for_pattern(subject, None, None)}
    version, rows = head[f"{OWL}versionInfo"], []
    for name, store in modules.items():
        counts = [len(_terms(store, sort)) for sort in ("Class", "ObjectProperty", "DatatypeProperty")]
        rows.append(f"| [{name}]({name}.md) | " + " | ".join(map(str, counts)) + " |")
    gone = sorted({name for store in modules.values() for name in _deprecated(store)})
    parts = [
        "# The ontology",
        f"{head[PREFIXES['dcterms'] + 'description']}.",
        f"Version {version}, `{head[OWL + 'versionIRI']}`. Namespace `{NAMESPACE}`, prefix `chip:`. "
        "Generated from `ontology/`: `make docs` writes these pages anew.",
        "A term keeps its IRI for good. One that goes out of use is marked `owl:deprecated`, says with "
        "`dcterms:isReplacedBy` what takes its place, stays for one minor version, and is listed here.",
        "\n".join(
            ["| module | classes | object properties | datatype properties |", "| --- | --- | --- | --- |", *rows]
        ),
        "JSON with plain names becomes RDF by the [context](context.jsonld).",
        "## Deprecated terms",
        "\n".join(f"- `chip:{name}`" for name in gone) or "None.",
    ]
    return "\n\n".join(parts) + "\n"


def _module(name: str, store: ox.Store) -> str:
    classes = _terms(store, "Class")
    parts = [f"# Ontology: {name}", "Generated from the Turtle: `make docs` writes this page anew."]
    if classes:
        parts.append(_diagram(store, classes))
    for sort, title in SORTS.items():
        terms = _terms(store, sort)
        if terms:
            rows = "\n".join(_row(store, term) for term in terms)
            parts.append(f"## {title}\n\n{HEAD}\n{rows}")
    kinds = [frames()[term] for term in classes if term in frames()]
    if kinds:
        parts.append("## How to ask for each kind of claim\n\nRoles that must be given come first.")
        parts += [_pattern(frame) for frame in kinds]
    return "\n\n".join(parts) + "\n"


def _diagram(store: ox.Store, classes: list[str]) -> str:
    """Return as a Mermaid drawing the classes with what is above them, and what a claim of each kind must name."""
    lines = ["```mermaid", "classDiagram", "  direction LR"]
    for term in classes[:DRAWN]:
        lines += [f"  {above} <|-- {term}" for above in _names(store, term, f"{RDFS}subClassOf")]
        frame = frames().get(term)
        needed = sorted(frame.required & frame.roles.keys()) if frame is not None else []
        lines += [f"  {term} --> {frame.roles[role]} : {role}" for role in needed if frame is not None]
    for term in _terms(store, "ObjectProperty"):
        for start in _names(store, term, f"{RDFS}domain"):
            ends = _names(store, term, f"{RDFS}range")
            lines += [f"  {one} --> {end} : {term}" for one in start.split(" or ") for end in ends]
    return "\n".join([*lines, "```"])


def _row(store: ox.Store, term: str) -> str:
    above = _names(store, term, f"{RDFS}subClassOf") + _names(store, term, f"{RDFS}subPropertyOf")
    ends = [", ".join(_names(store, term, f"{RDFS}{end}")) for end in ("domain", "range")]
    notes = [text for note in NOTES for text in _texts(store, term, f"{SKOS}{note}")]
    if term in _deprecated(store):
        notes.insert(0, "**deprecated**")
    cells = [
        f'<a id="{term}"></a>`chip:{term}`',
        ". ".join(_texts(store, term, f"{SKOS}definition")),
        ", ".join(above),
        " → ".join(ends) if any(ends) else "",
        ". ".join(notes),
    ]
    return "| " + " | ".join(_safe(cell) for cell in cells) + " |"


def _pattern(frame: Frame) -> str:
    roles = sorted(frame.roles, key=lambda role: (role not in frame.required, role))
    lines = [f"?claim a chip:{frame.kind}"]
    lines += [f"    chip:{role} ?{role}" for role in roles if role in frame.required]
    lines += [f"    chip:{text} ?{text}" for text in sorted(frame.details & frame.required)]
    lines += ["    chip:value ?value", "    chip:unit ?unit"] if frame.needs_figure else []
    required = " ;\n".join(lines) + " ."
    rest = [*(role for role in roles if role not in frame.required), *sorted(frame.details - frame.required)]
    optional = "".join(f"\nOPTIONAL {{ ?claim chip:{name} ?{name} }}" for name in rest)
    return f"### {frame.kind}\n\n```sparql\n{required}{optional}\n```"


def _terms(store: ox.Store, sort: str) -> list[str]:
    found = store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), ox.NamedNode(OWL + sort))
    named = {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}
    return sorted(iri.removeprefix(NAMESPACE) for iri in named if iri.startswith(NAMESPACE))


def _names(store: ox.Store, term: str, predicate: str) -> list[str]:
    found = [q.object for q in store.quads_for_pattern(ox.NamedNode(NAMESPACE + term), ox.NamedNode(predicate), None)]
    named = [_short(node.value) for node in found if isinstance(node, ox.NamedNode)]
    return sorted([*named, *(_union(store, node) for node in found if isinstance(node, ox.BlankNode))])


def _union(store: ox.Store, node: ox.BlankNode) -> str:
    asked = "SELECT ?name ?node WHERE { ?node owl:unionOf/rdf:rest*/rdf:first ?name } ORDER BY ?name"
    found = store.query(asked, substitutions={ox.Variable("node"): node}, prefixes=dict(PREFIXES))
    return " or ".join(_short(row["name"].value) for row in found)


def _texts(store: ox.Store, term: str, predicate: str) -> list[str]:
    found = store.quads_for_pattern(ox.NamedNode(NAMESPACE + term), ox.NamedNode(predicate), None)
    return sorted(quad.object.value for quad in found if isinstance(quad.object, ox.Literal))


def _deprecated(store: ox.Store) -> list[str]:
    found = store.quads_for_pattern(None, ox.NamedNode(f"{OWL}deprecated"), ox.Literal(True))
    return [quad.subject.value.removeprefix(NAMESPACE) for quad in found if isinstance(quad.subject, ox.NamedNode)]


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            name = iri.removeprefix(namespace)
            return name if prefix == "chip" else f"{prefix}_{name}"
    return iri


def _safe(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
