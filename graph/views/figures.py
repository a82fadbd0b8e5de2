"""Figures as people read them at a glance, and the lines that carry them."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from chipcontrols.graph.views.edges import Link, edge_of
from chipcontrols.graph.views.network import Edge
from chipcontrols.ontology.frames import concepts

WIDEST = 7.0
_SCALES = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))


def number_text(number: str) -> str:
    """Return a number in words where it is large; values are rounded for display only.

    >>> number_text("2500000"), number_text("485000"), number_text("0.20")
    ('2.5 million', '485,000', '0.2')
    """
    value = Decimal(number)
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{_plain(value / scale)}{word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{round(value, 3):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure(link: Link) -> str:
    """Return the figure of a link without its unit: a value, a range or an open bound; "" without a figure."""
    return amount(link.value, link.minimum, link.maximum)


def amount(value: str, minimum: str, maximum: str) -> str:
    """Return a value, a range or an open bound in words; "" without any.

    >>> amount("", "1000000", "1500000")
    '1 to 1.5 million'
    """
    if value:
        return number_text(value)
    if minimum and maximum:
        low, high = number_text(minimum), number_text(maximum)
        scale = next((word for _, word in _SCALES if low.endswith(word) and high.endswith(word)), "")
        return f"{low.removesuffix(scale)} to {high}"
    if minimum:
        return f"at least {number_text(minimum)}"
    return f"up to {number_text(maximum)}" if maximum else ""


@cache
def _units() -> dict[str, str]:
    return {iri: notation for notation, iri in concepts("UnitScheme").items()}


def unit(iri: str) -> str:
    """Return how a unit is written; "" for plain counts.

    >>> unit("http://qudt.org/vocab/unit/NUM")
    ''
    """
    notation = _units().get(iri, iri.rsplit("/", 1)[-1])
    return "" if notation == "units" else notation


def period(link: Link) -> str:
    """Return the label of a link's period, or the year it begins in."""
    return link.period or link.since[:4]


def flows(links: Iterable[Link]) -> tuple[Edge, ...]:
    """Return one edge for each pair of entities, verb, figure and period; its width grows with the figure.

    Widths compare figures of one unit only.
    """
    groups: dict[tuple[str, str, str, str], list[Link]] = defaultdict(list)
    largest: dict[str, float] = defaultdict(float)
    for link in links:
        note = f"{figure(link)} {unit(link.unit)}".strip()
        note = f"{note}, {period(link)}".rstrip(", ") if note else ""
        groups[(link.start, link.end, link.verb, note)].append(link)
        largest[link.unit] = max(largest[link.unit], link.size)
    return tuple(
        edge_of(start, end, verb, group, width=width(group[0].size, largest[group[0].unit]), label=note)
        for (start, end, verb, note), group in sorted(groups.items())
    )


def width(size: float, largest: float) -> float:
    """Return the width of a line in pixels, between 1.2 and 7.

    >>> width(0, 10), width(10, 10)
    (1.2, 7.0)
    """
    return round(1.2 + (WIDEST - 1.2) * (size / largest if largest else 0.0), 2)
