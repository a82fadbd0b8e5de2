"""What the rows of the ETO tables say: one function a table, in the order in which the tables are read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pycountry

from chipcontrols.loaders.claim import (
    Claim,
    Entity,
    Evidence,
    Iri,
    Label,
    Period,
    Quantity,
    digest,
    entity_iri,
    make_claim,
)
from chipcontrols.loaders.eto_market import market_size
from chipcontrols.loaders.reference.entities import known_parties
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.source import Source
from chipcontrols.loaders.table import EXTRACTOR

Facts = Iterator[Entity | Claim]


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables read so far describe by id, and what every claim of the dataset shares."""

    source: Source
    period: Period
    lookups: Mapping[str, Any]
    provided: dict[str, Entity] = field(default_factory=dict)
    providers: dict[str, Entity] = field(default_factory=dict)
    captions: dict[str, str] = field(default_factory=dict)

    def claim(self, kind: str, roles: Mapping[str, Iri], record: str, **more: Any) -> Claim:  # noqa: ANN401
        """Return a claim that a record of the tables makes."""
        evidence = (Evidence(self.source.slug, record=record),)
        return make_claim(kind, self.source.slug, roles, EXTRACTOR, evidence=evidence, **more)


def _stage(tables: Tables, row: Row) -> Facts:
    """A stage of chip making is a technology that the processes of the stage are parts of."""
    number = row.need("stage_id")
    yield from _thing(tables, row, number, row.need("stage_name"), ("Technology", "technology"))


def _input(tables: Tables, row: Row) -> Facts:
    number, name, kind, stage = row.need("input_id"), row.need("input_name"), row.take("type"), row.take("stage_id")
    if kind not in tables.lookups["inputs"]:
        raise row.reject("TYPE-OF-INPUT", f"no class is known for the type {kind!r}; add it to eto.yml")
    yield from _thing(tables, row, number, name, tables.lookups["inputs"][kind])
    if stage:
        roles = {"whole": _known(tables.provided, row, stage).iri, "part": tables.provided[number].iri}
        yield tables.claim("Containment", roles, f"inputs/{number}")


def _thing(tables: Tables, row: Row, number: str, name: str, kind: Sequence[str]) -> Facts:
    cls, part = kind
    thing = Entity(entity_iri(part, f"eto-{number.lower()}"), cls, (Label(name, "en", "pref"),))
    size, caption = row.take("market_share_chart_global_market_size_info"), row.take("market_share_chart_caption")
    if number in tables.provided:
        raise row.reject("DUPLICATE", f"the id {number} stands already for {tables.provided[number].labels[0].text}")
    yield thing
    if size:
        yield _market_size(tables, row, thing, size)
    tables.provided[number], tables.captions[number] = thing, caption


def _market_size(tables: Tables, row: Row, thing: Entity, text: str) -> Claim:
    try:
        size = market_size(text, tables.lookups["bounds"])
    except ValueError as error:
        raise row.reject("MARKET-SIZE", str(error)) from error
    roles, record = {"market": thing.iri}, f"market size/{thing.iri.rsplit('-', 1)[1]}"
    return tables.claim(
        "MarketSize", roles, record, details={"measure": size.measure}, remarks=[("bound", size.bound)],
        value=size.value, period=size.period, modality="estimated",
    )  # fmt: skip


def _provider(tables: Tables, row: Row) -> Facts:
    number, name = row.need("provider_id"), row.need("provider_name")
    if number in tables.providers:
        raise row.reject("DUPLICATE", f"the id {number} stands already for {tables.providers[number].labels[0].text}")
    if row.choice("provider_type", ("country", "organization")) == "country":
        provider = _country(tables, row, name)
    else:
        home = _country(tables, row, country) if (country := row.take("country")) else None
        based = (("chip:basedIn", home.iri),) if home is not None else ()
        known = known_parties().get(name.casefold())
        # A name alone could be a namesake's: the country has to be the same as well.
        is_same = known is not None and known.cls == "Company" and {*based} <= {*known.properties} and home is not None
        iri = known.iri if known is not None and is_same else entity_iri("party", digest("eto", number))
        provider = Entity(iri, "Company", (Label(name, "en", "pref"),), based)
    tables.providers[number] = provider
    yield provider


