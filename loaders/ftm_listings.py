"""Sanctions of FollowTheMoney as claims of listings and removals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chipcontrols.loaders import listing
from chipcontrols.loaders.claim import (
    Entity,
    Evidence,
    Iri,
    Label,
    Period,
    digest,
    entity_iri,
    make_claim,
)
from chipcontrols.loaders.ftm_entities import EXTRACTOR, Facts, Given, bounds, our_iri, party_iri
from chipcontrols.loaders.ledger import RejectedRecord
from chipcontrols.loaders.yml import read_yml
from chipcontrols.ontology.frames import individuals

if TYPE_CHECKING:
    from followthemoney import EntityProxy

REMOVED = "removed"  # the status under which an export of ours says that a party is no longer listed


def sanction(given: Given, proxy: "EntityProxy", place: str) -> Facts:
    """Yield the listings that a sanction states, one for each entity, with its list, authority and instruments."""
    if len(proxy.get("entity")) == 0:
        raise RejectedRecord("MISSING", place, "a sanction without an entity")
    citation = "; ".join((*proxy.get("authorityId"), *proxy.get("recordId")))
    instruments, official, agency = listing.cited(citation), _list(given.about, proxy), _agency(given.about, proxy)
    found = [thing for thing in (*instruments, official, agency) if thing is not None]
    yield from (thing for thing in found if thing.iri not in individuals())
    roles = {"list": official.iri} if official else {}
    roles |= {"issuer": agency.iri} if agency else {}
    cited = [instrument.iri for instrument in instruments]
    if official is not None and REMOVED in proxy.get("status"):
        said = _removal(proxy, place)
    else:
        slug = official.iri.rsplit("/", 1)[1] if official is not None else ""
        said = _listing(proxy, place, cited[1:], slug in given.about["licence_lists"])
    for identifier in sorted(proxy.get("entity")):
        yield make_claim(
            said.kind, given.source, {**roles, **said.roles, "instrument": cited[:1], "party": party_iri(identifier)},
            EXTRACTOR, details=said.words, period=said.period, remarks=said.remarks.items(),
            evidence=(Evidence(given.source, record=str(proxy.id)),), citation=citation or None,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sanction says of its parties, apart from who and where."""

    kind: str
    words: Mapping[str, str]
    remarks: Mapping[str, str]
    period: Period | None
    roles: Mapping[str, list[Iri]]


def _removal(proxy: "EntityProxy", place: str) -> _Said:
    _, end = bounds(proxy, place)
    words = {"programme": "; ".join(_programmes(proxy)), "reason": "; ".join(proxy.get("reason"))}
    period = None if end is None else Period(end + timedelta(days=1), None)
    return _Said("ListingRemoval", words, {"note": "; ".join(proxy.get("summary"))}, period, {})


def _listing(proxy: "EntityProxy", place: str, later: list[Iri], has_licence_terms: bool) -> _Said:
    """Return what a listing says. On lists with licence terms, `reason` and `provisions` hold them."""
    programme, reason, provisions, summary = (
        "; ".join(values)
        for values in (_programmes(proxy), proxy.get("reason"), proxy.get("provisions"), proxy.get("summary"))
    )
    scope = summary if listing.split_scope(f", {summary}")[1] else ""
    words, remarks = {"programme": programme, "scope": scope}, {"note": "" if scope else summary}
    roles = {"modifiedBy": later}
    if has_licence_terms:
        words |= {"licenceRequirement": reason, "reviewPolicyText": provisions}
        terms = listing.terms(reason, provisions)
        roles |= {role: list(iris) for role, iris in terms.roles.items()}
        remarks["note"] = " ".join(text for text in (remarks["note"], *terms.notes) if text)
    else:
        words["reason"] = reason
        remarks["qualification"] = f"provisions={provisions}" if provisions else ""
    start, end = bounds(proxy, place)
    return _Said("EntityListing", words, remarks, Period.between(start, end), roles)


def _programmes(proxy: "EntityProxy") -> list[str]:
    """Return the programmes by name, else by identifier. An export of ours gives the name of the list before them."""
    named: list[str] = proxy.get("program")
    found: list[str] = (named[1:] if _our_list(proxy) else named) or proxy.get("programId")
    return found


def _our_list(proxy: "EntityProxy") -> Iri | None:
    return next((iri for text in proxy.get("programUrl") if (iri := our_iri(text, "list"))), None)


def _list(about: Mapping[str, Any], proxy: "EntityProxy") -> Entity | None:
    """Return the list of a sanction: one of ours by address, programme or name, else one that its authority keeps."""
    named = proxy.get("program") + proxy.get("authority")
    if (ours := _our_list(proxy)) is not None:
        return Entity(ours, "ControlList", (Label(named[0], "en", "pref"),) if named else ())
    known = [about["programmes"][code] for code in proxy.get("programId") if code in about["programmes"]]
    known += [_us("lists")[name][0] for name in named if name in _us("lists")]
    if known:
        return Entity(entity_iri("list", known[0]), "ControlList")
    name = next(iter(proxy.get("authority") or named), None)
    return None if name is None else _named("list", "ControlList", f"Parties that {name} lists", name)


def _agency(about: Mapping[str, Any], proxy: "EntityProxy") -> Entity | None:
    """Return the authority of a sanction: one of ours by address or name, else one of its own."""
    name = next(iter(proxy.get("authority")), None)
    if name is None:
        return None
    ours = next((iri for text in proxy.get("publisherUrl") if (iri := our_iri(text, "agency"))), None)
    if ours is not None:
        return Entity(ours, "Agency", (Label(name, "en", "pref"),))
    if name in _us("lists"):
        slug = _us("lists")[name][1]
        return Entity(entity_iri("agency", slug), "Agency", (Label(_us("agencies")[slug], "en", "pref"),))
    if name in about["authorities"]:
        return Entity(entity_iri("agency", about["authorities"][name]), "Agency", (Label(name, "en", "pref"),))
    return _named("agency", "Agency", name, name)


def _named(kind: str, cls: str, label: str, name: str) -> Entity:
    return Entity(entity_iri(kind, f"ftm-{digest(name)}"), cls, (Label(label, "en", "pref"),))


@cache
def _us(name: str) -> Mapping[str, Any]:
    """Return a look-up of the Consolidated Screening List, whose names for lists others use too."""
    about = read_yml(Path(__file__).with_name("csl.yml"))
    return about["lookups"][name]  # type: ignore[no-any-return]
