"""Read periods such as "Q1 2026", "2024年底" or "l'année prochaine" as closed day intervals."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from chipcontrols.loaders.claim import Period
from chipcontrols.loaders.documents.lexicon import whole_words, words
from chipcontrols.loaders.documents.sieve import Sieve, sieve
from chipcontrols.loaders.documents.spans import Mention, Time, overlaps
from chipcontrols.loaders.documents.values import calendar
from chipcontrols.loaders.documents.values.forms import Reader, dated, readers
from chipcontrols.loaders.documents.values.undated import first_months

# No period begins within a number.
NUMBER = re.compile(r"(?<!\d)|(?!\d)")
# The label of a year, and how far before a quarter such stands that is its own.
YEAR = re.compile(r"(?P<fiscal>FY)?(?P<year>20\d\d)")
WITHIN = 120
UNTIL = re.compile(r"\s?(?:至|到|bis(?: zum| Ende)?)\s?")
# How many digits a year has, and the languages in which none follows a country without a preposition.
DIGITS, PLANS = 4, ("en", "fr")
Forms = Callable[[str], Sequence[tuple[re.Pattern[str], Reader]]]


class Clock(NamedTuple):
    """What relative words are counted from: the day of the document, or None if it is not known."""

    language: str
    day: date | None = None


def periods(text: str, clock: Clock, taken: Sequence[Mention] = (), base: int = 0) -> list[Time]:
    """Return the periods of a text in order. Relative words are read from the clock, and passed over without one.

    >>> [t.period.label for t in periods("Im August 2024 und im dritten Quartal 2025", Clock("de"))]
    ['2024-08', '2025-Q3']
    """
    found = _read(text, clock, readers, taken, base)
    if clock.day is None and len(found) > 0:
        found += list(_of_year_before(text, clock.language, found, base))
    return (
        _joined(text, sorted(found, key=lambda time: time.start), base) if len(found) > 0 else _vague(text, clock, base)
    )


def _read(text: str, clock: Clock, forms: Forms, taken: Sequence[Mention] = (), base: int = 0) -> list[Time]:
    """Return the periods of some forms, those of the first forms first."""
    found: list[Time] = []
    listed = forms(clock.language)
    for n, match in _sieve(forms, clock.language).matches(text, 0, len(text)):
        start, end = base + match.start(), base + match.end()
        if any(overlaps(start, end, m) for m in taken) or any(overlaps(start, end, t) for t in found):
            continue
        if clock.language in PLANS and _is_plan(match, start, taken):
            continue
        period = listed[n][1](match, clock.day)
        if period is not None:
            found.append(Time(start, end, _since(text, match, clock.language, period)))
    return found


def _joined(text: str, found: list[Time], base: int) -> list[Time]:
    """Return periods in order; a year and the part of a later one that it lasts to are one: 2022年至2025年前三季度."""
    whole = found[:1]
    for time in found[1:]:
        first, last = whole[-1], time.period
        since = YEAR.fullmatch(first.period.label or "") is not None and first.period.start is not None
        to = UNTIL.fullmatch(text, first.end - base, time.start - base)
        if since and to is not None and last.end is not None and YEAR.fullmatch(last.label or "") is None:
            label = f"{first.period.label}/{(last.label or '').rpartition('/')[2]}"
            whole[-1] = Time(first.start, time.end, Period(first.period.start, last.end, label))
        else:
            whole.append(time)
    return whole


def parts(text: str, language: str, low: int, high: int) -> Iterator[tuple[int, int, int]]:
    """Yield the quarters that a stretch names by their number, each with its place."""
    for match in _quarters(language).finditer(text, low, high):
        yield match.lastindex or 0, match.start(), match.end()


def first(text: str, language: str, low: int, high: int) -> Iterator[tuple[int, int, int]]:
    """Yield the places of the first months or quarters of a year in a stretch, which are no quarter of a number."""
    yield from ((0, *match.span()) for match in first_months(language)[0].finditer(text, low, high))


def _of_year_before(text: str, language: str, found: Sequence[Time], base: int) -> Iterator[Time]:
    """Yield the quarters without a year in a text without a day, as those of the year that is named last before."""
    for number, low, high in parts(text, language, 0, len(text)):
        start = base + low
        if any(overlaps(start, base + high, t) for t in found):
            continue
        before = max((t for t in found if 0 <= start - t.end <= WITHIN), key=lambda t: t.end, default=None)
        year = YEAR.fullmatch(before.period.label or "") if before is not None else None
        if year is not None and year["fiscal"] is not None:
            yield Time(start, base + high, Period(None, None, f"{year[0]}-Q{number}"))
        elif year is not None:
            yield Time(start, base + high, calendar.quarter_period(int(year["year"]), number))


def _is_plan(match: re.Match[str], start: int, taken: Sequence[Mention]) -> bool:
    """Return whether a bare year closes the name of a plan that opens with a country: "France 2030"."""
    bare = match.group().isdigit() and len(match.group()) == DIGITS
    return bare and any(m.end == start - 1 and m.candidates[0].cls == "Country" for m in taken)


def _vague(text: str, clock: Clock, base: int) -> list[Time]:
    """Return the month of the document where a text says no more than "currently" or "recently"."""
    forms = words(clock.language)["periods"].get("vague")
    if forms is None or clock.day is None:
        return []
    found = list(_words(clock.language, forms).finditer(text))
    month = calendar.moved(clock.day, "month", 0) if len(found) > 0 else None
    return [Time(base + m.start(), base + m.end(), month) for m in found if month is not None]


def full_dates(text: str, language: str) -> list[tuple[date, int, int]]:
    """Return the days that a text states with day, month and year, each with its place, in order."""
    found = sorted(_read(text, Clock(language), dated), key=lambda time: time.start)
    whole = ((t.period.start, t) for t in found if t.period.start == t.period.end)
    return [(day, t.start, t.end) for day, t in whole if day is not None]


def _since(text: str, match: re.Match[str], language: str, period: Period) -> Period:
    """Return a period as an open one if the words around it say that it is a start."""
    before, after = _opening(language)
    named = match.start("part") if "part" in match.groupdict() else match.start()
    opened = before.search(text, max(0, match.start() - 14), named) is not None
    opened = opened or (match[0][0].isdigit() and text.startswith("以来", match.end()))
    if not opened or period.start is None or after.match(text, match.end()) is None:
        return period
    return Period(period.start, None, f"since {period.label or period.start}")


@cache
def _sieve(forms: Forms, language: str) -> Sieve:
    return sieve([pattern for pattern, _ in forms(language)], NUMBER)


@cache
def _quarters(language: str) -> re.Pattern[str]:
    forms = words(language)["periods"]["quarter_words"]
    return re.compile(whole_words("|".join(f"({form})" for form in forms), language), re.IGNORECASE)


@cache
def _words(language: str, forms: str) -> re.Pattern[str]:
    return re.compile(whole_words(forms, language), re.IGNORECASE)


@cache
def _opening(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    since = words(language)["periods"]["since"]
    if language == "zh":
        return re.compile(rf"(?:{since})$"), re.compile("以来|起|开始")
    return re.compile(rf"(?<!\w)(?:{since})\s+(?:le |l'|dem |den |the )?$", re.IGNORECASE), re.compile("")
