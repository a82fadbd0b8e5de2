"""Hold a chip against the criteria with figures or a market that the user gives, in a small store of its own."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from chipcontrols.graph.explain import find_entity
from chipcontrols.graph.law.verdicts import facts, judge_here, rule
from chipcontrols.graph.lookup import TYPE, construct, select
from chipcontrols.graph.terms import term, text_of
from chipcontrols.loaders.claim import BASE, plain
from chipcontrols.loaders.ledger import WrongInput

SOURCE = ox.NamedNode(f"{BASE}source/given-by-the-user")
GIVEN = ox.NamedNode(f"{BASE}id/product/given-by-the-user")
MARKET = "designed-or-marketed-for-data-centres"
CONTAINS = "contains"
Terms = ox.NamedNode | ox.Literal
BY_THE_USER: dict[ox.NamedNode, Terms] = {
    term("prov:wasDerivedFrom"): SOURCE,
    term("dcterms:bibliographicCitation"): ox.Literal("given by the user"),
}


def items_of(store: ox.Store, chip: str, datacenter: bool | None) -> tuple[tuple[str, ...], ox.Store]:
    """Return the configurations of a chip, or the chip or system itself, and a store with the verdicts on them.

    Raises WrongInput when it is neither chip nor system.
    """
    if not any(select(store, _JUDGED, item=chip)):
        raise WrongInput(f"{chip} is no chip and no computer. Name one, or give figures with --spec.")
    configurations = tuple(row[0] for row in select(store, _CONFIGURATIONS, model=chip))
    items = configurations or (chip,)
    if datacenter is None:
        return items, store
    small = _described(store, *items)
    for item in items:
        for claim, *_ in list(select(small, _MADE_FOR, item=item)):
            small.remove(*small.quads_for_pattern(ox.NamedNode(claim), TYPE, term("chip:DesignedForMarket")))
        _state(small, ox.NamedNode(item), MARKET, "yes" if datacenter else "no", None)
    judge_here(small)
    return items, small


def chip_with(
    store: ox.Store, name: str, spec: Mapping[str, str], datacenter: bool | None
) -> tuple[tuple[str, ...], ox.Store]:  # fmt: skip
    """Return a chip that has the figures of `spec`, by metric, and a store with the verdicts on it.

    With `contains`, the names of chips with semicolons between them, it is a computer that contains these.
    Raises WrongInput for a metric that the graph does not know, or a figure that is no number where one is needed.
    """
    names = [part.strip() for part in spec.get(CONTAINS, "").split(";") if part.strip()]
    contained = [find_entity(store, part).value for part in names]
    small = _described(store, *contained)
    small.add(ox.Quad(GIVEN, TYPE, term("chip:System" if contained else "chip:Chip")))
    small.add(ox.Quad(GIVEN, term("chip:membersComplete"), ox.Literal("yes")))
    for part in contained:
        claim = ox.NamedNode(f"{BASE}claim/given-{CONTAINS}-{part.rpartition('/')[2]}")
        said = {TYPE: term("chip:Containment"), term("chip:whole"): GIVEN, term("chip:part"): ox.NamedNode(part)}
        small.extend(ox.Quad(claim, predicate, value) for predicate, value in (said | BY_THE_USER).items())
    small.add(ox.Quad(GIVEN, term("skos:prefLabel"), ox.Literal(name, language="en")))
    if datacenter is not None:
        spec = {**spec, MARKET: "yes" if datacenter else "no"}
    for key, value in sorted((key, value) for key, value in spec.items() if key != CONTAINS):
        metric = find_metric(store, key)
        _state(small, GIVEN, metric, value, _unit(store, metric))
    judge_here(small)
    return (GIVEN.value,), small


def find_metric(store: ox.Store, name: str) -> str:
    """Return the slug of a metric by slug, name or start of the slug. Raises WrongInput when none or several fit."""
    named = [(iri.rpartition("/")[2], label.casefold()) for iri, label in select(store, _METRICS)]
    wanted = name.casefold().replace("_", "-").replace(" ", "-")
    same = {slug for slug, label in named if slug == wanted or label == name.casefold()}
    fits = sorted(same or {slug for slug, _ in named if slug.startswith(wanted)})
    if len(fits) != 1:
        hint = f"It may be: {', '.join(fits)}." if fits else "Such as fp16-performance, int8-performance, die-area."
        raise WrongInput(f"--spec {name!r} names {len(fits) or 'no'} metrics. {hint}")
    return fits[0]


def _described(store: ox.Store, *items: str) -> ox.Store:
    """Return the facts that the rules look at, of items only those given, with the words that explanations need."""
    small = facts(store)
    within = {part for item in items for (part,) in select(small, _WITHIN, item=item)}
    kept = {*items, *within, *(model for item in (*items, *within) for (model,) in select(small, _MODEL, item=item))}
    kept |= {process for item in kept for (process,) in select(small, _PROCESS, item=item)}
    for kind in ("DesignedForMarket", "Manufacture", "ProductSpecification"):
        for quad in list(small.quads_for_pattern(None, TYPE, term(f"chip:{kind}"))):
            about = small.quads_for_pattern(quad.subject, term("chip:item"), None)
            if not any(text_of(found.object) in kept for found in about):
                small.remove(quad)
    named = construct(store, rule("names.rq"))
    small.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in named)
    small.add(ox.Quad(SOURCE, term("chip:sourceKind"), ox.Literal("table")))
    return small


def _state(small: ox.Store, item: ox.NamedNode, metric: str, value: str, unit: str | None) -> None:
    claim = ox.NamedNode(f"{BASE}claim/given-{item.value.rpartition('/')[2]}-{metric}")
    stated: list[tuple[ox.NamedNode, Terms]] = [
        (TYPE, term("chip:ProductSpecification")),
        (term("chip:item"), item),
        (term("chip:metric"), ox.NamedNode(f"{BASE}id/metric/{metric}")),
        *BY_THE_USER.items(),
    ]
    if unit is None:
        stated.append((term("chip:text"), ox.Literal(value)))
    else:
        number = ox.Literal(_number(metric, value), datatype=term("xsd:decimal"))
        stated += [(term("chip:value"), number), (term("chip:unit"), ox.NamedNode(unit))]
    small.extend(ox.Quad(claim, predicate, value) for predicate, value in stated)


def _number(metric: str, value: str) -> str:
    plainly = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", value)  # 4,800 is a number; 5,92 might be meant as 5.92 or as 592
    try:
        number = Decimal(plainly)
    except InvalidOperation as error:
        raise WrongInput(f"--spec {metric}={value}: not a number. Write it as 4800 or 5.92.") from error
    if not number.is_finite() or number < 0:
        raise WrongInput(f"--spec {metric}={value}: not a figure of nought or more.")
    return plain(number)


def _unit(store: ox.Store, metric: str) -> str | None:
    """Return the unit in which the graph gives or bounds a metric; None where it is worded."""
    return next((row[0] for row in select(store, _UNITS, metric=f"{BASE}id/metric/{metric}")), None)


_JUDGED = "SELECT ?item ?yes WHERE { VALUES ?kind { chip:Chip chip:System } ?item a ?kind . BIND(1 AS ?yes) }"
_CONFIGURATIONS = "SELECT DISTINCT ?item ?model WHERE { ?item chip:configurationOf ?model } ORDER BY ?item"
_WITHIN = "SELECT ?part ?item WHERE { ?item (^chip:whole/chip:part)* ?named . ?part chip:configurationOf? ?named }"
_MODEL = "SELECT ?model ?item WHERE { ?item chip:configurationOf ?model }"
_PROCESS = "SELECT ?process ?item WHERE { ?made a chip:Manufacture ; chip:item ?item ; chip:process ?process }"
_MADE_FOR = """SELECT DISTINCT ?claim ?item WHERE { ?claim a chip:DesignedForMarket ; chip:item ?made .
  ?item chip:configurationOf? ?made . } ORDER BY ?claim"""
_METRICS = """SELECT DISTINCT ?metric ?name WHERE { ?metric a chip:Metric ; skos:prefLabel|skos:altLabel ?name }
  ORDER BY ?metric ?name"""
_UNITS = """SELECT ?unit (COUNT(*) AS ?uses) ?metric WHERE {
  VALUES ?kind { chip:ProductSpecification chip:ControlThreshold }
  ?claim a ?kind ; chip:metric ?metric ; chip:unit ?unit ; prov:wasDerivedFrom/chip:sourceKind "table" . }
  GROUP BY ?unit ?metric ORDER BY DESC(?uses) ?unit"""
