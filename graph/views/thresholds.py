"""Thresholds of instruments, and which items meet a criterion by their published figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from chipcontrols.graph.lookup import select

# Effects of a set that put an item under a control; others define words, take out, or ease.
Met = tuple[tuple[str, tuple[str, ...]], ...]  # set and the claims by which it is met
CONTROLLING = frozenset({"", "licence"})


@dataclass(frozen=True, slots=True)
class Bound:
    """One test of an instrument. Bounds of one `group` hold together; an item falls under it when all are met."""

    claim: str
    instrument: str
    item: str
    metric: str
    comparator: str
    value: str
    unit: str
    since: str
    until: str
    group: str
    effect: str


def read_bounds(store: ox.Store) -> tuple[Bound, ...]:
    """Return all bounds, sorted. A bound in several sets stands once for each; one without a set is its own."""
    query = """SELECT DISTINCT ?claim ?instrument ?item ?metric ?comparator ?value ?unit ?since ?until ?set ?leaf
      ?effect WHERE {
      ?claim a chip:ControlThreshold ; chip:instrument ?instrument ; chip:metric ?metric .
      OPTIONAL { ?claim chip:item ?item } OPTIONAL { ?claim chip:comparator ?comparator }
      OPTIONAL { ?claim chip:value ?value } OPTIONAL { ?claim chip:unit ?unit }
      OPTIONAL { ?claim chip:start ?since } OPTIONAL { ?claim chip:end ?until } OPTIONAL { ?claim chip:criterion ?leaf }
      OPTIONAL { ?set a chip:AllOf ; chip:operand/^chip:criterion ?claim }
      OPTIONAL { ?claim chip:boundEffect ?effect } }"""
    found = []
    for claim, instrument, item, metric, comparator, value, unit, since, until, *sets, effect in select(store, query):
        own = next((_slug(iri) for iri in sets if iri), claim)
        found.append(Bound(claim, instrument, item, metric, comparator, value, unit, since, until, own, effect))
    return tuple(sorted(found, key=lambda bound: (bound.instrument, bound.group, bound.metric, bound.claim)))


def met(store: ox.Store, bounds: Iterable[Bound]) -> Mapping[str, Met]:
    """Return for each item the sets that it meets by its figures, each with the claims of item and set.

    Only sets that control are asked. Letters, parties and exceptions are not weighed: this is no ruling.
    """
    sets: dict[str, set[str]] = defaultdict(set)
    for bound in bounds:
        if bound.effect in CONTROLLING:
            sets[bound.group].add(bound.claim)
    claims: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for item, criterion, figure in select(store, _MEETS):
        group = _slug(criterion)
        if group in sets:
            claims[item][group] |= {*sets[group], *([figure] if figure else [])}
    return {item: tuple((name, tuple(sorted(own))) for name, own in sorted(by.items())) for item, by in claims.items()}


_MEETS = """SELECT DISTINCT ?item ?criterion ?figure WHERE {
  ?item chip:meets ?criterion .
  OPTIONAL {
    ?criterion chip:operand?/^chip:criterion/chip:metric ?metric .
    { ?figure chip:item ?item ; chip:metric ?metric ; a chip:ProductSpecification }
    UNION { ?computed a chip:ComputedFigure ; chip:item ?item ; chip:metric ?metric ; prov:wasDerivedFrom+ ?figure .
            ?figure a chip:Claim }
  } } ORDER BY ?item ?criterion"""


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]
