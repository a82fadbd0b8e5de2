"""The US Consolidated Screening List: an entry is a listing claim on a party, its terms as data and verbatim."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from chipcontrols.loaders.claim import Claim, Entity, Evidence, Iri, Label, Period, digest, entity_iri, make_claim
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.reference.citations import citations, first_page
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import EXTRACTOR, Table, described_table, open_table, read_rows

DESCRIPTION = Path(__file__).with_suffix(".yml")


def read(path: Path, as_of: date | None) -> Reading:
    """Return the reading of the list, from its CSV or its JSON form. `as_of` is the day of the snapshot.

    Raises WrongInput when the file is not the list, or holds fewer or more records than a whole list has.
    """
    table = _from_json(path) if path.suffix == ".json" else open_table(path, DESCRIPTION)
    table = replace(table, source=replace(table.source, as_of=as_of))
    return read_rows(table, lambda row: _entry(table, row))


def _from_json(path: Path) -> Table:
    """Open the JSON form: the same fields as in the CSV, with lists as arrays and addresses as objects."""
    data = path.read_bytes()
    try:
        results = json.loads(data)["results"]
    except (ValueError, KeyError, TypeError) as error:
        raise WrongInput(f"{path.name}: no JSON of the list ({error}). Check that it is complete.") from error
    about = yaml.safe_load(DESCRIPTION.read_text(encoding="utf-8"))
    records = [(n, [_cell(record.get(column)) for column in about["columns"]]) for n, record in enumerate(results, 1)]
    return described_table(path.name, about, data, about["columns"], records)


def _cell(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, list):
        parts = [part.get("country") if isinstance(part, dict) else part for part in value]
        return "; ".join(dict.fromkeys(str(part) for part in parts if part))
    return "" if value is None else str(value)


def _entry(table: Table, row: Row) -> Iterator[Entity | Claim]:
    record, name, countries = row.need("_id"), row.need("name"), row.several("addresses")
    chosen, kind, number = row.take("source"), row.take("type"), row.take("entity_number")
    lists, classes = table.lookups["lists"], table.lookups["classes"]
    if chosen not in lists:
        raise row.reject("LIST", f"no list is known as {chosen!r}; add it to csl.yml")
    if kind not in classes:
        raise row.reject("TYPE-OF-PARTY", f"no class is known for the type {kind!r}; add it to csl.yml")
    official, agency = lists[chosen]
    party = entity_iri("party", digest(official, number or f"{name}|{'|'.join(countries)}"))
    scope = re.search(table.lookups["scope"], name)
    labels = [Label(name[: scope.start()] if scope else name, "en", "pref")]
    labels += [Label(alias, "en") for alias in row.several("alt_names") if alias != name]
    based = tuple(("chip:basedIn", entity_iri("country", code.lower())) for code in countries if len(code) == 2)
    yield Entity(party, classes[kind], tuple(dict.fromkeys(labels)), based)
    notice = row.take("federal_register_notice")
    instruments = list(dict.fromkeys(first_page(citation) for citation in citations(notice)))
    yield from (_instrument(citation) for citation in instruments)
    terms, roles = _terms(table, row)
    yield make_claim(
        "EntityListing",
        table.source.slug,
        {
            "party": party,
            "list": entity_iri("list", official),
            "issuer": entity_iri("agency", agency),
            "instrument": [_instrument(citation).iri for citation in instruments[:1]],
            "modifiedBy": [_instrument(citation).iri for citation in instruments[1:]],
            **roles,
        },
        EXTRACTOR,
        details=terms | ({"scope": scope.group().strip(" ,;")} if scope else {}),
        period=_period(row.day("start_date"), row.day("end_date")),
        evidence=[Evidence(table.source.slug, record=record)],
        remarks=[("note", text) for text in (row.take("remarks"),) if text],
        citation=notice or None,
    )
    row.audit("source_list_url", *table.ignored)


def _terms(table: Table, row: Row) -> tuple[dict[str, str], Mapping[str, list[Iri]]]:
    """Return the terms of an entry in its own words, and as concepts."""
    requirement, policy = row.take("license_requirement"), row.take("license_policy")
    words = {"licenceRequirement": requirement, "reviewPolicyText": policy, "programme": row.take("programs")}
    roles: dict[str, list[Iri]] = {}
    if requirement:
        patterns = table.lookups["footnotes"].items()
        found = [mark for mark, ways in patterns if any(re.search(way, requirement) for way in ways)]
        roles["footnote"] = [entity_iri("footnote", mark) for mark in found]
        kinds = (kind for kind, pattern in table.lookups["policies"] if re.search(pattern, policy))
        roles["reviewPolicy"] = [entity_iri("licence-policy", next(kinds))]
    return {name: text for name, text in words.items() if text}, roles


def _instrument(citation: str) -> Entity:
    iri = entity_iri("instrument", citation.lower().replace(" ", "-"))
    return Entity(iri, "Instrument", (Label(citation, "en", "pref"),), (("eli:id_local", citation),))


def _period(start: date | None, end: date | None) -> Period | None:
    return None if start is None and end is None else Period(start, end)
