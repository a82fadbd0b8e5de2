"""What the views read from a store, once: entities, links, who is listed, what is under a control, who is touched."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pyoxigraph as ox

from chipcontrols.graph.lookup import select
from chipcontrols.graph.views.edges import CONTROL, Link, by_relation, read_links
from chipcontrols.graph.views.entities import Entity, Name, ontology_labels, read_entities
from chipcontrols.graph.views.measure import FONT_PX, LINE_PX, LONGEST, text_width, wrap
from chipcontrols.graph.views.network import Node
from chipcontrols.graph.views.thresholds import Bound, Met, met, read_bounds
from chipcontrols.graph.views.visual import kind_of


@dataclass(frozen=True, slots=True)
class Landscape:
    """The read-only picture of a store that all views share. Links are grouped by relation.

    `bounds` are the thresholds of instruments, `met` the sets of them that an item meets by its figures.
    """

    store: ox.Store
    entities: Mapping[str, Entity]
    links: Mapping[str, tuple[Link, ...]]
    listed: frozenset[str]
    restricted: frozenset[str]
    touched: frozenset[str]
    words: Mapping[str, str]
    bounds: tuple[Bound, ...]
    met: Mapping[str, Met]

    def entity(self, iri: str) -> Entity:
        """Return an entity; one that only claims mention gets its slug as name."""
        slug = iri.rsplit("/", 1)[-1]
        known = self.entities.get(iri)
        return known or Entity(iri, "Entity", slug, "", (Name(slug, "", "alt"),), (), ())

    def role(self, iri: str) -> str:
        """Return the role of an entity in the control, which is its colour."""
        kind = kind_of(self.entity(iri).cls)
        if kind in ("authority", "instrument", "list"):
            return "authority" if kind == "authority" else "instrument"
        if iri in self.listed:
            return "listed"
        if iri in self.restricted:
            return "restricted"
        return "touched" if iri in self.touched else "plain"

    def node(self, iri: str, column: int = 0, width: int = 150, lines: int = 2, **more: object) -> Node:
        """Return a node for an entity, sized to its names in both scripts."""
        entity = self.entity(iri)
        node = Node(iri, entity.label, kind_of(entity.cls), self.role(iri), entity.second, column, start=entity.since)
        return replace(sized(node, width, lines), **more)  # type: ignore[arg-type]

    def all_links(self) -> Iterable[Link]:
        """Return all links of all relations, sorted."""
        return (link for name in sorted(self.links) for link in self.links[name])


def read_landscape(store: ox.Store) -> Landscape:
    """Read a store for its views."""
    entities = read_entities(store)
    links = by_relation(read_links(store))
    listed = frozenset(link.start for name in ("listedBy", "onList") for link in links[name])
    listed |= {link.start for link in links["samePartyAs"] if link.end in listed}
    restricted = frozenset(link.start for link in links["restrictedBy"])
    restricted |= {link.end for link in links["controls"]}
    bounds = read_bounds(store)
    under = met(store, bounds)
    restricted |= frozenset(under)
    # What one of its configurations falls under, a model falls under.
    restricted |= {model for one, model in select(store, _MODELS) if one in restricted}
    touched = _touched(links, listed | restricted)
    return Landscape(store, entities, links, listed, restricted, touched, ontology_labels(store), bounds, under)


_MODELS = "SELECT DISTINCT ?configuration ?model WHERE { ?configuration chip:configurationOf ?model }"


def _touched(links: Mapping[str, tuple[Link, ...]], hit: frozenset[str]) -> frozenset[str]:
    """Return what one link of trade, supply or technology joins to a listed party or a restricted item."""
    found: dict[str, bool] = defaultdict(bool)
    for name in sorted(set(links) - CONTROL):
        for link in links[name]:
            for one, other in ((link.start, link.end), (link.end, link.start)):
                found[one] |= other in hit
    return frozenset(iri for iri, near in found.items() if near and iri not in hit)


def sized(node: Node, width: int = 150, lines: int = 2) -> Node:
    """Return a node with its text broken into lines of at most `width` pixels and the size of its box.

    With `lines` 1, the names in both scripts share one line where they fit.
    """
    both = f"{node.label} {node.second}"
    if lines == 1 and node.second and text_width(both[:LONGEST], FONT_PX) <= width and len(both) <= LONGEST:
        return replace(node, lines=(both,), width=text_width(both, FONT_PX) + 20, height=LINE_PX + 9)
    texts = wrap(node.label, width, lines)
    if node.second and lines > 1:
        texts += wrap(node.second, width, 2 if node.kind == "instrument" else 1)
    return replace(
        node,
        lines=texts,
        width=max(36, max(text_width(line, FONT_PX) for line in texts) + 20),
        height=LINE_PX * len(texts) + 9,
    )


def heading(key: str, label: str, column: int, **more: object) -> Node:
    """Return a node that is no entity but stands for a group; its key is ours, never an IRI."""
    return replace(sized(Node(f"group:{key}", label, "segment", "heading", column=column)), **more)  # type: ignore[arg-type]
