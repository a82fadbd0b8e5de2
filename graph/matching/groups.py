"""Groups of agents that are one party: joined by decisions, kept apart by review and by being two of one source."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from chipcontrols.graph.matching.grounds import Ground
from chipcontrols.graph.matching.parties import Party


class Groups:
    """Agents in groups; the first member of a group, by rank, stands for it."""

    def __init__(self, everyone: list[Party], different: set[tuple[int, int]]) -> None:
        """Start with every agent alone; the pairs in `different` never come together."""
        self._everyone = everyone
        self._different = different | {(second, first) for first, second in different}
        self._group: dict[int, list[int]] = {}
        self._ground: dict[tuple[int, int], Ground] = {}

    def join(self, grounds: Iterable[Ground]) -> Iterator[Ground]:
        """Bring together what decisive grounds join, the surest first; yield those that must be left to a person."""
        for ground in sorted(grounds, key=lambda g: (-g.score, g.first, g.second, g.names)):
            if not ground.decides:
                yield ground
                continue
            left, right = self._members(ground.first), self._members(ground.second)
            if left is right:
                continue
            obstacle = self._obstacle(left, right)
            if obstacle:
                yield replace(ground, score=Decimal("0.80"), reason=f"{ground.reason}; {obstacle}")
                continue
            joined = sorted({*left, *right})
            self._group.update(dict.fromkeys(joined, joined))
            self._ground[ground.first, ground.second] = ground

    def are_one(self, first: int, second: int) -> bool:
        """Return whether two agents are decided to be one."""
        return self._members(first) is self._members(second)

    def has_on_lists(self, first: int, second: int) -> bool:
        """Return whether the first agent is decided to be another party of a list that the second is on."""
        lists = self._everyone[second].lists
        return any(not lists.isdisjoint(self._everyone[member].lists) for member in self._members(first))

    def decisions(self) -> Iterator[Ground]:
        """Yield for each member of a group the ground on which it is one with the agent that stands for the group."""
        for members in sorted({id(members): members for members in self._group.values()}.values()):
            head = members[0]
            for member in members[1:]:
                yield self._ground.get((head, member)) or self._by_way(head, member, members)

    def _by_way(self, head: int, member: int, members: list[int]) -> Ground:
        links = [g for pair, g in self._ground.items() if set(pair) <= set(members)]
        near = min((g for g in links if member in (g.first, g.second)), key=lambda g: (-g.score, g.first, g.second))
        score = min(ground.score for ground in links)
        other = near.first if near.second == member else near.second
        reason = near.reason if other == head else f"{near.reason}, with {self._everyone[other].name}"
        return Ground(head, member, score, reason, (self._everyone[head].name, self._everyone[member].name))

    def _members(self, place: int) -> list[int]:
        return self._group.setdefault(place, [place])

    def _obstacle(self, left: list[int], right: list[int]) -> str:
        pairs = [(a, b) for a in left for b in right]
        if any(pair in self._different for pair in pairs):
            return "reviewed as different"
        everyone = self._everyone
        for a, b in pairs:
            if not everyone[a].is_listed and not everyone[b].is_listed and everyone[a].rank == everyone[b].rank:
                return f"{everyone[a].name} and {everyone[b].name} are two entities of one source"
        return ""
