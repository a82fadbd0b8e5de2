"""Listings, removals and ownership claims as objects of FollowTheMoney."""

import re
from collections.abc import Container, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from chipcontrols.graph.claims import claims, participants
from chipcontrols.loaders.claim import BASE

if TYPE_CHECKING:
    from followthemoney import EntityProxy, Model

Named = Mapping[str, str]
# Each citation of the Federal Register is an identifier, of which FollowTheMoney takes no more than 64 characters.
CITATION = re.compile(r"[;,]?\s+(?=\d+\s?F\.?\s?R\b)")


def sanctions_and_ownership(model: "Model", store: ox.Store, known: Container[str]) -> "Iterator[EntityProxy]":
    """Yield listings and removals as sanctions, and ownership, of the parties that are known."""
    removals: dict[tuple[str, str], list[str]] = {}
    for record in claims(store, "ListingRemoval"):
        for party, official in _pairs(record, "party", "list"):
            removals.setdefault((party["iri"], official["iri"]), []).append(record["start"] or "")
    for kind in ("EntityListing", "ListingRemoval"):
        for record in claims(store, kind):
            for number, (party, official) in enumerate(_pairs(record, "party", "list")):
                if party["iri"] in known:
                    ends = removals.get((party["iri"], official["iri"]), [])
                    yield _sanction(model, record, number, party, official, ends)
    for record in claims(store, "Ownership"):
        for number, (owner, owned) in enumerate(_pairs(record, "owner", "owned")):
            if owner["iri"] in known and owned["iri"] in known:
                yield _ownership(model, record, number, owner, owned)


def _sanction(
    model: "Model", record: Mapping[str, Any], number: int, party: Named, official: Named, removals: list[str]
) -> "EntityProxy":
    details = record["details"]
    proxy = model.make_entity("Sanction")
    proxy.id = identifier(record["id"], number)
    proxy.add("entity", identifier(party["iri"]))
    proxy.add("authorityId", CITATION.split(record["citation"] or ""))
    proxy.add("program", official["label"])
    proxy.add("programUrl", official["iri"])
    proxy.add("program", details.get("programme", "").split("; "))
    for issuer in participants(record).get("issuer", ()):
        proxy.add("authority", issuer["label"])
        proxy.add("publisherUrl", issuer["iri"])
    proxy.add("reason", [details[name] for name in ("licenceRequirement", "reason") if name in details])
    proxy.add("provisions", details.get("reviewPolicyText"))
    proxy.add("summary", details.get("scope"))
    if record["kind"] == "ListingRemoval":
        proxy.add("status", "removed")
        proxy.add("endDate", _day_before(record["start"]))
    else:
        later = [day for day in sorted(removals) if day > (record["start"] or "")]
        proxy.add("startDate", record["start"])
        proxy.add("endDate", record["end"] or (_day_before(later[0]) if later else None))
    return proxy


def _ownership(model: "Model", record: Mapping[str, Any], number: int, owner: Named, owned: Named) -> "EntityProxy":
    proxy = model.make_entity("Ownership")
    proxy.id = identifier(record["id"], number)
    proxy.add("owner", identifier(owner["iri"]))
    proxy.add("asset", identifier(owned["iri"]))
    if record["value"] is not None and record["value"]["unit"] == "percent":
        share, low, high = (record["value"][key] for key in ("value", "min", "max"))
        proxy.add("percentage", str(share) if share is not None else f"{low or 0}-{100 if high is None else high}")
    proxy.add("startDate", record["start"])
    proxy.add("endDate", record["end"])
    proxy.add("status", record["details"].get("status"))
    return proxy


def _day_before(day: str | None) -> str | None:
    return str(date.fromisoformat(day) - timedelta(days=1)) if day else None


def _pairs(record: Mapping[str, Any], first: str, second: str) -> list[tuple[Named, Named]]:
    parts = participants(record)
    return [(one, other) for one in parts.get(first, ()) for other in parts.get(second, ())]


def identifier(iri: str, number: int = 0) -> str:
    """Return the id of an entity or claim: "chipcontrols" and the last two parts of its address, and a number above 0.

    >>> identifier("https://w3id.org/chipcontrols/id/company/ten-fabs")
    'chipcontrols-company-ten-fabs'
    """
    kind, _, slug = iri.removeprefix(f"{BASE}id/").removeprefix(BASE).partition("/")
    return f"chipcontrols-{kind}-{slug}" + (f"-{number}" if number else "")
