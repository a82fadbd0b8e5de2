"""Who owns what share of whom on a day, and which owners are listed: read out of a store for rules on ownership."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import networkx as nx
import pyoxigraph as ox

from chipcontrols.graph.moment import FUTURE, untrue
from chipcontrols.graph.terms import text_of
from chipcontrols.ontology import PREFIXES

CHIP, RDF = PREFIXES["chip"], PREFIXES["rdf"]
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


def same_parties(store: ox.Store) -> Mapping[str, str]:
    """Return for each IRI that was decided to be the same party as another the one that stands for all of them."""
    net = nx.Graph()
    for quad in store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), _chip("SameParty")):
        claim = text_of(quad.subject)
        net.add_edges_from(
            (one, other) for one in values(store, claim, "entity") for other in values(store, claim, "party")
        )
    found: dict[str, str] = {}
    for group in nx.connected_components(net):
        found |= dict.fromkeys(group, min(group, key=lambda iri: ("/id/party/" in iri, iri)))
    return found


def shares(store: ox.Store, day: date, same: Mapping[str, str]) -> list[Share]:
    """Return the shares held on a day, by owned party and owner.

    Where claims differ, the bounds reach over all of them; a claim without a figure bounds nothing.
    """
    outside = untrue(store, day)
    found: dict[tuple[str, str], list[tuple[Decimal, Decimal, str]]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), _chip("Ownership")):
        claim = text_of(quad.subject)
        if claim in outside or not FUTURE.isdisjoint(values(store, claim, "modality")):
            continue
        for owner in values(store, claim, "owner"):
            for owned in values(store, claim, "owned"):
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
        reached = {claim: values(store, claim, "list") for claim in entries}
        sure = [claim for claim in entries if not whole.isdisjoint(reached[claim])]
        claims = sure or [claim for claim in entries if not part.isdisjoint(reached[claim])]
        if claims:
            policies = frozenset(x for claim in claims for x in values(store, claim, "reviewPolicy"))
            footnotes = frozenset(x for claim in claims for x in values(store, claim, "footnote"))
            found[party] = Listed(party, bool(sure), tuple(claims), policies, footnotes)
    return found


def values(store: ox.Store, subject: str, name: str) -> list[str]:
    """Return what stands under a property of our ontology, sorted."""
    return sorted({text_of(q.object) for q in store.quads_for_pattern(ox.NamedNode(subject), _chip(name), None)})


def _widest(said: list[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
    stated = [pair for pair in said if pair != (NOTHING, WHOLE)] or said
    return min(low for low, _ in stated), max(high for _, high in stated)


def _bounds(store: ox.Store, claim: str) -> tuple[Decimal, Decimal]:
    exact, low, high = (values(store, claim, name) for name in ("value", "minValue", "maxValue"))
    if exact:
        return Decimal(exact[0]), Decimal(exact[0])
    return Decimal(low[0]) if low else NOTHING, Decimal(high[0]) if high else WHOLE


def _listings(store: ox.Store, party: str) -> list[str]:
    kind = _chip("EntityListing")
    found = {quad.subject for quad in store.quads_for_pattern(None, _chip("party"), ox.NamedNode(party))}
    return [text_of(c) for c in found if any(store.quads_for_pattern(c, ox.NamedNode(f"{RDF}type"), kind))]


def _lists(store: ox.Store, name: str, rule: str) -> set[str]:
    return {text_of(quad.subject) for quad in store.quads_for_pattern(None, _chip(name), ox.NamedNode(rule))}


def _chip(name: str) -> ox.NamedNode:
    return ox.NamedNode(CHIP + name)
