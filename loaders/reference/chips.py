"""Read chips: models and configurations, their figures, who designs and makes them, for whom, and from what."""

from collections.abc import Iterator

from chipcontrols.loaders.claim import Claim, Entity, Iri, Label, Value, entity_iri
from chipcontrols.loaders.reference.naming import labels, place_iri
from chipcontrols.loaders.reference.specifications import specifications
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Said, Table

STATES = ("released", "shown", "planned", "not released", "")


def chip_row(table: Table, row: Row) -> Iterator[Entity | Claim]:
    """Yield a chip. What is said of a model stands on the model, figures stand on the configuration."""
    slug = row.need("slug")
    item, model = entity_iri("product", slug), entity_iri("product", row.take("model") or slug)
    said = Said(slug, row.need("citation"), row.confidence())
    vendor, state = entity_iri("company", row.need("vendor")), row.choice("release_state", STATES)
    modality = "planned" if state in ("planned", "not released") else "asserted"
    found: list[Entity | Claim] = [*_entities(row, item, model)]
    found += specifications(table, row, item, said, modality)
    found.append(table.claim("Design", {"designer": vendor, "item": model}, said))
    found += _making(table, row, model, said, modality)
    found += _release(table, row, item, vendor, said, state)
    found += _markets(table, row, model, vendor, said, modality)
    found += _variant(table, row, model, said, modality)
    row.audit()
    yield from found


def _entities(row: Row, item: Iri, model: Iri) -> Iterator[Entity]:
    families: list[tuple[str, Value]] = [
        ("chip:memberOf", entity_iri("product", slug)) for slug in row.several("families")
    ]
    own: list[tuple[str, Value]] = [("chip:chipKind", row.need("kind")), *families]
    note = row.take("status_note")
    if note:
        own.append(("skos:scopeNote", Label(note, "en")))
    names = (*labels(row.need("name"), row.several("alt")), *_chinese(row))
    model_name, model_names = row.take("model_name"), row.several("model_alt")
    if model != item:
        if not model_name:
            raise row.reject("MISSING", "model_name is empty although model is given")
        yield Entity(model, "Chip", tuple(labels(model_name, model_names)), tuple(families))
        own.append(("chip:configurationOf", model))
    yield Entity(item, "Chip", names, tuple(own))


def _chinese(row: Row) -> Iterator[Label]:
    names = row.several("zh")
    if names:
        yield from labels(names[0], names[1:], "zh")


def _making(table: Table, row: Row, model: Iri, said: Said, modality: str) -> Iterator[Claim]:
    foundries, processes, note = row.several("foundries"), row.several("processes"), row.take("foundry_note")
    used, makers = [entity_iri("technology", x) for x in processes], [entity_iri("company", x) for x in foundries]
    # The processes are those of the first foundry: what the others use is not said.
    for place in range(len(makers) or bool(used)):
        roles = {"item": [model], "manufacturer": makers[place : place + 1], "process": used if place == 0 else []}
        yield table.claim("Manufacture", roles, said, remarks=[("note", note)], modality=modality)


def _release(table: Table, row: Row, item: Iri, vendor: Iri, said: Said, state: str) -> Iterator[Claim]:
    period, note = row.period("release"), row.take("release_note")
    if period is None:
        return
    planned = state == "planned"
    yield table.claim(
        "PlannedRelease" if planned else "Release", {"item": item, "releaser": vendor}, said,
        details={"event": "shown" if state == "shown" else ""}, remarks=[("note", note)],
        period=period, modality="planned" if planned else "asserted",
    )  # fmt: skip


def _markets(table: Table, row: Row, model: Iri, vendor: Iri, said: Said, modality: str) -> Iterator[Claim]:
    words, destination = row.need("market_words"), row.take("destination")
    markets = [entity_iri("market", slug) for slug in row.several("markets")]
    for market in (*markets, *((place_iri(destination),) if destination else ())):
        yield table.claim(
            "DesignedForMarket", {"item": model, "market": market, "designer": vendor}, said,
            remarks=[("wording", words)], modality=modality,
        )  # fmt: skip


def _variant(table: Table, row: Row, model: Iri, said: Said, modality: str) -> Iterator[Claim]:
    original, instrument = row.take("variant_of"), row.take("variant_instrument")
    variation, citation = row.take("variation"), row.take("variant_citation")
    if not original:
        return
    roles = {"variant": model, "original": entity_iri("product", original)}
    if instrument:
        roles["instrument"] = entity_iri("instrument", instrument)
    yield table.claim(
        "VariantOf", roles, Said(said.record, citation or said.citation, said.confidence),
        details={"variation": variation}, modality=modality,
    )  # fmt: skip
