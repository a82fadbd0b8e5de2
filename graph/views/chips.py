"""Chips and controls: vendor → chips → variants → what they fall under → thresholds → the rule that sets them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from chipcontrols.graph.views.edges import Link, bundle, merged
from chipcontrols.graph.views.figures import number_text, unit
from chipcontrols.graph.views.folding import folded
from chipcontrols.graph.views.landscape import Landscape, heading, sized
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import Edge, Node, Scene, View, unique
from chipcontrols.graph.views.thresholds import Bound
from chipcontrols.graph.views.timeline import timeline, variants
from chipcontrols.graph.views.visual import kind_of

VENDOR, CHIP, VARIANT, JOIN, CONTROL, THRESHOLD, RULE = range(7)
HEADINGS = ("vendor", "chips", "variants", "same controls", "restricted by, falls under", "thresholds", "set by")
MAKES = ("designs", "develops", "releases")
NOTE = (
    "“Meets” compares published figures with thresholds; notes, exceptions and exclusions are not weighed. "
    "“Restricted by” is what a source says."
)
ROWS = 22
GAP = 84  # seven columns fit a page that is 1,440 pixels wide


Sets = Mapping[str, tuple[Bound, ...]]


def chips(land: Landscape) -> View:
    """Return the view with one scene a vendor, the vendor with most chips under a control first."""
    grouped: dict[str, list[Bound]] = defaultdict(list)
    for bound in land.bounds:
        grouped[bound.group].append(bound)
    sets = {name: tuple(group) for name, group in grouped.items()}
    made: dict[str, set[str]] = defaultdict(set)
    kin = {end for link in land.links["variantOf"] for end in (link.start, link.end)}
    under = kin | land.restricted
    for link in (link for name in MAKES for link in land.links[name]):
        if link.end in under and kind_of(land.entity(link.end).cls) == "product":
            made[link.start].add(link.end)
    order = sorted(made, key=lambda vendor: (-len(made[vendor] & land.restricted), vendor))
    scenes = [
        scene
        for vendor in order
        for scene in (_scene(land, vendor, made[vendor], sets), _through_time(land, vendor, made[vendor]))
        if scene is not None
    ]
    hint = "vendor → chip → variant → what it falls under → threshold → rule; and the same through time"
    return View("chips", "Chips and controls", hint, tuple(scenes), "Vendor")


def _through_time(land: Landscape, vendor: str, made: set[str]) -> Scene | None:
    kin = (link for link in land.links["variantOf"] if link.start in made or link.end in made)
    items = made | {end for link in kin for end in (link.start, link.end)}
    return timeline(land, vendor, items, variants(land, items))


def _scene(land: Landscape, vendor: str, made: set[str], sets: Sets) -> Scene:
    kin = [link for link in land.links["variantOf"] if link.start in made or link.end in made]
    items = made | {end for link in kin for end in (link.start, link.end)}
    derived = {link.start for link in kin}
    makes = [link for name in MAKES for link in land.links[name] if link.start == vendor and link.end in items]
    limits = [link for link in land.links["restrictedBy"] if link.start in items]
    groups = sorted({name for item in items for name, _ in land.met.get(item, ())})
    bounds = [bound for name in groups for bound in sets[name]]
    closed = folded(_folders(bounds), ROWS)
    direct = {link.end for link in limits}
    nodes = [
        land.node(vendor, VENDOR),
        *(land.node(iri, VARIANT if iri in derived else CHIP, 190, 1) for iri in sorted(items)),
        *(land.node(iri, CONTROL, 150) for iri in sorted(direct)),
        *_provisions(land, bounds, closed),
        *(_bound(land, bound) for bound in bounds),
        *(land.node(iri, RULE, 150) for iri in sorted({bound.instrument for bound in bounds} - direct)),
    ]
    joins, controlled = _joined([*bundle(limits), *_meets(land, items, sets)])
    nodes += joins
    edges = [
        *_made(vendor, [link for link in makes if link.end not in derived]),
        *bundle(kin, frozenset({"variantOf"})),
        *controlled,
        *_tests(bounds),
    ]
    hit = items & land.restricted
    title = f"{land.entity(vendor).label} · {len(hit)} of {len(items)} chips under a control"
    return Scene(vendor, title, lay_out(unique(nodes).values(), edges, GAP), tuple(edges), HEADINGS, NOTE)


def _joined(edges: Sequence[Edge]) -> tuple[list[Node], list[Edge]]:
    """Return lines with a joint wherever several chips are under the same several controls, and the joints.

    Without joints 20 chips under 4 controls are 80 lines; with one they are 24.
    """
    by_chip: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_chip[edge.source].append(edge)
    alike: dict[tuple[tuple[str, str], ...], list[str]] = defaultdict(list)
    for chip, lines in sorted(by_chip.items()):
        alike[tuple(sorted((edge.target, edge.verb) for edge in lines))].append(chip)
    joints: list[Node] = []
    drawn: list[Edge] = []
    for targets, group in sorted(alike.items()):
        lines = [edge for chip in group for edge in by_chip[chip]]
        if len(targets) == 1 or len(group) == 1:
            drawn += lines
            continue
        joint = heading(f"alike {len(joints)}", f"{len(group)} chips", JOIN)
        joints.append(joint)
        drawn += [merged(chip, joint.key, "one of", by_chip[chip], control=True) for chip in group]
        for target, verb in targets:
            same = [edge for edge in lines if (edge.target, edge.verb) == (target, verb)]
            drawn.append(merged(joint.key, target, verb, same, control=True))
    return joints, drawn


def _made(vendor: str, links: Sequence[Link]) -> Iterable[Edge]:
    """Yield one line to each chip, whatever the ways in which sources say that it is the vendor's."""
    by_chip: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_chip[link.end].append(link)
    for chip, group in sorted(by_chip.items()):
        verbs = {link.verb for link in group}
        verb = group[0].verb if len(verbs) == 1 else "makes"
        yield from bundle(replace(link, start=vendor, end=chip, verb=verb) for link in group)


