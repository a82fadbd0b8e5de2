"""Look for the grounds on which agents may be one: among what is known, and then for what documents bring."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from chipcontrols.graph.identity import SourceGraph
from chipcontrols.graph.matching.grounds import FULL_NAME, Ground, alike_grounds, are_apart, exact_grounds
from chipcontrols.graph.matching.parties import Party, parties
from chipcontrols.graph.matching.search import NameIndex

MANY = 15  # agents of a country: for fewer, an index of their own is not worth its while


@dataclass(slots=True)
class Likely:
    """Agents in the order of their sources, the index of their names, and the grounds on which they may be one.

    `exact` are equal names of those that no list holds, `across` those between parties of different lists, and `alike`
    names that are only like others: they are compared with the names of what was known at first.
    """

    everyone: list[Party]
    index: NameIndex
    exact: list[Ground] = field(default_factory=list)
    across: list[Ground] = field(default_factory=list)
    alike: list[Ground] = field(default_factory=list)

    def hear(self, others: Iterable[Party]) -> None:
        """Look for the grounds of agents that were not known, or of which more is told by now."""
        places = {party.iri: place for place, party in enumerate(self.everyone)}
        late: list[int] = []
        for party in others:
            place = places.get(party.iri)
            if place is None:
                place = len(self.everyone)
                self.everyone.append(party)
            elif self.everyone[place] == party:
                continue
            self.everyone[place] = party
            self.index.add(place, _names(party))
            late.append(place)
        self.look(late)

    def look(self, places: Iterable[int]) -> None:
        """Find the grounds between the agents at some places and all others."""
        neighbours: dict[frozenset[str], list[int]] = {}
        for place in places:
            party = self.everyone[place]
            if not party.is_listed:
                self.exact += exact_grounds(place, party, self.everyone, self.index)
                neighbours.setdefault(party.countries, []).append(place)
            elif party.lists:
                self.across += (g for g in self._full_names(place, party) if self._are_on_other_lists(g))
        for group in neighbours.values():
            self.alike += alike_grounds(group, self.everyone, self._nearby(group))

    def _nearby(self, group: list[int]) -> NameIndex:
        """Return where to look for names like those of agents in the same countries: among who may be there."""
        asking = self.everyone[group[0]]
        if len(group) < MANY or not asking.countries:
            return self.index
        return self.index.among(n for n, party in enumerate(self.everyone) if not are_apart(asking, party))

    def _full_names(self, place: int, party: Party) -> Iterable[Ground]:
        named = tuple(label for label in party.labels if label.kind == "pref")
        found = exact_grounds(place, replace(party, labels=named), self.everyone, self.index)
        return (ground for ground in found if ground.reason == FULL_NAME)

    def _are_on_other_lists(self, ground: Ground) -> bool:
        one, other = self.everyone[ground.first], self.everyone[ground.second]
        apart = other.is_listed and bool(other.lists) and other.lists.isdisjoint(one.lists)
        return apart and ground.second > ground.first


def likely(graphs: Iterable[SourceGraph]) -> Likely | None:
    """Return what names alone tell of who is who in some graphs; None when no source holds a list of parties."""
    everyone = parties(graphs)
    if not any(party.is_listed for party in everyone):
        return None
    found = Likely(everyone, NameIndex([_names(party) for party in everyone]))
    found.look(range(len(everyone)))
    return found


def _names(party: Party) -> list[str]:
    return [label.text for label in party.labels if label.kind != "hidden"]
