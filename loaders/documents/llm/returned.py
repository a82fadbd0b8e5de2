"""Hold what a model returns against the text: the quote, the names, the figure and the period must stand there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chipcontrols.loaders.claim import Claim, Evidence, Iri, Period, Quantity, make_claim
from chipcontrols.loaders.curated.records import closed_interval
from chipcontrols.loaders.documents.spans import Mention, within
from chipcontrols.loaders.documents.values.numbers import figures
from chipcontrols.loaders.documents.values.periods import Clock, periods
from chipcontrols.loaders.ledger import RejectedRecord
from chipcontrols.loaders.reading import Text
from chipcontrols.ontology.frames import Frame, frames, superclasses

LONGEST_QUOTE = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A stretch of a document that a model was asked about, with all names of the document."""

    text: Text
    start: int
    end: int
    language: str
    names: Sequence[Mention]
    extractor: str


def read_claim(asked: Asked, row: object) -> Claim:
    """Return a returned claim. Raises RejectedRecord if the text does not hold what it says.

    Whether it fits the frame of its kind is for `fault` to say.
    """
    try:
        assert isinstance(row, dict)
        frame = frames()[row["kind"]]
        start, end = _quote(asked, row["quote"])
        quote = asked.text.text[start:end]
        return make_claim(
            frame.kind,
            asked.text.source.slug,
            _roles(asked, frame, row["roles"], start, end),
            asked.extractor,
            details=_details(asked, row["details"]),
            value=_figure(asked, row, quote),
            period=_period(asked, row["period"], quote),
            modality=str(row["modality"]),
            attributed_to=_speaker(asked, row["attributed_to"], start, end),
            evidence=[Evidence(asked.text.source.slug, start, end, quote)],
        )
    except (AssertionError, KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise _rejected(asked, "FORM", f"the claim is not in the form asked for ({error})") from error


def _rejected(asked: Asked, code: str, reason: str) -> RejectedRecord:
    return RejectedRecord(code, f"{asked.text.source.slug}:{asked.start}", reason)


def _quote(asked: Asked, quote: str) -> tuple[int, int]:
    words = quote.split()
    if len(words) == 0 or len(quote) > LONGEST_QUOTE:
        raise _rejected(asked, "QUOTE", f"a quote has 1 to {LONGEST_QUOTE} characters, not {len(quote)}")
    # A model may fold lines; nothing else may differ.
    found = re.compile(r"\s+".join(map(re.escape, words))).search(asked.text.text, asked.start, asked.end)
    if found is None:
        raise _rejected(asked, "QUOTE", f"{quote[:60]!r} does not stand in the passage")
    return found.span()


def _roles(
    asked: Asked, frame: Frame, given: Mapping[str, Sequence[str]], start: int, end: int
) -> dict[str, list[Iri]]:
    roles = {
        role: [_participant(asked, name, frame.roles[role], start, end) for name in names]
        for role, names in given.items()
        if len(names) > 0
    }
    within = asked.text.text[start:end]
    if not any(name in within for names in given.values() for name in names):
        raise _rejected(asked, "NAME", f"the quote {within[:60]!r} names none of the participants")
    return roles


def _participant(asked: Asked, name: str, wanted: str, start: int, end: int) -> Iri:
    for mention in _nearest(asked, name, start, end):
        for candidate in mention.candidates:
            if wanted in superclasses(candidate.cls):
                return candidate.iri
    raise _rejected(asked, "NAME", f"{name!r} is no name of a thing of class {wanted} in the passage")


def _nearest(asked: Asked, name: str, start: int, end: int) -> list[Mention]:
    """Return the mentions of the passage that are written so, those in the quote first."""
    of_passage = [m for m in within(asked.names, asked.start, asked.end) if m.text == name]
    return sorted(of_passage, key=lambda m: (not (start <= m.start and m.end <= end), m.start))


def _details(asked: Asked, given: Mapping[str, str | None]) -> dict[str, str]:
    details = {name: words for name, words in given.items() if words}
    for words in details.values():
        if words not in asked.text.text[asked.start : asked.end]:
            raise _rejected(asked, "WORDS", f"{words[:60]!r} does not stand in the passage")
    return details


def _figure(asked: Asked, row: Mapping[str, Any], quote: str) -> Quantity | None:
    numbers = [None if (n := row.get(part)) is None else Decimal(str(n)) for part in ("value", "minimum", "maximum")]
    stated = {number for number in numbers if number is not None}
    if len(stated) == 0:
        return None
    for figure in figures(quote, asked.language):
        if stated == {n for n in (figure.value, figure.minimum, figure.maximum) if n is not None}:
            # The words decide whether a number is a value or a bound.
            return Quantity(figure.value, figure.minimum, figure.maximum, row["unit"] or figure.unit or "units")
    listed = ", ".join(sorted(map(str, stated)))
    raise _rejected(asked, "FIGURE", f"the quote {quote[:60]!r} does not state {listed}")


def _period(asked: Asked, stated: str | None, quote: str) -> Period | None:
    """Return the period if the quote states it; what a model adds of its own is left out."""
    wanted = closed_interval(stated or "")
    clock = Clock(asked.language, asked.text.source.issued)
    return next((time.period for time in periods(quote, clock, (), 0) if wanted and _same(time.period, wanted)), None)


def _same(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _speaker(asked: Asked, name: str | None, start: int, end: int) -> Iri | None:
    found: Iterator[Iri] = (
        candidate.iri
        for mention in (_nearest(asked, name, start, end) if name else ())
        for candidate in mention.candidates
        if "Agent" in superclasses(candidate.cls)
    )
    return next(found, None)
