"""Gather from the graphs of all sources the agents that may be one another: who they are called, and where they are."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from chipcontrols.graph.identity import SourceGraph
from chipcontrols.loaders.claim import BASE, Iri, Label
from chipcontrols.ontology.frames import superclasses

# People share names; a group stands for several; a ship is no agent.
APART = frozenset({"Person", "AgentGroup"})


@dataclass(frozen=True, slots=True)
class Party:
    """An agent with its names, countries and the lists it is on. `rank` is the place of its first source."""

    iri: Iri
    labels: tuple[Label, ...]
    countries: frozenset[str]
    lists: frozenset[str]
    rank: int
    is_listed: bool

    @property
    def name(self) -> str:
        """The preferred name, in English if there is one."""
        preferred = sorted((label.language != "en", label.text) for label in self.labels if label.kind == "pref")
        return preferred[0][1] if preferred else self.iri.rsplit("/", 1)[-1]


def parties(graphs: Iterable[SourceGraph], wanted: Collection[Iri] | None = None) -> list[Party]:
    """Return the agents of all graphs that can be compared, in the order of the graphs and of their IRIs.

    If some are `wanted`, only these, with what all graphs tell of them.
    """
    labels: dict[Iri, dict[Label, None]] = {}
    countries: dict[Iri, set[str]] = {}
    ranks: dict[Iri, int] = {}
    described: set[Iri] = set()
    lists: dict[Iri, set[str]] = {}
    for rank, graph in enumerate(graphs):
        for iri, entity in graph.entities.items():
            if not _can_be_another(entity.cls) or (wanted is not None and iri not in wanted):
                continue
            if iri not in ranks:
                ranks[iri], labels[iri], countries[iri] = rank, {}, set()
            labels[iri].update(dict.fromkeys(entity.labels))
            countries[iri].update([str(value) for name, value in entity.properties if name == "chip:basedIn"])
            if graph.source.kind != "list":
                described.add(iri)
        if graph.source.kind == "list":
            _add_listings(graph, lists)
    return [
        Party(
            iri,
            tuple(labels[iri]),
            frozenset(place.removeprefix(f"{BASE}id/country/") for place in countries[iri]),
            frozenset(lists.get(iri, ())),
            rank,
            iri not in described,
        )
        for iri, rank in sorted(ranks.items(), key=lambda pair: (pair[1], pair[0]))
    ]


@cache
def _can_be_another(cls: str) -> bool:
    above = superclasses(cls)
    return "Agent" in above and APART.isdisjoint(above)


def _add_listings(graph: SourceGraph, lists: dict[Iri, set[str]]) -> None:
    for claim in graph.claims.values():
        if claim.kind == "EntityListing":
            roles = dict(claim.roles)
            if "list" in roles:
                lists.setdefault(roles["party"], set()).add(roles["list"].removeprefix(f"{BASE}id/list/"))
