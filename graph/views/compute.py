"""Compute and purchases: who holds how much computing power, now and as forecast, and who buys which chips."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from chipcontrols.graph.views.edges import Link, bundle, edge_of, read_figures
from chipcontrols.graph.views.figures import figure, flows, unit, width
from chipcontrols.graph.views.landscape import Landscape, sized
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import Edge, Node, Scene, View, unique

MAKER = "designer or seller"
GAP = 150  # lines carry figures here, so columns stand further apart


def compute(land: Landscape) -> View:
    """Return the view: computing power held (a scene a unit), purchases, and shipments, where there are such claims."""
    figures = read_figures(land.store, "ComputeHolding", "holder")
    units = sorted({link.unit for link in figures}, key=lambda name: (-_count(figures, name), name))
    scenes = (
        *(_holdings(land, [link for link in figures if link.unit == name]) for name in units),
        _trade(land, "purchases", "Purchases", ("buys", "plansToBuy"), ("buyer", "what is bought", MAKER)),
        _trade(land, "shipments", "Sales and shipments", ("ships", "sells"), ("seller", "what is sold", MAKER)),
    )
    return View(
        "compute",
        "Compute and purchases",
        "who holds or buys how much: widths follow the figures, dashes are forecasts and estimates",
        tuple(scene for scene in scenes if scene.nodes),
    )


def _holdings(land: Landscape, links: Sequence[Link]) -> Scene:
    """Chain each holder's figures by year: holder → held → forecast. Figures of one year and text are one."""
    years = sorted({_year(link) for link in links})
    column = {label: number + 1 for number, label in enumerate(years)}
    largest = 100.0 if unit(links[0].unit) == "percent" else max(link.size for link in links)
    chains: dict[str, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        chains[link.start][_year(link)].append(link)
    nodes: list[Node] = []
    edges: list[Edge] = []
    for holder, chain in sorted(chains.items()):
        rank = (-max(link.size for group in chain.values() for link in group),)
        nodes.append(replace(land.node(holder, 0, 170), rank=rank))
        before = [holder]
        for label in sorted(chain):
            figures = _figures(holder, label, chain[label], column[label], largest)
            nodes += [replace(node, rank=rank) for node, _ in figures]
            edges += [_step(key, node, group, largest) for key in before for node, group in figures]
            before = [node.key for node, _ in figures]
    guessed = {label: all(link.dashed for link in links if _year(link) == label) for label in years}
    headings = ("holder", *(f"{label or 'no year stated'}{' (forecast)' * guessed[label]}" for label in years))
    word = unit(links[0].unit) or "accelerators"
    title = f"Computing power held, {'share' if word == 'percent' else word}"
    return Scene(f"holdings {word}", title, lay_out(nodes, edges, GAP), tuple(edges), headings)


def _count(links: Iterable[Link], name: str) -> int:
    return sum(link.unit == name for link in links)


def _year(link: Link) -> str:
    return link.until[:4] or link.since[:4]


def _figures(
    holder: str, label: str, links: Iterable[Link], column: int, largest: float
) -> list[tuple[Node, list[Link]]]:
    groups: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        groups[f"{figure(link)} {unit(link.unit)}".strip()].append(link)
    return [
        (_figure_node(f"figure:{holder} {label} {text}", text, group, column, largest), group)
        for text, group in sorted(groups.items())
    ]


def _figure_node(key: str, text: str, links: Sequence[Link], column: int, largest: float) -> Node:
    node = sized(Node(key, text, "figure", "plain", column=column), 220)
    share = links[0].size / largest if largest else 0.0
    return replace(node, width=max(node.width, 200), share=share, planned=all(link.dashed for link in links))


def _step(source: str, node: Node, links: Sequence[Link], largest: float) -> Edge:
    verb = links[0].modality if all(link.dashed for link in links) else "holds"
    return edge_of(source, node.key, verb, links, width=width(links[0].size, largest))


def _trade(land: Landscape, key: str, title: str, relations: Sequence[str], headings: tuple[str, ...]) -> Scene:
    links = [link for name in relations for link in land.links[name]]
    items = {link.end for link in links}
    makers = [link for link in land.links["designs"] if link.end in items and link.start not in items]
    made = bundle(makers, frozenset({"designs"}))
    size: dict[str, float] = defaultdict(float)
    for link in links:
        size[link.start] = max(size[link.start], link.size)
    edges = [*flows(links), *(edge for edge in made if edge.target not in size), *_sellers(land, links)]
    nodes = [
        *(replace(land.node(iri, 0, 170), rank=(-amount,)) for iri, amount in sorted(size.items())),
        *(land.node(iri, 1, 180) for iri in sorted(items)),
        *(land.node(edge.target, 2, 150) for edge in edges if edge.target not in items),
    ]
    return Scene(key, title, lay_out(unique(nodes).values(), edges, GAP), tuple(edges), headings)


def _sellers(land: Landscape, links: Iterable[Link]) -> Iterable[Edge]:
    """Yield a line from what was bought to who sold it, where the claim names the seller."""
    bought = {link.claim: link for link in links}
    ends = {end for link in links for end in (link.start, link.end)}
    sold = [link for link in land.links["buysFrom"] if link.claim in bought and link.end not in ends]
    yield from bundle(replace(link, start=bought[link.claim].end, verb="sold by") for link in sold)
