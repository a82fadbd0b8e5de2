"""Chips and controls: vendor → chips → their variants → instruments that restrict them → thresholds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from chipcontrols.graph.views.edges import bundle
from chipcontrols.graph.views.entities import rows
from chipcontrols.graph.views.figures import number_text, unit
from chipcontrols.graph.views.folding import folded
from chipcontrols.graph.views.landscape import Landscape, sized
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import Edge, Node, Scene, View, unique

VENDOR, CHIP, VARIANT, INSTRUMENT, ITEM, THRESHOLD = range(6)
HEADINGS = ("vendor", "chips", "variants", "restricted by", "what the rule covers", "thresholds")
ROWS = 30


@dataclass(frozen=True, slots=True)
class Threshold:
    """A test of an instrument: metric, comparator and value, for a category of item."""

    claim: str
    instrument: str
    item: str
    metric: str
    comparator: str
    value: str
    unit: str
    since: str
    until: str


def chips(land: Landscape) -> View:
    """Return the view with one scene a vendor, the vendor with most restricted chips first."""
    made: dict[str, set[str]] = defaultdict(set)
    kin = {end for link in land.links["variantOf"] for end in (link.start, link.end)}
    for link in land.links["designs"]:
        if link.end in land.restricted or link.end in kin:
            made[link.start].add(link.end)
    thresholds = read_thresholds(land)
    order = sorted(made, key=lambda vendor: (-len(made[vendor] & land.restricted), vendor))
    return View(
        "chips",
        "Chips and controls",
        "vendor → chip → variant → instrument that restricts it → threshold",
        tuple(_scene(land, vendor, made[vendor], thresholds) for vendor in order),
        "Vendor",
    )


def read_thresholds(land: Landscape) -> Mapping[str, tuple[Threshold, ...]]:
    """Return the thresholds of each instrument, sorted by item and claim."""
    query = """SELECT DISTINCT ?claim ?instrument ?item ?metric ?comparator ?value ?unit ?since ?until WHERE {
      ?claim a chip:ControlThreshold ; chip:instrument ?instrument ; chip:metric ?metric .
      OPTIONAL { ?claim chip:item ?item } OPTIONAL { ?claim chip:comparator ?comparator }
      OPTIONAL { ?claim chip:value ?value } OPTIONAL { ?claim chip:unit ?unit }
      OPTIONAL { ?claim chip:start ?since } OPTIONAL { ?claim chip:end ?until } }"""
    found: dict[str, list[Threshold]] = defaultdict(list)
    for row in rows(land.store, query):
        found[row[1]].append(Threshold(*row))
    return {iri: tuple(sorted(group, key=lambda t: (t.item, t.metric, t.claim))) for iri, group in found.items()}


def _scene(land: Landscape, vendor: str, made: set[str], thresholds: Mapping[str, tuple[Threshold, ...]]) -> Scene:
    kin = [link for link in land.links["variantOf"] if link.start in made or link.end in made]
    everything = made | {end for link in kin for end in (link.start, link.end)}
    variants = {link.start for link in kin}
    designs = [link for link in land.links["designs"] if link.start == vendor and link.end in everything]
    limits = [link for link in land.links["restrictedBy"] if link.start in everything]
    rules = sorted({link.end for link in limits})
    tests = [test for rule in rules for test in thresholds.get(rule, ())]
    nodes = [
        land.node(vendor, VENDOR),
        *(land.node(iri, VARIANT if iri in variants else CHIP, 160) for iri in sorted(everything)),
        *(land.node(iri, INSTRUMENT, 140) for iri in rules),
        *_tests(land, tests),
    ]
    edges = [
        *bundle(link for link in designs if link.end not in variants or _alone(link.end, kin, everything)),
        *bundle(kin, frozenset({"variantOf"})),
        *bundle(limits),
        *_test_edges(tests),
    ]
    label = land.entity(vendor).label
    title = f"{label} · {len(everything & land.restricted)} of {len(everything)} under a control"
    return Scene(vendor, title, lay_out(unique(nodes).values(), edges), tuple(edges), HEADINGS)


def _alone(variant: str, kin: Iterable[object], everything: set[str]) -> bool:
    """Tell a variant whose original is not drawn; it then hangs on the vendor."""
    return not any(getattr(link, "start", "") == variant and getattr(link, "end", "") in everything for link in kin)


def _tests(land: Landscape, tests: Iterable[Threshold]) -> Iterable[Node]:
    groups: dict[str, list[Threshold]] = defaultdict(list)
    for test in tests:
        groups[test.item or test.instrument].append(test)
    closed = folded(groups, ROWS)
    for item, group in sorted(groups.items()):
        if group[0].item:
            yield land.node(item, ITEM, 150, folded=item in closed)
        for test in group:
            label, bound = land.entity(test.metric).label, f"{_sign(test.comparator)} {_amount(test)}".strip()
            node = Node(f"test:{test.claim}", label, "threshold", "threshold", bound, THRESHOLD, group=test.item)
            yield replace(sized(node, 190), start=test.since, end=test.until)


def _sign(comparator: str) -> str:
    return {">=": "≥", "<=": "≤"}.get(comparator, comparator)


def _amount(test: Threshold) -> str:
    return f"{number_text(test.value)} {unit(test.unit)}".strip() if test.value else ""


def _test_edges(tests: Iterable[Threshold]) -> Iterable[Edge]:
    cover: dict[tuple[str, str], list[Threshold]] = defaultdict(list)
    for test in tests:
        source = test.item or test.instrument
        yield Edge(
            source, f"test:{test.claim}", "tested by", (test.claim,), control=True, spans=((test.since, test.until),)
        )
        if test.item:
            cover[(test.instrument, test.item)].append(test)
    for (rule, item), group in sorted(cover.items()):
        claims = tuple(sorted(test.claim for test in group))
        spans = tuple(sorted({(test.since, test.until) for test in group}))
        yield Edge(rule, item, "covers", claims, control=True, spans=spans)
