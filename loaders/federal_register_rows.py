"""Rows of the tables of lists in the Federal Register and the eCFR, and the listing claims that they make."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chipcontrols.loaders import listing
from chipcontrols.loaders.claim import Claim, Entity, Evidence, Iri, Period, digest, entity_iri, make_claim
from chipcontrols.loaders.federal_register_amendments import place_at_start
from chipcontrols.loaders.federal_register_entry import Entry
from chipcontrols.loaders.federal_register_markup import Grid
from chipcontrols.loaders.ledger import RejectedRecord, WrongInput

EXTRACTOR = "federal-register/1"
STARS = re.compile(r"[*\s]*|\[Reserved\]")
# Rows between entries: they head a group whose members follow in rows of their own, or say which addresses apply.
HEADING = re.compile(
    r"Subordinate institu\w*:?$|Affiliated entit\w*:?$|Address(?:es)? for\b|The following\b[^\n]*(?::$|\bapply\b)"
)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One entry as printed, under its country, with the place of the row in the file."""

    place: str
    country: Entity
    entity: str
    requirement: str
    policy: str
    citation: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What all claims of a file share: its source, the list, and the agency that keeps it."""

    source: str
    official: Iri
    agency: Iri

    def party(self, name: str, country: Entity) -> Iri:
        """Return the address of a party: that of the Consolidated Screening List where name and country agree."""
        slug, code = self.official.rsplit("/", 1)[1], country.iri.rsplit("/", 1)[1].upper()
        return entity_iri("party", digest(slug, f"{name}|{code}"))


def setting_of(about: Mapping[str, Any], source: str, supplement: str) -> Setting | None:
    """Return the setting of the list in a supplement to part 744; None for a supplement that holds no list."""
    if supplement not in about["lists"]:
        return None
    return Setting(source, entity_iri("list", about["lists"][supplement]), entity_iri("agency", about["agency"][0]))


def list_rows(grid: Grid, columns: Mapping[str, str], place: str) -> list[ListRow | RejectedRecord] | None:
    """Return the entries of a table and the rows that cannot be read, or None when it is no table of a list.

    Raises WrongInput when the table has a column that the description does not know.
    """
    heads = [next((name for name, form in columns.items() if re.search(form, head)), None) for head in grid.header]
    if "country" not in heads or "entity" not in heads:
        return None
    if None in heads or len(set(heads)) < len(heads):
        raise WrongInput(f"{place}: a table has columns that are not known: {', '.join(grid.header)}.")
    country: Entity | None = None
    found: list[ListRow | RejectedRecord] = []
    for number, row in enumerate(grid.rows, 1):
        where = f"{place}:row {number}"
        if STARS.fullmatch("".join(row)):
            continue
        cells = dict(zip([str(head) for head in heads], row, strict=False))
        if cells["country"] and STARS.fullmatch(cells["country"]) is None:
            country = place_at_start(cells["country"])
        if STARS.fullmatch("".join(row[1:])) or HEADING.match(cells.get("entity", "")):  # entries follow
            continue
        found.append(_row(where, country, cells, len(row) == len(heads)))
    return found


def _row(where: str, country: Entity | None, cells: Mapping[str, str], complete: bool) -> ListRow | RejectedRecord:
    if not complete:
        return RejectedRecord("CELLS", where, f"{len(cells)} cells, which is not the number of columns")
    if country is None:
        return RejectedRecord("COUNTRY", where, f"no country is known as {cells['country']!r}")
    words = {name: " ".join(cells.get(name, "").split()) for name in ("requirement", "policy", "citation")}
    return ListRow(where, country, cells["entity"], **words)


def listing_facts(
    setting: Setting,
    row: ListRow,
    entry: Entry,
    roles: Mapping[str, Iterable[Iri]],
    period: Period | None,
    note: str = "",
) -> Iterator[Entity | Claim]:
    """Yield the party of an entry and its listing, with the terms that the row prints."""
    party = setting.party(entry.name, row.country)
    yield row.country
    yield Entity(party, "Agent", listing.labels(entry.name, entry.aliases), (("chip:basedIn", row.country.iri),))
    terms = listing.terms(row.requirement, row.policy)
    words = {"licenceRequirement": row.requirement, "reviewPolicyText": row.policy, "scope": entry.scope}
    guess = "The entry does not say where the name ends; it was cut at its legal form or first comma."
    notes = [*terms.notes, guess if entry.guessed else "", note]
    yield make_claim(
        "EntityListing",
        setting.source,
        {"party": party, "list": setting.official, "issuer": setting.agency, **roles, **terms.roles},
        EXTRACTOR,
        details=words,
        period=period,
        evidence=(Evidence(setting.source, record=record(row.country, entry.name)),),
        remarks=[("note", text) for text in notes],
        citation=row.citation or None,
    )


def record(country: Entity, name: str) -> str:
    """Return the id of an entry: its country and its name."""
    return f"{country.iri.rsplit('/', 1)[1].upper()}/{name}"
