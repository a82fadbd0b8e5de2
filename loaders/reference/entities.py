"""Read the things that articles speak of: one identity each, with its names, misspellings, country and segments."""

from collections.abc import Iterator, Mapping
from functools import cache

from chipcontrols.loaders.claim import BASE, Entity, Iri, Label, Value
from chipcontrols.loaders.reference.naming import place_iri, reference_table
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Table, read_rows
from chipcontrols.ontology.frames import concepts, superclasses


def short_iri(short: str) -> Iri:
    """Return the IRI of an entity by the short form that the tables use.

    >>> short_iri("company/cambricon")
    'https://w3id.org/chipcontrols/id/company/cambricon'
    """
    return Iri(f"{BASE}id/{short}")


@cache
def known_parties() -> Mapping[str, Entity]:
    """Return the agents of entities.csv by IRI, and by each name in lower case that only one of them bears."""
    own = read_rows(reference_table("entities"), entity_row).entities
    found: dict[str, Entity] = {e.iri: e for e in own if "Agent" in superclasses(e.cls)}
    named: dict[str, set[Iri]] = {}
    for entity in found.values():
        for label in entity.labels:
            if label.kind != "hidden":
                named.setdefault(label.text.casefold(), set()).add(entity.iri)
    return {**found, **{name: found[min(iris)] for name, iris in named.items() if len(iris) == 1}}


def entity_row(_: Table, row: Row) -> Iterator[Entity]:
    """Yield a thing that articles speak of."""
    iri, cls = short_iri(row.need("id")), row.need("class")
    labels = [Label(row.need("en"), "en", "pref")]
    chinese = row.take("zh")
    if chinese:
        labels.append(Label(chinese, "zh", "pref"))
    labels += [_label(row, text, "alt") for text in row.several("alt")]
    labels += [_label(row, text, "hidden") for text in row.several("hidden")]
    properties: list[tuple[str, Value]] = []
    country = row.take("country")
    if country:
        properties.append(("chip:basedIn", place_iri(country)))
    properties += [("chip:inSegment", short_iri(f"segment/{segment}")) for segment in row.several("segments")]
    properties += [("dcterms:hasPart", short_iri(part)) for part in row.several("parts")]
    properties.append(("dcterms:bibliographicCitation", row.need("citation")))
    properties.append(("chip:confidence", Iri(concepts("ConfidenceScheme")[row.confidence()])))
    row.audit()
    yield Entity(iri, cls, tuple(labels), tuple(properties))


def _label(row: Row, text: str, kind: str) -> Label:
    language, colon, name = text.partition(":")
    if not colon or len(language) != 2:
        raise row.reject("LABEL", f"{kind} {text!r} has no language. Write it as en:{text}")
    return Label(name, language, "hidden" if kind == "hidden" else "alt")
