"""Read the market sizes of the ETO tables, such as "about $1 billion (all photoresists) (2019)"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from chipcontrols.loaders.claim import Period, Quantity
from chipcontrols.loaders.days import interval

FORM = re.compile(
    r"(?:(?P<bound>[A-Za-z]+) )?\$(?P<number>\d+(?:\.\d+)?) (?P<scale>[mb]illion)(?P<rest>(?: \([^()]+\))*)"
)
SCALES = {"million": Decimal(10**6), "billion": Decimal(10**9)}


@dataclass(frozen=True, slots=True)
class MarketSize:
    """A market size in US dollars, its year where one is stated, what it covers, and the remark on its bound."""

    value: Quantity
    period: Period | None
    measure: str | None
    bound: str | None


def market_size(text: str, bounds: Mapping[str, str]) -> MarketSize:
    """Return what the words say. `bounds` maps words before the figure to remarks. Raises ValueError for other words.

    >>> size = market_size("Over $70 billion (2019)", {"over": "more than"})
    >>> str(size.value.minimum), size.period.label, size.bound
    ('70000000000', '2019', 'more than')
    """
    found = FORM.fullmatch(text)
    if found is None or (found["bound"] and found["bound"].lower() not in bounds):
        raise ValueError(f"{text!r} is no market size")
    bound = bounds[found["bound"].lower()] if found["bound"] else None
    number = Decimal(found["number"]) * SCALES[found["scale"]]
    notes = re.findall(r"\(([^()]+)\)", found["rest"])
    years = [note for note in notes if re.fullmatch(r"\d{4}", note)]
    return MarketSize(
        Quantity(minimum=number, unit="USD") if bound == "more than" else Quantity(number, unit="USD"),
        interval(years[0]) if years else None,
        ", ".join(note for note in notes if note not in years) or None,
        bound,
    )
