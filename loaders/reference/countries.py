"""Read countries with their names in six languages, and the unions and country groups that controls name."""

from collections.abc import Iterator
from typing import Literal

import pycountry
from babel import Locale

from chipcontrols.loaders.claim import Claim, Entity, Label, Period, Value, join
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.reference.naming import foreign_labels, labels, place_iri, reference_table
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Said, Table, read_rows

KINDS: tuple[Literal["pref"], Literal["alt"]] = ("pref", "alt")


def read_countries() -> Reading:
    """Return the countries of ISO 3166-1, named as in the Unicode CLDR and by the further forms of the table.

    The ledger counts the countries and the further names.
    """
    table = reference_table("country-names")
    codes = sorted(country.alpha_2.lower() for country in pycountry.countries)
    further = read_rows(table, lambda _, row: _name(row, codes))
    added = {entity.iri: entity for entity in further.entities}
    languages = table.lookups["languages"]
    entities = []
    for code in codes:
        own = added.get(place_iri(code), Entity(place_iri(code), "Country"))
        taken = {label.language for label in own.labels if label.kind == "pref"}
        notation = (("skos:notation", code.upper()),)
        standard = Entity(own.iri, "Country", tuple(_standard(code, languages, taken)), notation)
        entities.append(_without_repeats(join(standard, own)))
    further.ledger.loaded += len(codes)
    return Reading(table.source, tuple(entities), (), further.ledger)


def _standard(code: str, languages: list[str], taken: set[str | None]) -> Iterator[Label]:
    for language in languages:
        yield Label(Locale(language).territories[code.upper()], language, "alt" if language in taken else "pref")


def _without_repeats(entity: Entity) -> Entity:
    preferred = {(label.text, label.language) for label in entity.labels if label.kind == "pref"}
    kept = (x for x in entity.labels if x.kind == "pref" or (x.text, x.language) not in preferred)
    return Entity(entity.iri, entity.cls, tuple(kept), entity.properties)


def _name(row: Row, codes: list[str]) -> Iterator[Entity]:
    code = row.choice("country", tuple(codes))
    kind = KINDS[0] if row.choice("kind", KINDS) == "pref" else KINDS[1]
    label = Label(row.need("name"), row.need("language"), kind)
    row.need("citation")
    row.confidence()
    row.audit()
    yield Entity(place_iri(code), "Country", (label,))


def place_row(_: Table, row: Row) -> Iterator[Entity]:
    """Yield a union or country group that controls name."""
    names = (*labels(row.need("name"), row.several("alt")), *foreign_labels(row, "fr", "de", "zh"))
    members = row.choice("members", ("complete", "partial", ""))
    properties: list[tuple[str, Value]] = [
        ("skos:definition", Label(row.need("definition"), "en")),
        ("dcterms:source", row.need("citation")),
    ]
    if members:
        properties.append(("chip:membersComplete", "yes" if members == "complete" else "no"))
    if (as_of := row.day("as_of")) is not None:
        properties.append(("chip:asOf", as_of))
    iri = place_iri(row.need("slug"))
    row.confidence()
    row.audit()
    yield Entity(iri, "CountryGroup", names, tuple(properties))


def membership_row(table: Table, row: Row) -> Iterator[Claim]:
    """Yield a country that a country group contains, and since or until when where that is known."""
    group, country, start, end = row.need("group"), row.need("country"), row.day("start"), row.day("end")
    said = Said(f"{group}/{country}", row.need("citation"), row.confidence())
    row.audit()
    roles = {"whole": place_iri(group), "part": place_iri(country)}
    yield table.claim("Containment", roles, said, period=Period.between(start, end))
