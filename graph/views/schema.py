"""The ontology itself: which kinds of claims there are, who takes part in each, and which kinds of things there are."""

from collections import Counter
from collections.abc import Iterable, Mapping

from chipcontrols.graph.lookup import select
from chipcontrols.graph.terms import ONTOLOGY
from chipcontrols.graph.views.folding import folded
from chipcontrols.graph.views.landscape import Landscape, heading, sized
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import Edge, Node, Scene, View
from chipcontrols.graph.views.visual import kind_of
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import Frame, frames, superclasses

GROUP, KIND, CLASS = range(3)
ROWS = 24
Words = Mapping[str, str]


def schema(land: Landscape) -> View:
    """Return the view: kinds of claims with their roles, and the tree of kinds of things."""
    if not land.words:  # a store without its ontology
        return View("ontology", "Ontology", "", ())
    meanings = {term: text for term, text in select(land.store, _MEANINGS)}
    scenes = (_claims(land, meanings), _things(land, meanings))
    return View("ontology", "Ontology", "what the graph can say: kinds of claims, roles, kinds of things", scenes)


_MEANINGS = f"SELECT ?term ?text WHERE {{ GRAPH <{ONTOLOGY}> {{ ?term skos:definition ?text }} }} ORDER BY ?term ?text"
_SAID = "SELECT ?kind (COUNT(DISTINCT ?claim) AS ?n) WHERE { ?claim a ?kind ; chip:modality ?m } GROUP BY ?kind"
_MEANT = "SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) WHERE { ?thing a ?class } GROUP BY ?class"


def _claims(land: Landscape, meanings: Words) -> Scene:
    said = {iri.removeprefix(PREFIXES["chip"]): int(number) for iri, number in select(land.store, _SAID)}
    groups: dict[str, list[Frame]] = {}
    for frame in sorted(frames().values(), key=lambda frame: (frame.group, frame.kind)):
        groups.setdefault(frame.group, []).append(frame)
    closed = folded(groups, ROWS)
    classes = sorted({cls for frame in frames().values() for cls in frame.roles.values()})
    nodes = [
        *(_head(land, group, len(members), group in closed) for group, members in groups.items()),
        *(_kind(land, meanings, frame, said.get(frame.kind, 0)) for frame in frames().values()),
        *(_class(land, meanings, cls, CLASS) for cls in classes),
    ]
    edges = [
        *(Edge(f"group:{frame.group}", f"term:{frame.kind}", "has kind") for frame in frames().values()),
        *(edge for frame in frames().values() for edge in _roles(land, frame)),
    ]
    title = f"Kinds of claims · {len(frames())}"
    headings = ("group", "kind of claim, number here", "who or what takes part")
    note = "A solid line is a role that each claim of the kind has, a dashed one a role that it may have."
    return Scene("claims", title, lay_out(nodes, edges, 150), tuple(edges), headings, note)


def _name(land: Landscape, term: str) -> str:
    return land.words.get(PREFIXES["chip"] + term, term)


def _head(land: Landscape, group: str, count: int, closed: bool) -> Node:
    return heading(group, f"{_name(land, group)}  {count}", GROUP, folded=closed)


def _kind(land: Landscape, meanings: Words, frame: Frame, count: int) -> Node:
    label = f"{_name(land, frame.kind)}  {count:,}"
    about = meanings.get(PREFIXES["chip"] + frame.kind, "")
    node = Node(f"term:{frame.kind}", label, "claim", "plain", "", KIND, about=about, group=f"group:{frame.group}")
    return sized(node, 240, 1)


def _class(land: Landscape, meanings: Words, cls: str, column: int, count: int | None = None) -> Node:
    about = meanings.get(PREFIXES["chip"] + cls, "")
    label = _name(land, cls) if count is None else f"{_name(land, cls)}  {count:,}"
    # A class that a shape draws is drawn in that shape: the legend then tells what the views make of it.
    kind = kind_of(cls) if kind_of(cls) not in ("thing", "instrument", "authority") else "term"
    return sized(Node(f"term:{cls}", label, kind, "plain", "", column, about=about), 200, 1)


def _roles(land: Landscape, frame: Frame) -> Iterable[Edge]:
    by_class: dict[str, list[str]] = {}
    for role, cls in frame.roles.items():
        by_class.setdefault(cls, []).append(role)
    for cls, roles in sorted(by_class.items()):
        verb = ", ".join(_name(land, role) for role in roles)
        needed = any(role in frame.required for role in roles)
        yield Edge(f"term:{frame.kind}", f"term:{cls}", verb, dashed=not needed, width=1.6 if needed else 1.2)


def _things(land: Landscape, meanings: Words) -> Scene:
    meant = Counter({iri.removeprefix(PREFIXES["chip"]): int(number) for iri, number in select(land.store, _MEANT)})
    names = sorted({cls for frame in frames().values() for cls in frame.roles.values()} | _used(land))
    every = sorted({above for name in names for above in superclasses(name)})
    depth = {cls: len(superclasses(cls)) - 1 for cls in every}
    nodes = [_class(land, meanings, cls, depth[cls], meant[cls]) for cls in every]
    edges = [Edge(above, f"term:{cls}", "of the kind") for cls in every for above in _above(cls, depth)]
    title = f"Kinds of things · {len(every)}"
    return Scene(
        "things", title, lay_out(nodes, edges, 90), tuple(edges), (), "Numbers count the things in this graph."
    )


def _used(land: Landscape) -> set[str]:
    return {entity.cls for entity in land.entities.values() if "Entity" in superclasses(entity.cls)}


def _above(cls: str, depth: Mapping[str, int]) -> Iterable[str]:
    """Yield the classes right above a class: those above that are above none of the others."""
    above = superclasses(cls) - {cls}
    for other in sorted(above):
        if other in depth and not any(other in superclasses(third) - {third} for third in above):
            yield f"term:{other}"
