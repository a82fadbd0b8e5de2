"""Rows of a table: each cell is taken once, and what nobody took is found."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NoReturn

from chipcontrols.loaders.claim import Period
from chipcontrols.loaders.days import interval
from chipcontrols.loaders.ledger import RejectedRecord

CONFIDENCES = ("high", "medium", "low")


class Row:
    """One record of a table, at `place` (file:line). Taking a cell removes it; `audit` rejects what is left."""

    def __init__(self, place: str, cells: dict[str, str]) -> None:
        """Hold the cells by column."""
        self.place = place
        self._cells = cells

    def take(self, column: str) -> str:
        """Return the words of a cell, one space between them, empty when nothing is known."""
        cell = self._cells.pop(column)
        return " ".join(cell.split()) if cell else ""

    def need(self, column: str) -> str:
        """Return the words of a cell that may not be empty."""
        return self.take(column) or self._fail("MISSING", f"{column} is empty")

    def several(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that semicolons divide."""
        text = self.take(column)
        return tuple(part.strip() for part in text.split(";") if part.strip()) if text else ()

    def choice(self, column: str, allowed: tuple[str, ...]) -> str:
        """Return a word that is one of those allowed."""
        word = self.take(column)
        return word if word in allowed else self._fail("CHOICE", f"{column} {word!r} is none of {', '.join(allowed)}")

    def confidence(self) -> str:
        """Return the confidence, which every row states."""
        return self.choice("confidence", CONFIDENCES)

    def number(self, column: str) -> Decimal | None:
        """Return a plain finite number, or None when the cell is empty."""
        text = self.take(column)
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            self._fail("NUMBER", f"{column} {text!r} is not a number")
        return number if number.is_finite() else self._fail("NUMBER", f"{column} {text!r} is not a finite number")

    def day(self, column: str) -> date | None:
        """Return the day of a cell, or None when it is empty."""
        days = self.days(column)
        if len(days) > 1:
            self._fail("DATE", f"{column} holds {len(days)} days, one is expected")
        return days[0] if days else None

    def days(self, column: str) -> tuple[date, ...]:
        """Return the days of a cell, in the order that is stated."""
        parts = self.several(column)
        return tuple(self._day(column, text) for text in parts) if parts else ()

    def period(self, column: str) -> Period | None:
        """Return the interval of a cell that holds a day, month, quarter or year, or None when it is empty."""
        text = self.take(column)
        try:
            return interval(text) if text else None
        except ValueError as error:
            self._fail("DATE", f"{column}: {error}")

    def audit(self, *ignored: str) -> None:
        """Reject the record when a filled cell was neither taken nor ignored on purpose."""
        left = [column for column, cell in self._cells.items() if cell and column not in ignored and cell.strip()]
        if left:
            self._fail("UNUSED", f"nothing reads {', '.join(sorted(left))}")

    def reject(self, code: str, reason: str) -> RejectedRecord:
        """Return the rejection of this record, to raise."""
        return RejectedRecord(code, self.place, reason)

    def _day(self, column: str, text: str) -> date:
        try:
            period = interval(text)
        except ValueError as error:
            self._fail("DATE", f"{column}: {error}")
        if period.start is None or period.label is not None:
            self._fail("DATE", f"{column} {text!r} is longer than a day")
        return period.start

    def _fail(self, code: str, reason: str) -> NoReturn:
        raise self.reject(code, reason)