def _country(tables: Tables, row: Row, name: str) -> Entity:
    code = tables.lookups["countries"].get(name, name)
    if code is None:
        label = Label(f"{name.lower()} countries", "en", "pref")
        return Entity(entity_iri("place", f"eto-{name.lower()}"), "CountryGroup", (label,))
    found = pycountry.countries.get(alpha_3=code)
    if found is None:
        raise row.reject("COUNTRY", f"{name!r} is no code of ISO 3166-1; add it to eto.yml")
    return Entity(entity_iri("country", found.alpha_2.lower()), "Country")


def _step(tables: Tables, row: Row) -> Facts:
    """What goes into something is needed for it; what is a type of something is a subcategory of it."""
    number = row.need("input_id")
    thing, output, wider = _known(tables.provided, row, number), row.take("goes_into_id"), row.take("is_type_of_id")
    if not output and not wider:
        raise row.reject("MISSING", "goes_into_id and is_type_of_id are both empty")
    for name in ("input_name", "goes_into_name", "is_type_of_name"):
        row.take(name)
    if output:
        roles = {"dependent": _known(tables.provided, row, output).iri, "dependency": thing.iri}
        yield tables.claim("Dependence", roles, f"sequence/{number}/{output}", period=tables.period)
    if wider:
        roles = {"item": thing.iri, "widerCategory": _known(tables.provided, row, wider).iri}
        yield tables.claim("Subcategory", roles, f"sequence/{number}/{wider}")


def _provision(tables: Tables, row: Row) -> Facts:
    """A share is a market share; without one a firm supplies the input, and a country has a standing in it."""
    ids = row.need("provider_id"), row.need("provided_id")
    provider, provided = _known(tables.providers, row, ids[0]), _known(tables.provided, row, ids[1])
    for entity, column in ((provider, "provider_name"), (provided, "provided_name")):
        name = row.need(column)
        if entity.labels and entity.cls != "CountryGroup" and name != entity.labels[0].text:
            yield Entity(entity.iri, entity.cls, (Label(name, "en"),))
    share, negligible = row.take("share_provided"), row.choice("negligible_market_share", ("", "negligible")) != ""
    record, caption = f"provision/{'/'.join(ids)}", tables.captions[ids[1]]
    more: dict[str, Any] = {"period": tables.period, "remarks": [("wording", caption)]}
    if share:
        roles = {"holder": provider.iri, "market": provided.iri}
        yield tables.claim("MarketShare", roles, record, value=_percent(row, share), modality="estimated", **more)
    elif provider.cls == "Company":
        more["remarks"] += [("note", "The table marks the share as negligible.")] if negligible else []
        yield tables.claim("SupplyRelation", {"supplier": provider.iri, "item": provided.iri}, record, **more)
    else:
        standing = {"standing": "provider with a negligible share" if negligible else "provider"}
        roles = {"holder": provider.iri, "market": provided.iri}
        yield tables.claim("MarketPosition", roles, record, details=standing, **more)


def _percent(row: Row, share: str) -> Quantity:
    number = share.removesuffix("%")
    if not number.replace(".", "", 1).isdecimal() or number == share or not 0 <= Decimal(number) <= 100:
        raise row.reject("SHARE", f"share_provided {share!r} is no percentage")
    return Quantity(Decimal(number), unit="percent")


def _known(known: Mapping[str, Entity], row: Row, number: str) -> Entity:
    if number not in known:
        raise row.reject("REFERENCE", f"no table describes {number}")
    return known[number]


CONVERTERS: Mapping[str, Callable[[Tables, Row], Facts]] = {
    "stages": _stage,
    "inputs": _input,
    "providers": _provider,
    "sequence": _step,
    "provision": _provision,
}
