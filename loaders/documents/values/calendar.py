"""Turn years, halves, quarters, months and days into closed intervals."""

from calendar import monthrange
from datetime import date

from chipcontrols.loaders.claim import Period
from chipcontrols.loaders.days import interval


def year_period(year: int) -> Period:
    """Return a calendar year.

    >>> year_period(2024).label
    '2024'
    """
    return interval(str(year))


def half_period(year: int, half: int) -> Period:
    """Return a half of a year, 1 or 2."""
    last = half * 6
    return Period(date(year, last - 5, 1), date(year, last, monthrange(year, last)[1]), f"{year}-H{half}")


def quarter_period(year: int, quarter: int) -> Period:
    """Return a quarter of a year, 1 to 4."""
    return interval(f"{year}-Q{quarter}")


def month_period(year: int, month: int) -> Period:
    """Return a month."""
    return interval(f"{year}-{month:02}")


def day_period(day: date) -> Period:
    """Return a single day, which needs no label."""
    return Period(day, day)


def moved(day: date, unit: str, steps: int) -> Period:
    """Return the year, quarter or month that lies a number of steps after the one that a day is in.

    >>> moved(date(2025, 1, 15), "quarter", -1).label
    '2024-Q4'
    """
    if unit == "year":
        return year_period(day.year + steps)
    if unit == "quarter":
        count = day.year * 4 + (day.month - 1) // 3 + steps
        return quarter_period(count // 4, count % 4 + 1)
    count = day.year * 12 + day.month - 1 + steps
    return month_period(count // 12, count % 12 + 1)


def earlier(period: Period, months: int) -> Period | None:
    """Return the period as long as another that lies some months before it, or None before an open one.

    >>> earlier(quarter_period(2025, 1), 3).label
    '2024-Q4'
    """
    if period.start is None or period.end is None:
        return None
    return _labelled(_back(period.start, months), _back(period.end, months))


def months_before(last: Period, count: int) -> Period | None:
    """Return as many months, the last of them given."""
    if last.start is None or last.end is None:
        return None
    return _labelled(_back(last.start, count - 1), last.end)


# The parts of a year by how many months they have.
PARTS = {3: quarter_period, 6: half_period}


def _labelled(start: date, end: date) -> Period:
    length = (end.year - start.year) * 12 + end.month - start.month + 1
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if (start.month, length, whole) == (1, 12, True):
        return year_period(start.year)
    if whole and length in PARTS and start.month % length == 1:
        return PARTS[length](start.year, start.month // length + 1)
    if whole:
        last = f"/{end:%Y-%m}" if length > 1 else ""
        return Period(start, end, f"{start:%Y-%m}{last}")
    return Period(start, end, f"{start}/{end}")


def _back(day: date, months: int) -> date:
    """Return the same day some months before, the last of a month for the last of another."""
    count = day.year * 12 + day.month - 1 - months
    year, month = count // 12, count % 12 + 1
    last = monthrange(year, month)[1]
    ends = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, last if ends else min(day.day, last))


def valid(year: int, month: int, day: int) -> date | None:
    """Return a date, or None for one that the calendar does not have."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest(month: int, day: int, reference: date) -> date | None:
    """Return the day of a month without a year: the last one that is at most 31 days after the reference."""
    this = valid(reference.year, month, day)
    if this is not None and (this - reference).days > 31:
        return valid(reference.year - 1, month, day)
    return this


def nearest(month: int, day: int, reference: date) -> date | None:
    """Return the day of a month without a year that is nearest to the reference, before or after it.

    >>> str(nearest(4, 1, date(2025, 1, 15)))
    '2025-04-01'
    """
    found = (valid(year, month, day) for year in range(reference.year - 1, reference.year + 2))
    return min((one for one in found if one is not None), key=lambda one: abs((one - reference).days), default=None)
