"""Ownership and affiliates: who owns, funds or belongs to whom, from owners at the left to what they own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from chipcontrols.graph.views.edges import Link
from chipcontrols.graph.views.figures import flows, unit
from chipcontrols.graph.views.folding import folded
from chipcontrols.graph.views.landscape import Landscape
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import Node, Scene, View
from chipcontrols.graph.views.visual import kind_of

OWNS = ("owns", "holdsStakeIn", "investsIn")
SHARES = ("owns", "holdsStakeIn")
BELONGS = "unitOf"
PARTIES = ("company", "group", "authority", "person")
SCENES = 12
SMALL = 6  # smaller families share one scene
TOGETHER = 60
ROWS = 22
HALF = 50.0
NOTE = "A flag adds up the direct shares that listed parties hold, as sources give them: arithmetic, not a ruling."


def ownership(land: Landscape) -> View:
    """Return the view with one scene a family of owners and owned, the largest first; small families share one.

    Where all families together are few enough for one picture, they share it.
    """
    links = [link for name in OWNS for link in land.links[name]]
    links += [replace(link, start=link.end, end=link.start, verb="includes") for link in land.links[BELONGS]]
    links = [_of_shares(link) for link in links if _is_between_firms(land, link)]
    families = sorted(_families(links), key=lambda family: (-len(family), family[0]))
    few = sum(map(len, families)) <= TOGETHER
    large = [] if few else [family for family in families if len(family) >= SMALL][:SCENES]
    rest = sorted(iri for family in families if family not in large for iri in family)
    drawn = large + ([rest] if rest else [])
    word = "" if len(drawn) == 1 and len(families) == 1 else "All families" if few else "All others"
    scenes = (_scene(land, family, links, word if family is rest else "") for family in drawn)
    hint = "owner → owned, investor → firm, whole → part: widths follow the shares"
    return View("ownership", "Ownership and affiliates", hint, tuple(scenes), "Family")


def _is_between_firms(land: Landscape, link: Link) -> bool:
    """Tell a holding from an investment in a subject of research, and from the departments of a government."""
    start, end = (kind_of(land.entity(iri).cls) for iri in (link.start, link.end))
    return end in PARTIES and (start, end) != ("authority", "authority")


def _of_shares(link: Link) -> Link:
    """Return the link without a plain count, such as that of the firms invested in: it is no measure of a holding."""
    return link if unit(link.unit) else replace(link, value="", minimum="", maximum="")


def _families(links: Iterable[Link]) -> list[list[str]]:
    """Return the connected families, each sorted."""
    home: dict[str, str] = {}

    def root(iri: str) -> str:
        while home.setdefault(iri, iri) != iri:
            home[iri] = home[home[iri]]
            iri = home[iri]
        return iri

    for link in links:
        low, high = sorted((root(link.start), root(link.end)))
        home[high] = low
    found: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(home):
        found[root(iri)].append(iri)
    return [*found.values()]


def _scene(land: Landscape, family: Sequence[str], links: Iterable[Link], mixed: str) -> Scene:
    within = [link for link in links if link.start in set(family)]
    column = _columns(within)
    flags = _flags(land, within)
    homes = {link.end: link.start for link in reversed(within) if column[link.start] < column[link.end]}
    groups: dict[str, list[str]] = defaultdict(list)
    for key, home in sorted(homes.items()):
        groups[home].append(key)
    closed = folded(groups, ROWS * (1 + max(column.values(), default=0)))
    nodes: list[Node] = [
        land.node(
            iri, column[iri], 200, 1, mark=flags.get(iri, ""),
            group=homes[iri] if homes.get(iri, "") in closed else "", folded=iri in closed,
        )
        for iri in family
    ]  # fmt: skip
    edges = flows(within)
    heads = sorted(family, key=lambda iri: (-sum(iri == link.start for link in within), iri))
    title = f"{mixed or land.entity(heads[0]).label} · {len(family)} parties"
    note = NOTE if flags else ""
    return Scene("others" if mixed else heads[0], title, lay_out(nodes, edges, 120), edges, (), note)


def _columns(links: Sequence[Link]) -> Mapping[str, int]:
    """Return how far each party stands from the first owners; a circle of owners is cut where it closes."""
    column = {end: 0 for link in links for end in (link.start, link.end)}
    for _ in range(min(len(column), 6)):
        for link in links:
            column[link.end] = max(column[link.end], min(column[link.start] + 1, 6))
    used = {number: place for place, number in enumerate(sorted(set(column.values())))}
    return {iri: used[number] for iri, number in column.items()}


def _flags(land: Landscape, links: Iterable[Link]) -> Mapping[str, str]:
    """Return what listed parties together hold of a party that is not listed, where that is half or more.

    "≥" says that of some share only the least is stated.
    """
    held: dict[str, dict[str, tuple[float, bool]]] = defaultdict(dict)
    for link in links:
        share = float(link.value or link.minimum or 0), bool(link.value)
        if link.relation in SHARES and link.start in land.listed and unit(link.unit) == "percent":
            held[link.end][link.start] = max(share, held[link.end].get(link.start, share))
    flags: dict[str, str] = {}
    for iri, shares in sorted(held.items()):
        total, exact = sum(share for share, _ in shares.values()), all(stated for _, stated in shares.values())
        if total >= HALF and iri not in land.listed:
            flags[iri] = f"{'' if exact else '≥ '}{total:g} % held by listed"
    return flags
