"""Chips and controls through time: rules above the line, chips below it, a column a year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from chipcontrols.graph.views.edges import Link, bundle
from chipcontrols.graph.views.landscape import Landscape, sized
from chipcontrols.graph.views.layers import room
from chipcontrols.graph.views.network import Edge, Node, Scene

GAP_X, GAP_Y, LINE = 84, 12, 60
FEWEST = 4  # chips with a day: fewer make no line of time
NOTE = "A chip stands where a source first dates its release, a rule where it takes effect."


def timeline(land: Landscape, vendor: str, items: Iterable[str], edges: Iterable[Edge]) -> Scene | None:
    """Return the scene of a vendor's dated chips, their variants and the rules that restrict them; None if too few.

    `edges` are the lines of the vendor's scene: those by which a chip is restricted or is a variant are drawn again.
    """
    days = _released(land, set(items))
    if len(days) < FEWEST:
        return None
    rules = _rules(land)
    lines = [edge for edge in edges if edge.source in days and edge.target in {*days, *rules}]
    lines = [edge for edge in lines if edge.target in days or rules[edge.target]]
    shown = {edge.target for edge in lines if edge.target in rules}
    columns: dict[str, list[Node]] = defaultdict(list)
    for iri in sorted(days, key=lambda iri: (days[iri], iri)):
        columns[days[iri][:4]].append(_dated(land, iri, days[iri]))
    for iri in sorted(shown, key=lambda iri: (rules[iri], iri)):
        columns[rules[iri][:4]].append(land.node(iri, 0, 150))
    nodes = _placed(columns)
    drawn = tuple(_from_rule(edge) if edge.target in rules else edge for edge in lines)
    missing = len(set(items)) - len(days)
    note = NOTE + (f" {missing} more chips have no dated release." if missing else "")
    headings = tuple(sorted(columns))
    return Scene(f"{vendor} time", f"{land.entity(vendor).label} through time", nodes, drawn, headings, note)


def variants(land: Landscape, items: Iterable[str]) -> tuple[Edge, ...]:
    """Return the lines "chip restricted by rule" and "chip has variant" between items and rules."""
    known = set(items)
    limits = [link for link in land.links["restrictedBy"] if link.start in known]
    kin = [link for link in land.links["variantOf"] if link.start in known and link.end in known]
    return (*bundle(limits), *bundle(kin, frozenset({"variantOf"})), *_met(land, known))


def _met(land: Landscape, items: set[str]) -> Iterable[Edge]:
    """Yield one line from each chip to each rule whose thresholds it meets."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    instruments = {bound.group: bound.instrument for bound in land.bounds}
    for item in sorted(items):
        for name, claims in land.met.get(item, ()):
            found[(item, instruments[name])].update(claims)
    for (item, rule), together in sorted(found.items()):
        yield Edge(item, rule, "meets", tuple(sorted(together)), control=True)


def _released(land: Landscape, items: set[str]) -> Mapping[str, str]:
    """Return the first dated release of each item, planned ones included."""
    days: dict[str, str] = {}
    links: list[Link] = [*land.links["releases"], *land.links["plansToRelease"]]
    for link in links:
        if link.end in items and link.since:
            days[link.end] = min(link.since, days.get(link.end, link.since))
    return days


def _rules(land: Landscape) -> Mapping[str, str]:
    return {iri: entity.since for iri, entity in land.entities.items() if entity.cls == "Instrument" and entity.since}


def _from_rule(edge: Edge) -> Edge:
    verb = {"restricted by": "restricts", "meets": "is met by"}.get(edge.verb, edge.verb)
    return replace(edge, source=edge.target, target=edge.source, verb=verb)


def _dated(land: Landscape, iri: str, day: str) -> Node:
    node = land.node(iri, start=day)
    return sized(replace(node, second=day[:7]), 190)


def _placed(columns: Mapping[str, list[Node]]) -> tuple[Node, ...]:
    """Return the nodes in their years: rules stacked upward from the line, chips downward in the order of days."""
    placed: list[Node] = []
    x = 0
    for number, year in enumerate(sorted(columns)):
        width = max(node.width for node in columns[year])
        up = down = LINE
        for node in columns[year]:
            half = room(node) / 2
            if node.kind == "instrument":
                y, up = -up - half, up + room(node) + GAP_Y
            else:
                y, down = down + half, down + room(node) + GAP_Y
            placed.append(replace(node, column=number, x=x + width // 2, y=round(y)))
        x += width + GAP_X
    return tuple(placed)