def _folders(bounds: Iterable[Bound]) -> Mapping[str, list[Bound]]:
    found: dict[str, list[Bound]] = defaultdict(list)
    for bound in bounds:
        found[_provision(bound)].append(bound)
    return found


def _provision(bound: Bound) -> str:
    """Return the key of what the set covers: an item category of the graph, or the set itself."""
    return bound.item or f"set:{bound.group}"


def _provisions(land: Landscape, bounds: Iterable[Bound], closed: frozenset[str]) -> Iterable[Node]:
    for key, group in sorted(_folders(bounds).items()):
        node = land.node(key, CONTROL, 150) if group[0].item else sized(Node(key, group[0].group, "category", "plain"))
        yield replace(node, column=CONTROL, folded=key in closed, role="restricted")


def _bound(land: Landscape, bound: Bound) -> Node:
    label, test = land.entity(bound.metric).label, f"{_sign(bound.comparator)} {_amount(bound)}".strip()
    node = Node(
        f"test:{bound.claim}", label, "threshold", "threshold", test, THRESHOLD, group=_provision(bound),
        start=bound.since, end=bound.until,
    )  # fmt: skip
    return sized(node, 190)


def _sign(comparator: str) -> str:
    return {">=": "≥", "<=": "≤"}.get(comparator, comparator)


def _amount(bound: Bound) -> str:
    return f"{number_text(bound.value)} {unit(bound.unit)}".strip() if bound.value else ""


def _meets(land: Landscape, items: Iterable[str], sets: Sets) -> Iterable[Edge]:
    for item in sorted(items):
        for name, claims in land.met.get(item, ()):
            bound = sets[name][0]
            yield Edge(item, _provision(bound), "meets", claims, control=True, spans=((bound.since, bound.until),))


def _tests(bounds: Iterable[Bound]) -> Iterable[Edge]:
    for bound in bounds:
        key, spans = f"test:{bound.claim}", ((bound.since, bound.until),)
        yield Edge(_provision(bound), key, "tests", (bound.claim,), control=True, spans=spans)
        yield Edge(key, bound.instrument, "set by", (bound.claim,), control=True, spans=spans)
