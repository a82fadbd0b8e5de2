"""Decide which agents of different sources are one party: scored claims with reasons, or proposals for a person."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from chipcontrols.graph.identity import SourceGraph
from chipcontrols.graph.matching.grounds import Ground
from chipcontrols.graph.matching.groups import Groups
from chipcontrols.graph.matching.likely import likely
from chipcontrols.graph.matching.parties import Party
from chipcontrols.graph.matching.reviewed import Decision, reviewed
from chipcontrols.loaders.claim import BASE, Claim, Evidence, Iri, make_claim
from chipcontrols.loaders.ledger import Ledger
from chipcontrols.loaders.source import OWN_LICENCE, Source

EXTRACTOR = "matching/1"
REVIEWED = Decimal(1)
MOST = 5  # proposals for one entity


def resolve(
    graphs: list[SourceGraph], path: Path | None, told: Callable[[], Iterable[Party]] = tuple
) -> SourceGraph | None:
    """Return the graph of identity: decisions and proposals; None when no source holds a list of parties.

    A decision needs a decisive ground and must be the only one of its sort on the list, or it was reviewed
    (in the file at `path`, else in the one that is shipped). Whatever is less sure is proposed. `told` is asked for
    the parties that are not in the graphs, or of which more is known by then.
    """
    found = likely(graphs)
    if found is None:
        return None
    found.hear(told())
    everyone = found.everyone
    ledger = Ledger()
    same, different = _reviewed_pairs(reviewed(path), everyone, ledger)
    groups = Groups(everyone, different)
    proposed = [
        *groups.join(same),
        *groups.join(_sole(found.exact, everyone)),
        *groups.join(found.across),
        *found.alike,
    ]
    claims = [*_claims("SameParty", groups.decisions(), everyone, "asserted")]
    claims += _claims("SamePartyProposal", _chosen(proposed, groups, different), everyone, "estimated")
    title = "Which agents of different sources are one party"
    source = Source("identity", "table", title, "chipcontrols", "en", licence=OWN_LICENCE)
    ledger.loaded = len(claims)
    return SourceGraph(source, {}, {claim.iri: claim for claim in claims}, ledger)


def _sole(grounds: Iterable[Ground], everyone: list[Party]) -> Iterator[Ground]:
    """Yield of each entity and list the best ground; several equally good ones are no longer decisive."""
    best: dict[tuple[int, int], Ground] = {}
    for ground in grounds:
        known = best.get((ground.first, ground.second))
        if known is None or known.score < ground.score:
            best[ground.first, ground.second] = ground
    by_list: dict[tuple[int, frozenset[str]], list[Ground]] = {}
    for ground in best.values():
        by_list.setdefault((ground.first, everyone[ground.second].lists), []).append(ground)
    for rivals in by_list.values():
        top = max(ground.score for ground in rivals)
        alone = sum(ground.score == top for ground in rivals) == 1
        for ground in rivals:
            if ground.score == top and alone:
                yield ground
            else:
                shared = Decimal("0.90") if ground.score == top else Decimal("0.80")
                reason = f"{ground.reason}; {'shared by several' if ground.score == top else 'another is nearer'}"
                yield Ground(ground.first, ground.second, min(ground.score, shared), reason, ground.names)


def _reviewed_pairs(
    decisions: Iterable[Decision], everyone: list[Party], ledger: Ledger
) -> tuple[list[Ground], set[tuple[int, int]]]:
    places = {party.iri: place for place, party in enumerate(everyone)}
    named: dict[tuple[str, str], list[int]] = {}
    for place, party in enumerate(everyone):
        for slug in party.lists:
            named.setdefault((party.name, slug), []).append(place)
    loaded = {slug for party in everyone for slug in party.lists}
    same: list[Ground] = []
    different: set[tuple[int, int]] = set()
    for decision in decisions:
        found = named.get((decision.party, decision.list), [])
        if not found and decision.list in loaded:
            ledger.reject("REVIEWED", decision.place, f"{decision.list} holds no party named {decision.party!r}")
        entity = places.get(Iri(f"{BASE}id/{decision.entity}")) if decision.is_entity else None
        if entity is None:
            continue
        for place in found:
            if decision.verdict == "same":
                reason = f"reviewed: {decision.reason} ({decision.citation})"
                same.append(Ground(entity, place, REVIEWED, reason, (everyone[entity].name, decision.party)))
            else:
                different.add((entity, place))
    return same, different


def _chosen(proposed: Iterable[Ground], groups: Groups, different: set[tuple[int, int]]) -> Iterator[Ground]:
    """Yield the best proposals of each entity that are neither decided nor reviewed."""
    best: dict[tuple[int, int], Ground] = {}
    for ground in proposed:
        pair = ground.first, ground.second
        if pair in different or groups.are_one(*pair):
            continue
        if groups.has_on_lists(*pair) and ground.score < Decimal("0.85"):
            continue  # a unit of a firm that is decided on this list already
        best.setdefault(pair, ground)  # equal names come first and say more than likeness
    taken: dict[int, int] = {}
    for ground in sorted(best.values(), key=lambda g: (g.first, -g.score, g.second)):
        taken[ground.first] = taken.get(ground.first, 0) + 1
        if taken[ground.first] <= MOST:
            yield ground


def _claims(kind: str, grounds: Iterable[Ground], everyone: list[Party], modality: str) -> Iterator[Claim]:
    for ground in grounds:
        first, second = everyone[ground.first], everyone[ground.second]
        record = f"{first.iri.removeprefix(BASE)} = {second.iri.removeprefix(BASE)}: {' = '.join(ground.names)}"
        yield make_claim(
            kind,
            "identity",
            {"entity": first.iri, "party": second.iri},
            EXTRACTOR,
            details={"reason": ground.reason},
            modality=modality,
            evidence=[Evidence("identity", record=record)],
            score=ground.score,
        )
