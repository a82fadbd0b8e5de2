"""Supply of accelerators: who makes parts, who designs and makes the chips, what they are built into, who uses them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from chipcontrols.graph.views.edges import Link, bundle
from chipcontrols.graph.views.landscape import Landscape
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import Node, Scene, View, unique
from chipcontrols.graph.views.visual import kind_of

PART_MAKER, PART, CHIP, DESIGNER, SYSTEM, USER = range(6)
HEADINGS = ("makers of parts", "foundry, memory, parts", "accelerators", "design", "systems", "users and buyers")
CHIP_KINDS = ("product",)
USES = ("uses", "buys", "deploys", "holds", "runsOn", "plansToBuy", "receives", "adaptedTo")
FLIP = frozenset({"hasComponent", "designs", *USES})


def supply(land: Landscape) -> View:
    """Return the view with one scene a designer, the designer whose chips have most links first."""
    chips: dict[str, set[str]] = defaultdict(set)
    linked = _linked(land)
    for link in land.links["designs"]:
        if kind_of(land.entity(link.end).cls) in CHIP_KINDS and link.end in linked:
            chips[link.start].add(link.end)
    order = sorted(chips, key=lambda maker: (-sum(linked[chip] for chip in chips[maker]), maker))
    scenes = tuple(_scene(land, maker, chips[maker]) for maker in order)
    return View(
        "supply",
        "Supply of accelerators",
        "parts and foundry → accelerator → who designs, builds in and uses it",
        tuple(scene for scene in scenes if len(scene.nodes) > 2),
        "Designer",
    )


def _linked(land: Landscape) -> dict[str, int]:
    """Count the links of supply of each item: made by, built of, built into, used by."""
    found: dict[str, int] = defaultdict(int)
    for name in ("manufactures", "hasComponent", *USES):
        for link in land.links[name]:
            found[link.end] += 1
            found[link.start] += name == "hasComponent"
    return found


def _scene(land: Landscape, designer: str, chips: set[str]) -> Scene:
    made = [link for name in ("designs", "manufactures") for link in land.links[name] if link.end in chips]
    parts = [link for link in land.links["hasComponent"] if link.start in chips]
    systems = [link for link in land.links["hasComponent"] if link.end in chips and link.start not in chips]
    goods = chips | {link.start for link in systems}
    users = [link for name in USES for link in land.links[name] if link.end in goods and link.start not in goods]
    items = {link.end for link in parts}
    sold = [link for name in ("offers", "manufactures", "designs") for link in land.links[name] if link.end in items]
    places = {
        **dict.fromkeys((link.start for link in sold), PART_MAKER),
        **dict.fromkeys(items, PART),
        **dict.fromkeys((link.start for link in users), USER),
        **dict.fromkeys((link.start for link in systems), SYSTEM),
        **dict.fromkeys((link.start for link in made if link.relation == "manufactures"), PART),
        **dict.fromkeys((link.start for link in made if link.relation == "designs"), DESIGNER),
        **dict.fromkeys(chips, CHIP),
    }
    behind = _behind([*made, *parts])
    few = {iri: len(found) for iri, found in behind.items() if len(found) > 1 and 2 * len(found) >= len(chips)}
    flags = {iri: f"{count} of {len(chips)} chips" for iri, count in few.items()}
    nodes: Iterable[Node] = (
        land.node(iri, column, 190, 1, mark=flags.get(iri, "")) for iri, column in sorted(places.items())
    )
    links: list[Link] = [*sold, *parts, *made, *systems, *users]
    edges = bundle((link for link in links if places[link.start] != places[link.end]), FLIP)
    entity = land.entity(designer)
    return Scene(
        designer,
        f"{entity.label} · {len(chips)} {'chip' if len(chips) == 1 else 'chips'}",
        lay_out(unique(nodes).values(), edges),
        edges,
        HEADINGS,
        _chokepoints(land, behind, chips),
    )


def _behind(links: Iterable[Link]) -> Mapping[str, set[str]]:
    """Return the chips that hang on each maker and part."""
    behind: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.relation == "manufactures":
            behind[link.start].add(link.end)
        elif link.relation == "hasComponent":
            behind[link.end].add(link.start)
    return behind


def _chokepoints(land: Landscape, behind: Mapping[str, set[str]], chips: set[str]) -> str:
    """Say in a sentence which maker or part stands behind most of the chips."""
    few = sorted(behind.items(), key=lambda entry: (-len(entry[1]), entry[0]))[:3]
    said = [f"{land.entity(iri).label} ({len(found)} of {len(chips)})" for iri, found in few if len(found) > 1]
    return f"Most of these chips hang on: {', '.join(said)}." if said else ""
