"""Listings as pages show them: the entries on a party, and the parties that an instrument, list or agency lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chipcontrols.graph.site.pages import Cell
from chipcontrols.graph.site.statements import Gathered, Statement
from chipcontrols.graph.site.words import Name, Wording, place
from chipcontrols.loaders.claim import BASE, Claim

PARTIES = 500
ENTRY = f"{BASE}id/party/"  # how the IRI of an entry of a list begins
_OWN_ROLES = frozenset({"party", "list", "instrument"})


@dataclass(frozen=True, slots=True)
class Card:
    """One entry on a party: its list and rule, and what else the entry says."""

    claim: Claim
    lists: list[Name]
    rules: list[Name]
    facts: list[tuple[str, str | list[Name]]]
    place: str
    record: str


@dataclass(frozen=True, slots=True)
class Parties:
    """The first rows of the parties that an entity lists, and how many there are.

    It only modifies the entries of `modified`; of these a source says for `named` that it listed them. `drawn` are
    the parties that networks show: those listed, and a firm that stands on a list under two entries once.
    """

    rows: list[tuple[Cell, ...]]
    total: int
    modified: int
    named: int
    drawn: int


def listing_cards(iri: str, same: Sequence[str], known: Gathered, wording: Wording) -> list[Card]:
    """Return the entries on an entity, and on the listed parties that it is decided to be, the oldest first."""
    found = [
        _card(claim, other, iri, known, wording)
        for other in (iri, *same)
        for statement in known.about.get(other, ())
        if statement.kind == "EntityListing"
        for claim in statement.claims
        if ("party", other) in claim.roles
    ]
    return sorted(found, key=lambda card: (since(card.claim, known), card.claim.iri))


def listed_parties(
    iri: str, said: Sequence[Statement], same: Mapping[str, Sequence[str]], known: Gathered, wording: Wording
) -> Parties:
    """Return the parties that listings name beside an entity which is not the party.

    A party that several sources name for one list stands once, with the number of its sources, under whatever names
    that are decided to be its own. A group, "140 firms", is no party.
    """
    found: dict[tuple[str, str], list[Claim]] = {}
    for statement in said:
        for claim in statement.claims if statement.kind == "EntityListing" else ():
            roles = dict(claim.roles)
            if roles["party"] != iri and known.land.entity(roles["party"]).cls != "AgentGroup":
                found.setdefault((roles["party"], roles.get("list", "")), []).append(claim)
    parties: dict[tuple[str, str], list[Claim]] = {}
    for (party, on), claims in found.items():
        names = [party, *(other for other in same.get(party, ()) if (other, on) in found)]
        parties.setdefault((min(names, key=_by_entry), on), []).extend(claims)
    groups = [
        (party, sorted(claims, key=lambda claim: (not claim.period, since(claim, known), claim.iri)))
        for (party, _), claims in parties.items()
    ]
    chosen = sorted(groups, key=lambda group: (since(group[1][0], known), group[1][0].iri))[:PARTIES]
    modified = [claims for _, claims in groups if _is_modified(iri, claims)]
    named = sum(_is_listed(iri, claims) for claims in modified)
    firms = {link.end: link.start for link in known.land.links["samePartyAs"]}
    drawn = {firms.get(party, party) for party, claims in groups if _is_listed(iri, claims)}
    rows = [_row(party, claims, _is_modified(iri, claims), known, wording) for party, claims in chosen]
    return Parties(rows, len(groups), len(modified), named, len(drawn))


def _by_entry(iri: str) -> tuple[bool, str]:
    """Return a key by which the entry of a list comes before a firm that it is decided to be."""
    return not iri.startswith(ENTRY), iri


def _is_modified(iri: str, claims: Sequence[Claim]) -> bool:
    """Return whether an entry says that a rule modified it, whatever a document says of the same firm and rule."""
    return any(("modifiedBy", iri) in claim.roles for claim in claims)


def _is_listed(iri: str, claims: Sequence[Claim]) -> bool:
    return any(("instrument", iri) in claim.roles for claim in claims)


def _card(claim: Claim, party: str, iri: str, known: Gathered, wording: Wording) -> Card:
    roles: dict[str, list[Name]] = {}
    for role, other in claim.roles:
        roles.setdefault(role, []).append(wording.name(other))
    facts: list[tuple[str, str | list[Name]]] = []
    if party != iri:
        facts.append(("listed as", [wording.name(party)]))
    if claim.citation:
        facts.append(("citation", claim.citation))
    if begins := _shown(claim, known):
        facts.append(("since", begins if _own_day(claim) else f"{begins}, when the rule took effect"))
    if claim.period is not None and claim.period.end:
        facts.append(("until", claim.period.end.isoformat()))
    facts += [(wording.word(role), names) for role, names in roles.items() if role not in _OWN_ROLES]
    facts += wording.details(claim)
    if claim.modality != "asserted":
        facts.append(("modality", claim.modality))
    record = next((place(one) for one in claim.evidence), "")
    lists, rules = roles.get("list", []), roles.get("instrument", [])
    return Card(claim, lists, rules, facts, known.place[claim.iri], record)


def _row(iri: str, claims: Sequence[Claim], modified: bool, known: Gathered, wording: Wording) -> tuple[Cell, ...]:
    claim = claims[0]
    roles = dict(claim.roles)
    party = wording.name(iri)
    countries = ", ".join(wording.name(place).label for place in known.land.entity(iri).countries)
    on = wording.name(roles["list"]) if "list" in roles else Name("")
    end = claim.period.end.isoformat() if claim.period is not None and claim.period.end else ""
    return (
        Cell(party.label, party.page, second=party.second),
        Cell(countries),
        Cell(on.label, on.page),
        Cell("modified" if modified else ""),
        Cell(_shown(claim, known)),
        Cell(end),
        Cell(f"{len({claim.source for claim in claims}):,}", known.place[claim.iri], number=True),
    )


def since(claim: Claim, known: Gathered) -> str:
    """Return the day since when a listing holds: its own, else the first of the rules it names; "" if one has none."""
    days = [known.land.entity(iri).since for role, iri in claim.roles if role == "instrument"]
    return _own_day(claim) or (min(days) if days and all(days) else "")


def _own_day(claim: Claim) -> str:
    return claim.period.start.isoformat() if claim.period is not None and claim.period.start else ""


def _shown(claim: Claim, known: Gathered) -> str:
    """Return since when a listing holds, no finer than the source says: "2020-12"."""
    period = claim.period
    label = period.label if period is not None and period.end is None else None
    return label.removeprefix("since ") if label else since(claim, known)
