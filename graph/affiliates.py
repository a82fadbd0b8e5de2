"""The rule on owned parties: who counts as listed on a day because listed parties own enough of it, and why.

Shares of several listed owners add up. A party that reaches the share counts in full for what it owns in turn, one that
does not counts for nothing: shares are not multiplied along a chain. The strictest of the owners' policies governs.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from chipcontrols.graph.holdings import WHOLE, Listed, Share, listed, one_for_all, shares
from chipcontrols.graph.lookup import best_label, values
from chipcontrols.graph.terms import term, text_of
from chipcontrols.loaders.claim import BASE
from chipcontrols.queries import catalogue

HOME = f"{BASE}id/country/us"  # 15 CFR part 744 reaches parties abroad
ANSWERS = {
    ("owned", "in force"): "counts as listed",
    ("owned", "unsettled"): "undetermined",
    ("open", "in force"): "undetermined",
    ("open", "unsettled"): "undetermined",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule on owned parties and its state on a day; `premises` are the bound and the instruments behind the state."""

    label: str
    citation: str
    state: str
    since: str
    until: str
    announced: str
    share: Decimal
    instrument: str
    premises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """A listed owner, or one that counts as listed or may: how much it owns at least and at most, by which claims."""

    party: str
    label: str
    why: str
    low: Decimal
    high: Decimal
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Affiliate:
    """What a rule makes of a party that listed ones own in part, with the premises.

    `chain` holds the shares by which the owners count themselves, up to the listed ones; `unlisted` those of others
    that leave the listed owners less than they may hold.
    """

    party: str
    label: str
    answer: str
    reason: str
    low: Decimal
    high: Decimal
    tier: int
    owners: tuple[Owner, ...]
    chain: tuple[Share, ...]
    unlisted: tuple[Share, ...]
    policy: str
    other_policies: tuple[str, ...]
    footnotes: tuple[str, ...]
    listings: tuple[str, ...]


def rules(store: ox.Store, day: date) -> list[Rule]:
    """Return the rules on owned parties with their state on a day."""
    found: dict[str, Rule] = {}
    for row in catalogue.run(store, "ownership-rule", {"day": day.isoformat()}).rows:
        words = ["" if cell is None else text_of(cell) for cell in row]
        label, share, state, since, until, announced, citation, instrument, *premises = words
        known = tuple(dict.fromkeys(iri for iri in (instrument, *premises) if iri))
        found.setdefault(
            instrument, Rule(label, citation, state, since, until, announced, Decimal(share), instrument, known)
        )
    return list(found.values())


def is_listed(store: ox.Store, party: str, day: date) -> bool:
    """Return whether a party is itself, on a day, on a list that a rule on owned parties reaches."""
    same = one_for_all(store)
    own = same.get(party, party)
    return any(listed(store, day, rule.instrument, {own}, same) for rule in rules(store, day))


def affiliates(store: ox.Store, rule: Rule, day: date) -> list[Affiliate]:
    """Return every party of which listed ones own a part on a day, the gravest answer first."""
    same = one_for_all(store)
    held = shares(store, day, same)
    on_lists = listed(
        store, day, rule.instrument, {part for share in held for part in (share.owner, share.owned)}, same
    )
    into: dict[str, list[Share]] = defaultdict(list)
    for share in held:
        into[share.owned].append(share)
    tiers = _tiers(into, on_lists, rule.share)
    maybe = _maybe(into, on_lists, rule.share, tiers)
    found = [
        _affiliate(store, rule, party, into, on_lists, tiers, maybe)
        for party in into
        if party not in on_lists and any(share.owner in tiers or share.owner in maybe for share in into[party])
    ]
    order = ["counts as listed", "undetermined", "not reached"]
    return sorted(found, key=lambda one: (order.index(one.answer), one.tier, -one.low, one.label, one.party))


def _tiers(into: Mapping[str, list[Share]], on_lists: Mapping[str, Listed], least: Decimal) -> dict[str, int]:
    """Return the parties that surely count, with how many steps of ownership lie between them and the lists."""
    tiers = {party: 0 for party, entry in on_lists.items() if entry.surely}
    while True:
        added = {}
        for party in into.keys() - tiers.keys():
            counted = [share for share in into[party] if share.owner in tiers]
            if sum(share.low for share in counted) >= least and counted:
                added[party] = 1 + max(tiers[share.owner] for share in counted)
        if not added:
            return tiers
        tiers |= added


def _maybe(
    into: Mapping[str, list[Share]], on_lists: Mapping[str, Listed], least: Decimal, tiers: Mapping[str, int]
) -> set[str]:
    """Return the parties of which it cannot be said whether they count."""
    maybe = {party for party, entry in on_lists.items() if not entry.surely}
    while True:
        counted = tiers.keys() | maybe
        added = {p for p in into.keys() - counted if _bounds(into[p], tiers, counted)[1] >= least}
        if not added:
            return maybe
        maybe |= added


def _bounds(held: list[Share], sure: Mapping[str, int], counted: set[str]) -> tuple[Decimal, Decimal]:
    """Return the least and the most that counted owners hold together; what others hold at least cannot be theirs."""
    theirs = [share for share in held if share.owner in counted]
    if not theirs:
        return Decimal(0), Decimal(0)
    others = sum((share.low for share in held if share.owner not in counted), Decimal(0))
    low = sum((share.low for share in theirs if share.owner in sure), Decimal(0))
    return min(low, WHOLE), max(low, min(sum((share.high for share in theirs), Decimal(0)), WHOLE - others))


