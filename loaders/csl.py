"""The US Consolidated Screening List: an entry is a listing claim on a party, its terms as data and verbatim."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from chipcontrols.loaders import listing
from chipcontrols.loaders.claim import Claim, Entity, Evidence, Iri, Label, Period, digest, entity_iri, make_claim
from chipcontrols.loaders.csl_json import open_json
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import EXTRACTOR, Table, open_table, read_rows

DESCRIPTION = Path(__file__).with_suffix(".yml")


def read(path: Path, as_of: date | None, description: Path = DESCRIPTION) -> Reading:
    """Return the reading of the list, from its CSV or its JSON form. `as_of` is the day of the snapshot.

    Raises WrongInput when the file is not the list, or holds fewer or more records than a whole list has.
    """
    table, seen = (open_json if path.suffix == ".json" else open_table)(path, description).dated(as_of), _Seen()
    return read_rows(table, lambda table, row: _entry(table, row, seen))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What earlier records hold: where each id stands, and the class of each party."""

    places: dict[str, str] = field(default_factory=dict)
    classes: dict[Iri, str] = field(default_factory=dict)


def _entry(table: Table, row: Row, seen: _Seen) -> Iterator[Entity | Claim]:
    record, name = row.need("_id"), row.need("name")
    if record in seen.places:
        raise row.reject("DUPLICATE", f"the id {record} stands already at {seen.places[record]}")
    official, agency, kind = _list_and_class(table, row)
    addresses, number = row.several("addresses"), row.take("entity_number")
    # Only countries tell namesakes apart: streets are written in too many ways.
    countries = list(dict.fromkeys(_country(address) for address in addresses))
    party = entity_iri("party", digest(official, number or f"{name}|{'|'.join(countries)}"))
    if seen.classes.get(party, kind) != kind:
        raise row.reject("CLASS", f"number {number} is a {seen.classes[party]} elsewhere on the list, here a {kind}")
    places = {text: listing.place(text) for text in countries}
    known = [place for place in places.values() if place is not None]
    yield from (place for place in known if place.labels)
    plain, scope = listing.split_scope(name)
    aliases, leak = _own_aliases(table.lookups["leaks"], name, row.several("alt_names"))
    based = tuple(("chip:basedIn", place.iri) for place in known)
    yield Entity(party, kind, listing.labels(plain, aliases), based)
    unplaced = [f"The list gives the place {text}." for text, place in places.items() if place is None]
    issuer = _agency(agency, table.lookups["agencies"][agency])
    yield issuer
    roles = {"party": party, "list": entity_iri("list", official), "issuer": issuer.iri}
    yield from _listing(table, row, record, roles, scope, [*leak, *unplaced])
    row.audit("source_list_url", *table.ignored)
    seen.places[record] = row.place
    seen.classes[party] = kind


def _listing(
    table: Table, row: Row, record: str, roles: Mapping[str, Iri], scope: str, notes: list[str]
) -> Iterator[Entity | Claim]:
    """Yield the instruments that an entry cites and the listing claim with its terms."""
    notice = row.take("federal_register_notice")
    requirement, policy = row.take("license_requirement"), row.take("license_policy")
    instruments, terms = listing.cited(notice), listing.terms(requirement, policy)
    yield from instruments
    cited = [instrument.iri for instrument in instruments]
    words = {"licenceRequirement": requirement, "reviewPolicyText": policy, "programme": row.take("programs")}
    notes = [*terms.notes, *notes, row.take("remarks")]
    yield make_claim(
        "EntityListing",
        table.source.slug,
        {**roles, "instrument": cited[:1], "modifiedBy": cited[1:], **terms.roles},
        EXTRACTOR,
        details={**words, "scope": scope},
        period=Period.between(row.day("start_date"), row.day("end_date")),
        evidence=(Evidence(table.source.slug, record=record),),
        remarks=[("note", text) for text in notes],
        citation=notice or None,
    )


def _list_and_class(table: Table, row: Row) -> tuple[str, str, str]:
    """Return the slugs of the list and of the agency that keeps it, and the class of the party."""
    chosen, kind = row.take("source"), row.take("type")
    if chosen not in table.lookups["lists"]:
        raise row.reject("LIST", f"no list is known as {chosen!r}; add it to csl.yml")
    if kind not in table.lookups["classes"]:
        raise row.reject("TYPE-OF-PARTY", f"no class is known for the type {kind!r}; add it to csl.yml")
    official, agency = table.lookups["lists"][chosen]
    return official, agency, table.lookups["classes"][kind]


@cache
def _agency(slug: str, name: str) -> Entity:
    return Entity(entity_iri("agency", slug), "Agency", (Label(name, "en", "pref"),))


def _country(address: str) -> str:
    """Return the country of an address: all of it, or what stands after its last comma."""
    return address if listing.place(address) else address.rsplit(",", 1)[-1].strip()


def _own_aliases(leaks: Mapping[str, Any], name: str, aliases: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """Return the aliases that are the party's own, and a note on those that a review found to be another party's."""
    leak = leaks.get(name)
    alien = [alias for alias in aliases if leak is not None and alias in leak["aliases"]]
    if leak is None or len(alien) == 0:
        return aliases, []
    note = f"The entry also bears the aliases {' and '.join(alien)}, which are those of {leak['of']}: {leak['why']}."
    return tuple(alias for alias in aliases if alias not in alien), [note]
