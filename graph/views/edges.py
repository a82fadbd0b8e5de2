"""Links between entities, each with the claim behind it, through the project's one table of shortcuts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from chipcontrols.graph.lookup import select
from chipcontrols.graph.shortcuts import Shortcut, shortcuts
from chipcontrols.graph.views.network import Edge
from chipcontrols.graph.views.visual import visual
from chipcontrols.ontology import PREFIXES

# Who is supplied with what, which the graph has no shortcut for: a claim of supply names the supplier as well.
RECEIVED = (
    Shortcut("receives", "SupplyRelation", "customer", "item", "receives"),
    Shortcut("receives", "CustomerRelation", "customer", "item", "receives"),
    Shortcut("receives", "Sale", "buyer", "item", "receives"),
    Shortcut("receives", "Shipment", "recipient", "item", "receives"),
)
HAS = ("buys", "plansToBuy", "uses", "deploys", "holds")
CONTROL = frozenset({"listedBy", "onList", "issuedBy", "amends", "controls", "restrictedBy", "permittedBy"})


@dataclass(frozen=True, slots=True)
class Link:
    """One claim read as "start verb end". Figures are decimals as text; days are ISO dates or empty."""

    relation: str
    verb: str
    start: str
    end: str
    claim: str
    source: str
    modality: str
    value: str = ""
    minimum: str = ""
    maximum: str = ""
    unit: str = ""
    since: str = ""
    until: str = ""
    period: str = ""

    @property
    def size(self) -> float:
        """The figure for comparing: the value, or the middle of its bounds, or the one bound; 0 without a figure."""
        bounds = [float(bound) for bound in (self.minimum, self.maximum) if bound]
        return float(self.value) if self.value else sum(bounds) / len(bounds) if bounds else 0.0

    @property
    def figured(self) -> bool:
        """Tell whether the claim gives a figure."""
        return bool(self.value or self.minimum or self.maximum)

    @property
    def dashed(self) -> bool:
        """Tell whether the claim speaks of what is planned, forecast or estimated."""
        return self.modality in visual().dashed


def read_links(store: ox.Store) -> tuple[Link, ...]:
    """Return the links of all shortcuts and of what is received, sorted. A symmetric relation is one link, not two.

    That a firm receives what it is said to buy, use or hold is not said again.
    """
    found = {link for cut in shortcuts() for link in _links(store, cut)}
    known = {(link.start, link.end) for link in found if link.relation in HAS}
    received = (link for cut in RECEIVED for link in _links(store, cut))
    found |= {link for link in received if (link.start, link.end) not in known}
    return tuple(sorted(found, key=lambda link: (link.relation, link.start, link.end, link.claim)))


def read_figures(store: ox.Store, kind: str, role: str) -> tuple[Link, ...]:
    """Return the claims of a kind that give a figure for the entity in `role`, as links that end nowhere."""
    found = _read(store, Shortcut(kind, kind, role, "", ""), f"?claim a chip:{kind} ; chip:{role} ?from .")
    return tuple(
        sorted((link for link in found if link.figured), key=lambda link: (link.start, link.since, link.claim))
    )


def _links(store: ox.Store, cut: Shortcut) -> Iterable[Link]:
    found = _read(store, cut, f"?claim a chip:{cut.kind} ; chip:{cut.start} ?from ; chip:{cut.end} ?to .")
    symmetric = cut.start == cut.end
    return (link for link in found if link.start != link.end and not (symmetric and link.end < link.start))


def _read(store: ox.Store, cut: Shortcut, pattern: str) -> Iterable[Link]:
    query = f"""SELECT DISTINCT ?from ?to ?claim ?source ?modality ?value ?min ?max ?unit ?since ?until ?period WHERE {{
      GRAPH ?source {{
        {pattern}
        OPTIONAL {{ ?claim chip:modality ?modality }} OPTIONAL {{ ?claim chip:unit ?unit }}
        OPTIONAL {{ ?claim chip:value ?value }}
        OPTIONAL {{ ?claim chip:minValue ?min }} OPTIONAL {{ ?claim chip:maxValue ?max }}
        OPTIONAL {{ ?claim chip:start ?since }} OPTIONAL {{ ?claim chip:end ?until }}
        OPTIONAL {{ ?claim chip:periodLabel ?period }}
      }} }}"""
    for start, end, claim, source, modality, *rest in select(store, query):
        word = modality.removeprefix(PREFIXES["chip"]) or "asserted"
        yield Link(cut.property, cut.verb, start, end, claim, source, word, *rest)


def by_relation(links: Iterable[Link]) -> Mapping[str, tuple[Link, ...]]:
    """Return the links grouped by relation; a relation without links gives an empty tuple."""
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        found[link.relation].append(link)
    return defaultdict(tuple, {name: tuple(group) for name, group in found.items()})


def bundle(links: Iterable[Link], flip: frozenset[str] = frozenset()) -> tuple[Edge, ...]:
    """Return one edge for each pair of entities and verb, with all the claims behind it.

    It is dashed when no claim asserts it. `flip` names relations drawn from end to start, with their inverse verb.
    """
    groups: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    for link in links:
        if link.relation in flip:
            groups[(link.end, link.start, visual().inverse[link.relation])].append(link)
        else:
            groups[(link.start, link.end, link.verb)].append(link)
    return tuple(edge_of(*key, group, control=group[0].relation in CONTROL) for key, group in sorted(groups.items()))


def edge_of(
    source: str, target: str, verb: str, links: Sequence[Link], *, control: bool = False, width: float = 1.2,
    label: str = "",
) -> Edge:  # fmt: skip
    """Return one edge with the claims and spans of all its links; it is dashed when no claim asserts it."""
    claims = tuple(sorted({link.claim for link in links}))
    spans = tuple(sorted({(link.since, link.until) for link in links}))
    return Edge(source, target, verb, claims, all(link.dashed for link in links), control, width, spans, label)


def merged(source: str, target: str, verb: str, edges: Sequence[Edge], *, control: bool) -> Edge:
    """Return one edge with the claims and spans of several; it is dashed when all are."""
    claims = tuple(sorted({claim for edge in edges for claim in edge.claims}))
    spans = tuple(sorted({span for edge in edges for span in edge.spans}))
    return Edge(source, target, verb, claims, all(edge.dashed for edge in edges), control, spans=spans)
