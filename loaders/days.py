"""Read days, months, quarters and years such as "2026-Q1" as closed intervals of days."""

import re
from calendar import monthrange
from datetime import date

from chipcontrols.loaders.claim import Period

FORM = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


def interval(text: str) -> Period:
    """Return the interval that an ISO day, month, quarter or year names; a day needs no label.

    Raises ValueError where the text is none of them.

    >>> str(interval("2026-Q1").end), interval("2026-Q1").label
    ('2026-03-31', '2026-Q1')
    """
    found = FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no ISO day, month, quarter or year")
    year = int(found["year"])
    if found["day"] is not None:
        day = date.fromisoformat(text)
        return Period(day, day)
    if found["month"] is not None:
        return _months(year, int(found["month"]), int(found["month"]), text)
    if found["quarter"] is not None:
        last = 3 * int(found["quarter"])
        return _months(year, last - 2, last, text)
    return _months(year, 1, 12, text)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _months(year: int, first: int, last: int, label: str) -> Period:
    return Period(date(year, first, 1), month_end(year, last), label)
