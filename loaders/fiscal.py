"""Fiscal years: on which day the year of a firm ends, and which days its quarters have by that."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from chipcontrols.loaders.claim import Period
from chipcontrols.loaders.days import month_end

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAY, _MONTH = "|".join(WEEKDAYS), "|".join(MONTHS)
FORM = re.compile(
    rf"(?:last (?P<last>{_WEEKDAY}) of|(?:(?P<nearest>{_WEEKDAY}) nearest )?(?P<day>\d\d?)) (?P<month>{_MONTH})"
)
LEAP = 2024  # a year with all days
QUARTER = timedelta(weeks=13)
# So long after the end of a quarter its results are still expected.
EXPECTED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """When a fiscal year ends, such as "31 March", "last Sunday of January" or "Saturday nearest 31 October".

    It is numbered by the calendar year in which it ends, or by that in which it starts.
    """

    ends: str
    numbered: Literal["end", "start"] = "end"

    def __post_init__(self) -> None:
        """Raise ValueError for an end in none of the three forms, or on a day that cannot be one."""
        found = FORM.fullmatch(self.ends)
        if found is None or not _may_end(found) or self.numbered not in ("end", "start"):
            raise ValueError(f"{self.ends!r}, numbered by {self.numbered!r}, is no end of a fiscal year")

    def year(self, number: int) -> Period:
        """Return the fiscal year of a number.

        >>> str(FiscalYear("last Sunday of January").year(2026).start)
        '2025-01-27'
        """
        last = number + (self.numbered == "start")
        return Period(_end(self.ends, last - 1) + timedelta(1), _end(self.ends, last), f"FY{number}")

    def quarter(self, number: int, quarter: int) -> Period:
        """Return a quarter, 1 to 4, of the fiscal year of a number.

        A year of weeks has quarters of thirteen weeks; firms differ in one of 53, so that its quarters have no days.

        >>> str(FiscalYear("last Sunday of January").quarter(2026, 1).end)
        '2025-04-27'
        """
        year, label = self.year(number), f"FY{number}-Q{quarter}"
        assert year.start is not None and year.end is not None
        if self.ends[0].isdigit():
            month = year.start.year * 12 + year.start.month - 1 + 3 * (quarter - 1)
            last = month + 2
            return Period(date(month // 12, month % 12 + 1, 1), month_end(last // 12, last % 12 + 1), label)
        if year.end - year.start >= 4 * QUARTER:
            return Period(None, None, label)
        start = year.start + (quarter - 1) * QUARTER
        return Period(start, start + QUARTER - timedelta(1), label)

    def named(self, quarter: int, day: date, ahead: bool) -> Period | None:
        """Return the quarter of a number that was over last on a day, or, ahead of it, the one that ends next.

        One that has just ended lies ahead too: its results are still expected.
        """
        found = [p for p in self._quarters(day) if p.label is not None and p.label.endswith(f"-Q{quarter}")]
        if ahead:
            return next((p for p in found if p.end is not None and p.end + EXPECTED >= day), None)
        return next((p for p in reversed(found) if p.end is not None and p.end < day), None)

    def moved(self, day: date, steps: int) -> Period | None:
        """Return the quarter that lies a number of steps after the one that a day is in."""
        found = list(self._quarters(day))
        held = (n for n, p in enumerate(found) if p.start is not None and p.end is not None and p.start <= day <= p.end)
        return next((found[n + steps] for n in held), None)

    def before(self, period: Period, months: int) -> Period | None:
        """Return the fiscal year, or quarter of one, that lies three months or some years before another."""
        found = re.fullmatch(r"FY(\d{4})(?:-Q([1-4]))?", period.label or "")
        if found is None or months % (12 if found[2] is None else 3) != 0:
            return None
        if found[2] is None:
            return self.year(int(found[1]) - months // 12)
        count = int(found[1]) * 4 + int(found[2]) - 1 - months // 3
        return self.quarter(count // 4, count % 4 + 1)

    def dated(self, label: str) -> Period | None:
        """Return the days of a label such as "FY2026" or "FY2026-Q1", or None for another one."""
        return self.before(Period(None, None, label), 0)

    def _quarters(self, day: date) -> Iterator[Period]:
        """Yield the quarters of the fiscal years around a day."""
        return (self.quarter(year, n) for year in range(day.year - 3, day.year + 4) for n in (1, 2, 3, 4))


def _may_end(found: re.Match[str]) -> bool:
    """Return whether a month has the day, and whether a fixed one closes it: quarters are counted in whole months."""
    if found["day"] is None:
        return True
    last = month_end(LEAP, MONTHS.index(found["month"]) + 1).day
    closing = {last, 28} if last == 29 else {last}
    day = int(found["day"])
    return 0 < day <= last if found["nearest"] is not None else day in closing


@cache
def _end(form: str, year: int) -> date:
    found = FORM.fullmatch(form)
    assert found is not None
    month = MONTHS.index(found["month"]) + 1
    if found["last"] is not None:
        last = month_end(year, month)
        return last - timedelta((last.weekday() - WEEKDAYS.index(found["last"])) % 7)
    given = min(int(found["day"]), month_end(year, month).day)
    day = date(year, month, given)
    if found["nearest"] is None:
        return day
    after = (WEEKDAYS.index(found["nearest"]) - day.weekday()) % 7
    return day + timedelta(after if after <= 3 else after - 7)
