"""Read annotated facts and mentions: one JSON object a line, with offsets into the document that it is of."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from chipcontrols.loaders.claim import Period, Quantity
from chipcontrols.loaders.curated.annotations import COUNTS_OF_PARTIES
from chipcontrols.loaders.curated.mapping import rules, unit_notation
from chipcontrols.loaders.curated.records import closed_interval
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Text

QUOTED = re.compile(r"'([^']{2,80})'|\"([^\"]{2,80})\"|“([^”]{2,80})”|「([^」]{2,80})」")

# Rates whose claims are negative where something falls.
RATES = frozenset({"growth_rate", "revenue_change", "market_cap_change"})
# Results whose claims are negative where they are losses, and the words of annotators for these.
RESULTS = frozenset({"profit", "net_income", "net_profit", "operating_profit", "profit_margin", "earnings_per_share"})
FALLING = {"down": RATES, "loss": RESULTS}
# Changes whose claims tell a fall by their direction and not by the sign.
DIRECTED = frozenset({"stock_price_change"})

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Fact:
    """What an annotator read in a document. `aliases` are further names of its subject and object."""

    id: str
    doc: str
    start: int
    end: int
    evidence: str
    predicate: str
    subject: str
    object: str | None
    value: Quantity | None = None
    period: Period | None = None
    modality: str = "asserted"
    aliases: tuple[str, ...] = ()
    core: bool = True
    garbled: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A name that an annotator marked in a document, with its type and, if given, whom or what it names."""

    doc: str
    start: int
    end: int
    type: str
    name: str | None = None


def is_annotations(path: Path) -> bool:
    """Return whether a file holds annotated facts: JSON lines whose first has a subject and a predicate."""
    if path.suffix.lower() != ".jsonl" or not path.is_file():
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        first = file.readline(1_000_000)
    try:
        row = json.loads(first)
    except ValueError:
        return False
    return isinstance(row, dict) and {"subject", "predicate"} <= row.keys()


def read_facts(paths: Iterable[Path]) -> list[Fact]:
    """Return the facts of annotation files. Raises WrongInput with file and line for one that cannot be read."""
    return [_parsed(_fact, row, place) for path in paths for place, row in _rows(path)]


def read_named(paths: Iterable[Path]) -> list[Named]:
    """Return the marked names of files. Raises WrongInput with file and line for one that cannot be read."""
    return [_parsed(_named, row, place) for path in paths for place, row in _rows(path)]


def documents(given: Iterable[Fact | Named], texts: Sequence[Text]) -> Mapping[str, Text]:
    """Return the text of each document that annotations speak of: its file name starts with their `doc`."""
    found: dict[str, Text] = {}
    for doc in sorted({annotation.doc for annotation in given}):
        of_name = [text for text in texts if _is_named(Path(text.path).name, doc) or text.source.slug == doc]
        if len(of_name) > 1:
            raise WrongInput(f"annotations of {doc!r} fit {of_name[0].path} and {of_name[1].path}. Rename one.")
        if len(of_name) == 1:
            found[doc] = of_name[0]
    return found


def displaced(facts: Iterable[Fact], texts: Mapping[str, Text]) -> list[Fact]:
    """Return the facts whose evidence does not stand in the text at their offsets."""
    return [f for f in facts if f.doc in texts and texts[f.doc].text[f.start : f.end] != f.evidence]


def _is_named(name: str, doc: str) -> bool:
    return name.startswith(doc) and not name[len(doc) : len(doc) + 1].isalnum()


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(f"{path} cannot be read: {error}. Give a file of JSON lines.") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise WrongInput(f"{path}:{number} is not JSON: {error}") from error
            if not isinstance(row, dict):
                raise WrongInput(f"{path}:{number} is not a JSON object.")
            yield f"{path}:{number}", row


def _parsed(parse: Callable[[dict[str, Any]], Read], row: dict[str, Any], place: str) -> Read:
    try:
        return parse(row)
    except KeyError as error:
        raise WrongInput(f"{place} lacks {error}.") from error
    except (ValueError, TypeError, ArithmeticError, AttributeError) as error:
        raise WrongInput(f"{place} is no annotation: {error}") from error


def _named(row: dict[str, Any]) -> Named:
    return Named(str(row["doc"]), int(row["start"]), int(row["end"]), str(row["type"]), row.get("name"))


def _fact(row: dict[str, Any]) -> Fact:
    qualifiers = row.get("qualifiers") or {}
    mention = qualifiers.get("mention")
    notes = (next(filter(None, groups)) for groups in QUOTED.findall(row.get("canonical_note") or ""))
    return Fact(
        str(row.get("id", "")), str(row["doc"]), int(row["start"]), int(row["end"]), row.get("evidence") or "",
        row["predicate"], row["subject"], row.get("object"), _quantity(_falling(row), row["predicate"]),
        closed_interval(row.get("time") or ""), row.get("modality") or "asserted",
        tuple(dict.fromkeys((*notes, *([mention] if isinstance(mention, str) else [])))),
        bool(row.get("core", True)), bool(qualifiers.get("garbled")),
    )  # fmt: skip


def _falling(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the figure of an annotation with the sign that claims give it.

    It is negative where the qualifiers tell of a rate that falls or of a loss, and never where a direction is told.
    """
    value, direction = row.get("value"), (row.get("qualifiers") or {}).get("direction")
    falls = row["predicate"] in FALLING.get(str(direction), ())
    if value is None or not (falls or (direction is not None and row["predicate"] in DIRECTED)):
        return value
    sign = -1 if falls else 1
    signed = {part: sign * abs(n) for part in ("value", "min", "max") if (n := value.get(part)) is not None}
    return {**value, **signed}


def _quantity(value: dict[str, Any] | None, predicate: str) -> Quantity | None:
    if value is None:
        return None
    exact, low, high = (None if (n := value.get(part)) is None else Decimal(str(n)) for part in ("value", "min", "max"))
    # Annotators count firms, fabs or entries; claims of listed parties count entities.
    counted = any(rule.kind in COUNTS_OF_PARTIES for rule in rules().get(predicate, ()))
    return Quantity(exact, low, high, "entities" if counted else _unit(str(value.get("unit") or "")))


def _unit(unit: str) -> str:
    try:
        return unit_notation(unit)
    except KeyError:
        return unit  # a unit that only the annotators know
