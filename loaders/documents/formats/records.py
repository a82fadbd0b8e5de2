"""Read news records from JSON: one document for each record, under the names that archives and feeds use."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any

from chipcontrols.loaders.documents.formats.bounds import SIZE_LIMIT, load
from chipcontrols.loaders.documents.formats.plain import decode
from chipcontrols.loaders.documents.formats.stated import Stated
from chipcontrols.loaders.ledger import RejectedRecord
from chipcontrols.loaders.yml import read_yml

Record = Mapping[str, Any]


def read(place: str, path: Path) -> Iterator[Stated | RejectedRecord]:
    """Yield the records of a JSON file: a list of them, one alone, or a list under one of the known names."""
    text = decode(place, load(place, path))
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RejectedRecord("FORMAT", place, f"is not JSON ({error}).") from error
    if isinstance(given, dict):
        inner = next((given[name] for name in fields()["list"] if isinstance(given.get(name), list)), None)
        given = [given] if inner is None else inner
    if not isinstance(given, list):
        raise RejectedRecord("RECORD", place, "is neither a record nor a list of records.")
    for number, record in enumerate(given, 1):
        yield _stated_or_not(f"{place}:{number}", record)


def read_lines(place: str, path: Path) -> Iterator[Stated | RejectedRecord]:
    """Yield the records of a file with one JSON object a line. The file may be of any size, a line may not."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(SIZE_LIMIT + 1):
            number += 1
            if len(line) > SIZE_LIMIT:
                reason = f"is longer than {SIZE_LIMIT} bytes; what follows is not read. Split the record."
                yield RejectedRecord("SIZE", f"{place}:{number}", reason)
                return
            if line.strip():
                yield _line(f"{place}:{number}", line)


@cache
def fields() -> Mapping[str, list[str]]:
    """Return the names that each part of a record goes by, in the order in which they are tried."""
    path = Path(__file__).with_name("fields.yml")
    loaded: Mapping[str, list[str]] = read_yml(path)
    return loaded


def _line(place: str, line: bytes) -> Stated | RejectedRecord:
    try:
        return _stated(place, json.loads(decode(place, line)))
    except RejectedRecord as rejection:
        return rejection
    except (ValueError, RecursionError) as error:
        return RejectedRecord("FORMAT", place, f"is not JSON ({error}). Give one object a line.")


def _stated_or_not(place: str, record: object) -> Stated | RejectedRecord:
    try:
        return _stated(place, record)
    except RejectedRecord as rejection:
        return rejection


def _stated(place: str, record: object) -> Stated:
    if not isinstance(record, dict):
        raise RejectedRecord("RECORD", place, "is not a JSON object.")
    text = _words(record, "text")
    if text is None:
        raise RejectedRecord("RECORD", place, f"has no words under any of: {', '.join(fields()['text'])}.")
    if any("\ud800" <= sign <= "\udfff" or sign == "\x00" for sign in text):
        raise RejectedRecord("ENCODING", place, "holds half characters or NUL. Write the text as UTF-8.")
    return Stated(
        place, text, _words(record, "title"), _day(_words(record, "date")), _words(record, "language"),
        _words(record, "publisher"), _words(record, "url"),
    )  # fmt: skip


def _words(record: Record, part: str) -> str | None:
    """Return the first words under the names of a part; a publisher may be an object with a name."""
    for name in fields()[part]:
        value = record.get(name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, str) and value.strip():
            return value
    return None


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        return None
