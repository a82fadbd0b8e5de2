"""Rules that amend the Entity List and its sisters, and these lists as the eCFR prints them, from XML or HTML."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from chipcontrols.loaders import listing
from chipcontrols.loaders.claim import Claim, Entity, Iri, Label, entity_iri
from chipcontrols.loaders.federal_register_entry import divide
from chipcontrols.loaders.federal_register_markup import Grid, parse_html, parse_xml, passages
from chipcontrols.loaders.federal_register_rows import list_rows, listing_facts, setting_of
from chipcontrols.loaders.federal_register_rule import SUPPLEMENT, Rule, read_rule, rule_facts
from chipcontrols.loaders.ledger import RejectedRecord, WrongInput
from chipcontrols.loaders.reading import Collected, Reading
from chipcontrols.loaders.reference.citations import first_page, instrument
from chipcontrols.loaders.source import Source
from chipcontrols.loaders.yml import read_yml

DESCRIPTION = Path(__file__).with_suffix(".yml")
HEADS = ("HEAD", "HD", "H1", "H2", "H3", "H4", "P")
ECFR = "ecfr-15-cfr-part-744"
Facts = Iterator[list[Entity | Claim] | RejectedRecord]


def read(path: Path, as_of: date | None, description: Path = DESCRIPTION) -> Reading:
    """Return the reading of a rule, or of the lists of part 744 in the eCFR. `as_of` is the day of the eCFR.

    Raises WrongInput when the file is neither, declares a document type, or holds no entry of a list.
    """
    about = read_yml(description)
    data = path.read_bytes()
    root = _page(data, path.name) if path.suffix.lower() in (".html", ".htm") else parse_xml(data, path.name)
    rules = [rule for rule in root.iter("RULE") if any(text.get("PART") == "744" for text in rule.iter("REGTEXT"))]
    if len(rules) > 1:
        raise WrongInput(f"{path.name} holds {len(rules)} rules on part 744. Give the XML of one of them.")
    if rules:
        volume = next((text.strip() for element in root.iter("VOL") if (text := element.text)), "")
        rule = read_rule(rules[0], volume, path.name)
        slug = f"federal-register-{rule.citation.lower().replace(' ', '-')}"
        facts, title, as_of = rule_facts(rule, about, slug, path.name), rule.subject, as_of or rule.effective
        first = [_instrument(rule)]
    else:
        slug, title, first = ECFR, "Lists of part 744 of the Export Administration Regulations in the eCFR", []
        facts = _supplements(root, about, path.name)
    source = Source(
        slug, about["kind"], title or path.name, about["publisher"], "en", as_of=as_of, url=about["url"],
        licence=about["licence"], sha256=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    agency = Entity(entity_iri("agency", about["agency"][0]), "Agency", (Label(about["agency"][1], "en", "pref"),))
    return _reading(source, [*first, agency], facts, path.name)


def _page(data: bytes, name: str) -> Element:
    try:
        return parse_html(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        raise WrongInput(f"{name}: {error}. Save the page in UTF-8.") from error


def _instrument(rule: Rule) -> Entity:
    own = instrument(first_page(rule.citation))
    numbers = (("chip:documentNumber", rule.document), ("chip:rin", rule.rin))
    titles = (Label(rule.subject, "en"),) if rule.subject else ()
    return Entity(own.iri, own.cls, (*own.labels, *titles), (*own.properties, *((n, v) for n, v in numbers if v)))


def _supplements(root: Element, about: Mapping[str, Any], name: str) -> Facts:
    """Yield what each entry of the lists in the eCFR says: the rule that it cites first added it, others changed it."""
    supplement, number = "", 0
    for part in passages(root, *HEADS):
        if not isinstance(part, Grid):
            found = SUPPLEMENT.match(part.text)
            supplement = found[1] if found is not None else supplement
            continue
        number += 1
        rows = list_rows(part, about["columns"], f"{name}:table {number}")
        setting = setting_of(about, ECFR, supplement)
        if rows is None or setting is None:
            continue
        for row in rows:
            if isinstance(row, RejectedRecord):
                yield row
                continue
            cited = listing.cited(row.citation)
            roles: dict[str, list[Iri]] = {
                "instrument": [i.iri for i in cited[:1]],
                "modifiedBy": [i.iri for i in cited[1:]],
            }
            yield [*cited, *listing_facts(setting, row, divide(row.entity), roles, None)]


def _reading(source: Source, first: Iterable[Entity], facts: Facts, name: str) -> Reading:
    collected = Collected(entities={entity.iri: entity for entity in first})
    for found in facts:
        if isinstance(found, RejectedRecord):
            collected.ledger.rejections.append(found)
        else:
            collected.add(found)
    if collected.ledger.loaded == 0:
        kinds = "a rule that amends supplement 4, 6 or 7 to part 744, or these supplements in the eCFR"
        raise WrongInput(f"{name} holds no entry of a list. Give {kinds}.")
    return collected.reading(source)
