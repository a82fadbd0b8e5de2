"""Tables for notebooks, with everything that comes from data escaped."""

from collections.abc import Iterable, Sequence
from html import escape

SHOWN = 50  # rows; a notebook is no place for ten thousand


def table(head: Sequence[str], rows: Sequence[Iterable[object]], caption: str = "") -> str:
    """Return the first rows as an HTML table, with a line that says how many there are."""
    columns = "".join(f"<th>{escape(name)}</th>" for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in rows[:SHOWN])
    more = f"the first {SHOWN} of {len(rows):,} rows" if len(rows) > SHOWN else f"{len(rows):,} rows"
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table><p>{more}</p>"


def _cell(value: object) -> str:
    return "" if value is None else escape(str(value))