def _affiliate(
    store: ox.Store, rule: Rule, party: str, into: Mapping[str, list[Share]], on_lists: Mapping[str, Listed],
    tiers: Mapping[str, int], maybe: set[str],
) -> Affiliate:  # fmt: skip
    counted = tiers.keys() | maybe
    low, high = _bounds(into[party], tiers, counted)
    owners = tuple(_owner(store, share, on_lists, tiers) for share in into[party] if share.owner in counted)
    chain = _chain(party, into, on_lists, counted)
    above = {share.owner for share in (*into[party], *chain)}
    roots = [on_lists[one] for one in sorted(above) if one in counted and one in on_lists]
    free = min(sum((owner.high for owner in owners), Decimal(0)), WHOLE)
    unlisted = tuple(share for share in into[party] if share.owner not in counted and share.low and high < free)
    policy, others = _strictest(store, {name for root in roots for name in root.policies})
    kind = "owned" if party in tiers else "open" if party in maybe else "below"
    answer = ANSWERS.get((kind, rule.state), "not reached")
    if HOME in values(store, party, "chip:basedIn"):
        answer = "not reached"
    footnotes = {name for root in roots for name in root.footnotes}
    return Affiliate(
        party, best_label(store, party), answer,
        _reason(store, rule, party, kind) + _excess(into[party]), low, high,
        tiers.get(party, 0), owners, chain, unlisted, policy, others,
        tuple(sorted(best_label(store, name) for name in footnotes)),
        tuple(sorted({claim for root in roots for claim in root.claims})),
    )  # fmt: skip


def _owner(store: ox.Store, share: Share, on_lists: Mapping[str, Listed], tiers: Mapping[str, int]) -> Owner:
    entry = on_lists.get(share.owner)
    why = "listed" if entry is not None and entry.surely else "on a list that the rule reaches in part"
    if entry is None:
        why = "counts as listed" if share.owner in tiers else "may count as listed"
        if HOME in values(store, share.owner, "chip:basedIn"):  # itself not reached, but what it owns abroad is
            why = "owned by listed parties" if share.owner in tiers else "may be owned by listed parties"
    return Owner(share.owner, best_label(store, share.owner), why, share.low, share.high, share.claims)


def _chain(
    party: str, into: Mapping[str, list[Share]], on_lists: Mapping[str, Listed], counted: set[str]
) -> tuple[Share, ...]:
    """Return the shares by which the owners of a party count themselves, the nearest first, up to listed parties."""
    seen, waiting = {party}, [party]
    found: list[Share] = []
    for one in waiting:
        held = [share for share in into.get(one, ()) if share.owner in counted]
        found += held if one != party else []
        waiting += [share.owner for share in held if share.owner not in seen and share.owner not in on_lists]
        seen.update(share.owner for share in held)
    return tuple(found)


def _strictest(store: ox.Store, policies: set[str]) -> tuple[str, tuple[str, ...]]:
    """Return the strictest policy, and those that cannot be ranked against it and have to be read."""
    ranked = store.quads_for_pattern(None, term("chip:stricterThan"), None)
    milder = {text_of(quad.subject): text_of(quad.object) for quad in ranked}
    below: dict[str, int] = {}
    for policy in policies & (milder.keys() | set(milder.values())):
        step: str | None = policy
        while (step := milder.get(step or "")) is not None:
            below[policy] = below.get(policy, 0) + 1
        below.setdefault(policy, 0)
    first = max(sorted(below), key=lambda policy: below[policy], default=None)
    others = tuple(sorted(best_label(store, policy) for policy in policies - below.keys()))
    return best_label(store, first) if first is not None else "", others


def _reason(store: ox.Store, rule: Rule, party: str, kind: str) -> str:
    if HOME in values(store, party, "chip:basedIn"):
        return "the rule reaches parties abroad, and this one is in the United States"
    share = f"{rule.share:f} percent"
    said = {
        "owned": f"listed parties own at least {share} of it",
        "open": f"whether listed parties own {share} of it cannot be said; the share has to be cleared first",
        "below": f"listed parties own less than {share} of it, which remains a warning sign",
    }[kind]
    warning = ", and such owners remain a warning sign" if kind != "below" else ""
    state = {
        "in force": "",
        "unsettled": f"; whether the rule is back since {rule.since} is unsettled: "
        f"a suspension until {rule.until} was announced on {rule.announced}, and no instrument for it is known",
        "suspended": f"; the rule is suspended since {rule.since}, "
        f"{f'due back on {rule.until}' if rule.until else 'until when is not stated'}{warning}",
        "not yet in force": f"; the rule is not in force before {rule.until}{warning}",
        "not enforced": f"; the rule is not enforced since {rule.since}{warning}",
        "ended": "; the rule has ended",
    }[rule.state]
    return said + state


def _excess(held: list[Share]) -> str:
    """Return a warning where the shares that sources state add up to more than the whole."""
    total = sum((share.low for share in held), Decimal(0))
    return (
        f"; the shares stated of it add up to {total:f} percent: one is wrong or of another day"
        if total > WHOLE
        else ""
    )
