"""A rule of the Federal Register that amends a list: entries added and revised, with their terms, and removed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import Element

from chipcontrols.loaders import listing
from chipcontrols.loaders.claim import Claim, Entity, Evidence, Label, Period, make_claim
from chipcontrols.loaders.federal_register_amendments import Amendment, Instructions
from chipcontrols.loaders.federal_register_entry import divide, same
from chipcontrols.loaders.federal_register_markup import Grid, passages
from chipcontrols.loaders.federal_register_rows import (
    EXTRACTOR,
    ListRow,
    Setting,
    list_rows,
    listing_facts,
    record,
    setting_of,
)
from chipcontrols.loaders.ledger import RejectedRecord, WrongInput
from chipcontrols.loaders.reference.citations import first_page, instrument

DAY = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
)
SUPPLEMENT = re.compile(r"[Ss]upplement [Nn]o\. (\d+) to [Pp]art 744")
TAGS = ("SUBJECT", "RIN", "FRDOC", "EFFDATE", "DATES", "AMDPAR", "HD")
Facts = list[Entity | Claim]


@dataclass(slots=True)
class Rule:
    """What a rule says: its citation, subject, numbers and day, its amendments, and its tables by supplement."""

    citation: str = ""
    subject: str = ""
    document: str = ""
    rin: str = ""
    effective: date | None = None
    amendments: list[Amendment] = field(default_factory=list)
    tables: list[tuple[str, Grid]] = field(default_factory=list)


def read_rule(rule: Element, volume: str, name: str) -> Rule:
    """Return what the XML of a rule says. `volume` is that of the issue, or empty when only the rule is at hand.

    Raises WrongInput when the page or the volume, by which a rule is cited, is not to be found.
    """
    _drop_other_parts(rule)
    parts = list(passages(rule, *TAGS))
    first = next((m[1] for part in parts if not isinstance(part, Grid) if (m := SUPPLEMENT.search(part.text))), "")
    said, instructions, page = Rule(), Instructions(supplement=first), ""
    for part in parts:
        if isinstance(part, Grid):
            said.tables.append((instructions.supplement, part))
        elif part.tag == "PRTPAGE":
            page = page or part.text
        elif part.tag == "AMDPAR":
            said.amendments += instructions.read(part.text)
        elif part.tag == "SUBJECT":
            said.subject = said.subject or part.text
        elif part.tag == "RIN":
            said.rin = part.text.removeprefix("RIN ").strip()
        elif part.tag == "FRDOC" and (number := re.search(r"Doc\. ([\w-]+)", part.text)):
            said.document = number[1]
        elif part.tag in ("EFFDATE", "DATES") and (day := DAY.search(part.text)):
            said.effective = said.effective or datetime.strptime(day[0], "%B %d, %Y").date()
    volume = volume or _volume(said)
    if not page or not volume:
        raise WrongInput(
            f"{name} does not say its {'volume' if page else 'page'}. Give the XML that begins with a PRTPAGE."
        )
    said.citation = f"{volume} FR {page}"
    return said


def _drop_other_parts(rule: Element) -> None:
    """Drop what a rule does to other parts of the regulations: they have supplements of the same numbers."""
    for parent in [*rule.iter()]:
        for child in [*parent.iterfind("REGTEXT")]:
            if child.get("PART") != "744":
                parent.remove(child)


def _volume(rule: Rule) -> str:
    """Return the volume: one a year since 1936, told by the number of the document or by the day of effect."""
    found = re.match(r"(\d{4})-\d+$", rule.document)
    year = int(found[1]) if found else rule.effective.year if rule.effective else 0
    return str(year - 1935) if year > 1935 else ""


def rule_facts(rule: Rule, about: Mapping[str, Any], source: str, name: str) -> Iterator[Facts | RejectedRecord]:
    """Yield what each entry of a rule says, or why it cannot be read: additions and revisions, then removals."""
    settled: set[tuple[str, str]] = set()
    for number, (supplement, grid) in enumerate(rule.tables, 1):
        rows = list_rows(grid, about["columns"], f"{name}:table {number}")
        setting = setting_of(about, source, supplement)
        if rows is None or setting is None:
            continue
        for row in rows:
            if isinstance(row, RejectedRecord):
                yield row
                continue
            facts, key = _entry(rule, setting, row)
            settled.add(key)
            yield facts
    for amendment in rule.amendments:
        setting = setting_of(about, source, amendment.supplement)
        if setting is not None and (result := _amended(rule, setting, amendment, settled, name)) is not None:
            yield result


def _entry(rule: Rule, setting: Setting, row: ListRow) -> tuple[Facts, tuple[str, str]]:
    """Return what a row says, and the key of its entry. The first rule that it cites added it."""
    here = [a for a in rule.amendments if a.place is None or a.place.iri == row.country.iri]
    entry = divide(row.entity, [amendment.name for amendment in here])
    own = instrument(first_page(rule.citation))
    cited = listing.cited(re.sub(r"\b(\d+ FR) \[[^\]]*\]", rule.citation, row.citation))
    named = next((amendment.deed for amendment in here if same(amendment.name) == same(entry.name)), None)
    first, later = cited[:1], [found.iri for found in cited[1:]]
    if named == "add" or (named is None and first in ((), (own,))):
        roles = {"instrument": [own.iri]}
        period, note = Period.between(rule.effective, None), ""
    else:
        changed = [own.iri] if own.iri not in later and first != (own,) else []
        roles = {"instrument": [found.iri for found in first if found != own], "modifiedBy": [*later, *changed]}
        period, note = None, f"The terms are those since {rule.effective}." if rule.effective else ""
    facts = [*cited, *listing_facts(setting, row, entry, roles, period, note)]
    return facts, (row.country.iri, same(entry.name))


def _amended(
    rule: Rule, setting: Setting, amendment: Amendment, settled: set[tuple[str, str]], name: str
) -> Facts | RejectedRecord | None:
    """Return a removal, or why an amendment says nothing that the tables do not; None when they do."""
    where = f"{name}:{amendment.deed} {amendment.name}"
    if amendment.place is None:
        return RejectedRecord("COUNTRY", where, "the instruction names no country that is known")
    if amendment.deed != "remove":
        if (amendment.place.iri, same(amendment.name)) in settled:
            return None
        return RejectedRecord("NO-ENTRY", where, "the instruction names an entry that the tables do not hold")
    party = setting.party(amendment.name, amendment.place)
    own = instrument(first_page(rule.citation))
    claim = make_claim(
        "ListingRemoval",
        setting.source,
        {"party": party, "list": setting.official, "issuer": setting.agency, "instrument": own.iri},
        EXTRACTOR,
        period=Period.between(rule.effective, None),
        evidence=(Evidence(setting.source, record=f"removal/{record(amendment.place, amendment.name)}"),),
        citation=rule.citation,
    )
    based = (("chip:basedIn", amendment.place.iri),)
    return [amendment.place, Entity(party, "Agent", (Label(amendment.name, "en", "pref"),), based), claim]
