"""Who owns what share of whom on a day, and which owners are listed: read out of a store for rules on ownership."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import networkx as nx
import pyoxigraph as ox

from chipcontrols.graph.lookup import TYPE, claims_of, same_parties, values
from chipcontrols.graph.moment import FUTURE, untrue
from chipcontrols.graph.terms import term, text_of

NOTHING, WHOLE = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Share:
    """What part of a party another owns, in percent, between bounds; `claims` are those that say so."""

    owner: str
    owned: str
    low: Decimal
    high: Decimal
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A party on lists that a rule on ownership reaches; not `surely` where it reaches only part of the list."""

    party: str
    surely: bool
    claims: tuple[str, ...]
    policies: frozenset[str]
    footnotes: frozenset[str]


def one_for_all(store: ox.Store) -> Mapping[str, str]:
    """Return for each IRI that was decided to be the same party as another the one that stands for all of them."""
    found: dict[str, str] = {}
    for group in nx.connected_components(nx.Graph(list(same_parties(store)))):
        found |= dict.fromkeys(group, min(group, key=lambda iri: ("/id/party/" in iri, iri)))
    return found


def shares(store: ox.Store, day: date, same: Mapping[str, str]) -> list[Share]:
    """Return the shares held on a day, by owned party and owner.

    Where claims differ, the bounds reach over all of them; a claim without a figure bounds nothing.
    """
    outside = untrue(store, day)
    found: dict[tuple[str, str], list[tuple[Decimal, Decimal, str]]] = defaultdict(list)
    for node, _ in claims_of(store, "Ownership"):
        claim = node.value
        if claim in outside or not FUTURE.isdisjoint(values(store, claim, "chip:modality")):
            continue
        for owner in values(store, claim, "chip:owner"):
            for owned in values(store, claim, "chip:owned"):
                found[same.get(owned, owned), same.get(owner, owner)].append((*_bounds(store, claim), claim))
    return [
        Share(
            owner, owned, *_widest([(low, high) for low, high, _ in said]), tuple(sorted(claim for *_, claim in said))
        )
        for (owned, owner), said in sorted(found.items())
        if owner != owned
    ]


def listed(store: ox.Store, day: date, rule: str, parties: set[str], same: Mapping[str, str]) -> dict[str, Listed]:
    """Return those of the parties that are on a list which a rule reaches, on a day."""
    outside = untrue(store, day)
    members: dict[str, set[str]] = {party: {party} for party in parties}
    for iri, party in same.items():
        if party in members:
            members[party].add(iri)
    whole, part = (_lists(store, name, rule) for name in ("affiliateRule", "affiliateRuleInPart"))
    found: dict[str, Listed] = {}
    for party, iris in sorted(members.items()):
        entries = sorted(claim for iri in iris for claim in _listings(store, iri) if claim not in outside)
        reached = {claim: values(store, claim, "chip:list") for claim in entries}
        sure = [claim for claim in entries if not whole.isdisjoint(reached[claim])]
        claims = sure or [claim for claim in entries if not part.isdisjoint(reached[claim])]
        if claims:
            policies = frozenset(x for claim in claims for x in values(store, claim, "chip:reviewPolicy"))
            footnotes = frozenset(x for claim in claims for x in values(store, claim, "chip:footnote"))
            found[party] = Listed(party, bool(sure), tuple(claims), policies, footnotes)
    return found


def _widest(said: list[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
    stated = [pair for pair in said if pair != (NOTHING, WHOLE)] or said
    return min(low for low, _ in stated), max(high for _, high in stated)


def _bounds(store: ox.Store, claim: str) -> tuple[Decimal, Decimal]:
    exact, low, high = (values(store, claim, f"chip:{name}") for name in ("value", "minValue", "maxValue"))
    if exact:
        return Decimal(exact[0]), Decimal(exact[0])
    return Decimal(low[0]) if low else NOTHING, Decimal(high[0]) if high else WHOLE


def _listings(store: ox.Store, party: str) -> list[str]:
    kind = term("chip:EntityListing")
    found = {quad.subject for quad in store.quads_for_pattern(None, term("chip:party"), ox.NamedNode(party))}
    return [text_of(c) for c in found if any(store.quads_for_pattern(c, TYPE, kind))]


def _lists(store: ox.Store, name: str, rule: str) -> set[str]:
    return {text_of(quad.subject) for quad in store.quads_for_pattern(None, term(f"chip:{name}"), ox.NamedNode(rule))}
