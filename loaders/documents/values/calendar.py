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


def valid(year: int, month: int, day: int) -> date | None:
    """Return a date, or None for one that the calendar does not have."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(month: int, day: int, reference: date) -> date | None:
    """Return the day of a month without a year: the last one that is at most 31 days after the reference."""
    this = valid(reference.year, month, day)
    if this is not None and (this - reference).days > 31:
        return valid(reference.year - 1, month, day)
    return this
