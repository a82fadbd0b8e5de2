"""Screening records as rows: for a person, for a spreadsheet, and the words that go with every answer."""

import csv
import io
from collections.abc import Iterable, Iterator

from chipcontrols.graph.listings import Listing
from chipcontrols.graph.screen import Match, Screening
from chipcontrols.graph.terms import printable
from chipcontrols.queries.tables import inert

COLUMNS = (
    "query", "result", "rank", "score", "name", "matched", "countries", "list", "citation", "instruments",
    "licence requirement", "review policy", "review policy text", "footnotes", "scope", "start", "end", "reasons",
    "same as", "related parties", "party", "claim", "source", "as of", "true on", "known by", "known as", "set aside",
)  # fmt: skip
NO_NAME = "no name to search for"


def as_csv(records: Iterable[Screening]) -> Iterator[str]:
    """Yield the lines of a CSV file: one for each entry on each party found, and one for a name that is not found."""
    yield _line(COLUMNS)
    for record in records:
        for row in _rows(record):
            yield _line([inert(row.get(column, "")) for column in COLUMNS])


def as_table(records: Iterable[Screening]) -> list[list[str]]:
    """Return the header and rows for a person: one for each party found, and one for a name that is not found."""
    rows: list[list[str]] = []
    for record in records:
        for rank, match in enumerate(record.matches):
            rows.append([record.query if rank == 0 else "", f"{match.score:.2f}", *_readable(match)])
        if not record.matches:
            known = f"{record.known_as}: " if record.known_as else ""
            where = f" in {record.country}" if record.country else ""
            none = f"{known}on none of the lists searched{where}" if record.screened else NO_NAME
            rows.append([record.query, "", none, "", ""])
    return [["name", "score", "party", "listed", "why"], *([printable(cell) for cell in row] for row in rows)]


def asides(record: Screening) -> list[str]:
    """Return what was found but is not reported, and why."""
    return [f"{aside.name} ({aside.score:.2f}): {aside.reason}" for aside in record.set_aside]


def data_dates(record: Screening) -> str:
    """Return which lists were searched, of which day and how large."""
    return "; ".join(
        f"{data.title}, {data.parties:,} parties, as of {data.as_of or 'an unknown day'}" for data in record.lists
    )


def limits(record: Screening) -> list[str]:
    """Return what a search of a moment cannot see: a list of today holds nobody who was taken off it before."""
    told = []
    if record.true_on:
        told.append(
            f"True on {record.true_on}: who left a list before its own day is not in it, so that no match is no proof; "
            "entries that no day is known of are shown."
        )
    if record.known_by:
        told.append(
            f"Known by {record.known_by}: an entry is left out before the last rule that it cites was public, "
            "and before the day of its list if the tables know no such rule. No match is no proof."
        )
    return told


def _rows(record: Screening) -> Iterator[dict[str, str]]:
    common = {
        "query": record.query,
        "true on": record.true_on or "",
        "known by": record.known_by or "",
        "known as": record.known_as or "",
        "set aside": "; ".join(asides(record)),
    }
    for rank, match in enumerate(record.matches, 1):
        for listing in match.listings:
            yield common | {
                "result": "match",
                "rank": str(rank),
                "score": f"{match.score:.3f}",
                "name": match.name,
                "matched": match.matched,
                "countries": "; ".join(match.countries),
                "list": listing.list,
                "citation": listing.citation or "",
                "instruments": "; ".join(listing.instruments),
                "licence requirement": listing.licence_requirement or "",
                "review policy": listing.review_policy or "",
                "review policy text": listing.review_policy_text or "",
                "footnotes": "; ".join(listing.footnotes),
                "scope": listing.scope or "",
                "start": listing.start or "",
                "end": listing.end or "",
                "reasons": "; ".join(match.reasons),
                "same as": match.entity or "",
                "related parties": _related(match),
                "party": match.party,
                "claim": listing.claim,
                "source": listing.source,
                "as of": listing.as_of or "",
            }
    if not record.matches:
        days = "; ".join(data.as_of or "" for data in record.lists)
        result = "no match" if record.screened else "no name"
        yield common | {"result": result, "source": "; ".join(d.source for d in record.lists), "as of": days}


def _readable(match: Match) -> list[str]:
    places = f" ({', '.join(match.countries)})" if match.countries else ""
    entries = dict.fromkeys(
        ", ".join(
            part
            for part in (
                entry.list,
                entry.citation,
                entry.start and f"since {entry.start}",
                _policy(entry),
                *entry.footnotes,
            )
            if part
        )
        for entry in match.listings
    )
    why = ", ".join(match.reasons)
    return [match.name + places, "; ".join(entries), why if match.matched == match.name else f"{match.matched}: {why}"]


def _policy(entry: Listing) -> str | None:
    """Return the review policy, or the words of an entry that only says which section states it."""
    words = entry.review_policy_text or ""
    return words if words.startswith("See ") else entry.review_policy


def _related(match: Match) -> str:
    more = match.related_count - len(match.related)
    return "; ".join([*match.related, *([f"and {more} more"] if more else [])])


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
