"""Thresholds of instruments, and which items meet all bounds of a set by their published figures."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import ge, gt, le, lt

import pyoxigraph as ox

from chipcontrols.graph.views.edges import Link, read_figures
from chipcontrols.graph.views.entities import rows

COMPARATORS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {">=": ge, ">": gt, "<=": le, "<": lt}
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

    def met_by(self, figure: str) -> bool:
        """Tell whether a figure of the same metric and unit meets the bound; a bound without value is never met."""
        test = COMPARATORS.get(self.comparator)
        return test is not None and bool(self.value) and test(Decimal(figure), Decimal(self.value))


def read_bounds(store: ox.Store) -> tuple[Bound, ...]:
    """Return all bounds, sorted. A bound in several sets stands once for each; one without a set is its own."""
    query = """SELECT DISTINCT ?claim ?instrument ?item ?metric ?comparator ?value ?unit ?since ?until ?set ?effect
    WHERE {
      ?claim a chip:ControlThreshold ; chip:instrument ?instrument ; chip:metric ?metric .
      OPTIONAL { ?claim chip:item ?item } OPTIONAL { ?claim chip:comparator ?comparator }
      OPTIONAL { ?claim chip:value ?value } OPTIONAL { ?claim chip:unit ?unit }
      OPTIONAL { ?claim chip:start ?since } OPTIONAL { ?claim chip:end ?until }
      OPTIONAL { ?claim chip:boundSet ?set } OPTIONAL { ?claim chip:boundEffect ?effect } }"""
    found = []
    for claim, instrument, item, metric, comparator, value, unit, since, until, group, effect in rows(store, query):
        own = group or claim
        found.append(Bound(claim, instrument, item, metric, comparator, value, unit, since, until, own, effect))
    return tuple(sorted(found, key=lambda bound: (bound.instrument, bound.group, bound.metric, bound.claim)))


def met(store: ox.Store, bounds: Iterable[Bound]) -> Mapping[str, Met]:
    """Return for each item the sets that it meets by its figures, each with the claims of item and set.

    Only sets that control are asked; a set with a figure that no source gives for the item is not met.
    Notes and exceptions are not weighed: this is arithmetic, not a ruling.
    """
    sets: dict[str, list[Bound]] = defaultdict(list)
    for bound in bounds:
        if bound.effect in CONTROLLING:
            sets[bound.group].append(bound)
    figures: dict[str, dict[tuple[str, str], list[Link]]] = defaultdict(lambda: defaultdict(list))
    metrics = {claim: metric for claim, metric in rows(store, _METRICS)}
    for link in read_figures(store, "ProductSpecification", "item"):
        if link.value and link.claim in metrics:
            figures[link.start][(metrics[link.claim], link.unit)].append(link)
    found: dict[str, Met] = {}
    for item, known in sorted(figures.items()):
        groups = [(name, claims) for name, group in sorted(sets.items()) if (claims := _claims(group, known))]
        if groups:
            found[item] = tuple(groups)
    return found


_METRICS = "SELECT ?claim ?metric WHERE { ?claim a chip:ProductSpecification ; chip:metric ?metric }"


def _claims(group: Iterable[Bound], known: Mapping[tuple[str, str], list[Link]]) -> tuple[str, ...]:
    """Return the claims by which all bounds are met, or none."""
    claims: set[str] = set()
    for bound in group:
        meeting = [link.claim for link in known.get((bound.metric, bound.unit), ()) if bound.met_by(link.value)]
        if not meeting:
            return ()
        claims |= {bound.claim, *meeting}
    return tuple(sorted(claims))
