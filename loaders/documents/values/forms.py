"""The forms in which languages write periods, and how each form is read."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from chipcontrols.loaders.claim import Period
from chipcontrols.loaders.documents.lexicon import any_of, bounded, whole_words, words
from chipcontrols.loaders.documents.values import calendar
from chipcontrols.loaders.documents.values.undated import first_months, months_span, months_to, opens, undated

ISO = r"(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])"
DOTTED = r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4})(?![\d])"
SLASHED = r"(?<![\d/])(\d{4})[./](\d{1,2})[./](\d{1,2})(?![\d/])"
# "Q3 2025", "Q3/25", "3Q25" and "25Q3": SIGN stands for the letters of quarters or halves, N for how many there are.
PART = (
    r"(?<![A-Za-z\d])SIGN([1-N])(?:[ /-]?(?:of |de )?(20\d\d)|[/'’]{1,2}([12]\d))(?!\d|[.,]\d|\s?%)"
    r"|(?<![A-Za-z\d.,-])([1-N])SIGN ?['’]?((?:20)?[12]\d)(?![A-Za-z\d%]|[.,]\d)"
    r"|(?<![A-Za-z\d.,-])((?:20)?[12]\d)年?[ /-]?SIGN([1-N])(?![A-Za-z\d])"
)
FISCAL = r"(?<!\w)(?:Q([1-4])[ -]?)?FY ?'?(20\d\d|\d\d)(?!\d)"
# A fiscal year that lies in two years is that in which it ends.
SPLIT = (
    r"(?<!\w)(?:GJ|(?:Geschäfts|Wirtschafts)jahr(?:e?s)?|exercice(?: fiscal)?|fiscal(?: year)?|FY)"
    r" ?20\d\d[/-](?:20)?(\d\d)(?!\d)"
)
YEARS = r"(?<![\w./-])20(\d\d)/(?:20)?(\d\d)(?![\w/-]|[.,]\d)"
NOT_A_PART = r"(?<![A-Za-zÀ-ÿ\d/$€£+_-])(?<!\d[.,])"
YEAR = NOT_A_PART + r"(?:19[89]\d|20(?:[0-3]\d|4[05]))(?![\w%°+]|[.,]\d|GROUP\d{3}(?![\d.,]))"
# Where a space groups digits, "2024 110" is one number.
GROUPS = {"fr": "[ \u00a0\u202f]"}
HAN_YEAR = NOT_A_PART + r"(?:19[89]\d|20(?:[0-3]\d|4[05]))(?:\s?年|(?![\w%+]|[.,]\d))"

Reader = Callable[[re.Match[str], date | None], Period | None]


@cache
def readers(language: str) -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Return the patterns of a language with their readers, the most exact first."""
    grammar = _grammar(language)
    found = [months_to(language), months_span(language), *dated(language)]
    found.append((re.compile(SPLIT), lambda m, day: _fiscal(2000 + int(m[1]), None)))
    found.append((re.compile(YEARS), lambda m, day: _fiscal(2000 + int(m[2]), None) if _are_next(m) else None))
    found.append((re.compile(FISCAL), lambda m, day: _fiscal(2000 + int(m[2]) % 100, m[1])))
    found.append((grammar["fiscal"], lambda m, day: _worded_fiscal(m, language)))
    found.append(first_months(language))
    found += _parts(language, grammar)
    found.append((grammar["years"], lambda m, day: _interval(m)))
    found += undated(language)
    found += _relative(language, grammar)
    year = re.compile(HAN_YEAR if language == "zh" else YEAR.replace("GROUP", GROUPS.get(language, "[\u00a0\u202f]")))
    found.append((year, lambda m, day: calendar.year_period(int(m[0][:4]))))
    return tuple(found)


@cache
def dated(language: str) -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Return the first of these: the forms of days and months with their year."""
    found: list[tuple[re.Pattern[str], Reader]] = [
        (re.compile(ISO), lambda m, day: _day(int(m[1]), int(m[2]), int(m[3]))),
        (re.compile(SLASHED), lambda m, day: _day(int(m[1]), int(m[2]), int(m[3]))),
    ]
    if language in ("de", "fr"):
        found.append((re.compile(DOTTED), lambda m, day: _day(int(m[3]), int(m[2]), int(m[1]))))
    return (*found, *_dated(language, _grammar(language)))


def _dated(language: str, grammar: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[re.Pattern[str], Reader]]:
    if language == "zh":
        yield grammar["date"], lambda m, day: _dayed(day, m[1], int(m[2]), int(m[3]), opens(language, m))
        yield grammar["month"], lambda m, day: _month(int(m[1]), int(m[2]))
        return
    number = _numbering(words(language)["periods"]["months"])
    yield grammar["date"], lambda m, day: _dayed(day, m[3], number(m[2]), int(m[1]), opens(language, m))
    if "date_month_first" in grammar:
        month_first = grammar["date_month_first"]
        yield month_first, lambda m, day: _dayed(day, m[3], number(m[1]), int(m[2]), opens(language, m))
    yield grammar["month"], lambda m, day: _month(int(m[2]), number(m[1]))


def _parts(language: str, grammar: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[re.Pattern[str], Reader]]:
    for signs, count, build in (("[QT]", "4", calendar.quarter_period), ("[HS]", "2", calendar.half_period)):
        yield re.compile(PART.replace("SIGN", signs).replace("N", count)), partial(_short_part, build)
    # Chinese names the year first.
    year, part = (1, 2) if language == "zh" else (2, 1)
    for name, build in (("quarter", calendar.quarter_period), ("half", calendar.half_period)):
        number = _numbering(words(language)["periods"][f"{name}_words"])
        yield grammar[name], partial(_part, build, number, year, part)


def _short_part(build: Callable[[int, int], Period], match: re.Match[str], day: date | None) -> Period:
    year = int(match[2] or match[3] or match[5] or match[6])
    return build(year if year > 100 else 2000 + year, int(match[1] or match[4] or match[7]))


def _part(
    build: Callable[[int, int], Period],
    number: Callable[[str], int],
    year: int,
    part: int,
    match: re.Match[str],
    day: date | None,
) -> Period:
    return build(int(match[year]), number(match[part]))


def _relative(language: str, grammar: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[re.Pattern[str], Reader]]:
    relative = words(language)["periods"]["relative"]
    months = words(language)["periods"]["months"]
    number = (lambda month: int(month)) if language == "zh" else _numbering(months)
    for form, steps in relative["year"].items():
        pattern = grammar["month_of_year"].pattern.replace("YEAR", form)
        yield re.compile(pattern, re.IGNORECASE), partial(_month_of_year, number, 2 if language == "zh" else 1, steps)
    for unit, forms in relative.items():
        for form, steps in forms.items():
            yield re.compile(whole_words(form, language), re.IGNORECASE), partial(_moved, unit, steps)


def _month_of_year(
    number: Callable[[str], int], part: int, steps: int, match: re.Match[str], day: date | None
) -> Period | None:
    return None if day is None else _month(day.year + steps, number(match[part]))


def _moved(unit: str, steps: int, match: re.Match[str], day: date | None) -> Period | None:
    return None if day is None else calendar.moved(day, unit, steps)


def _day(year: int, month: int, day: int) -> Period | None:
    found = calendar.valid(year, month, day)
    return None if found is None or not 1980 <= year <= 2049 else calendar.day_period(found)


def _dayed(reference: date | None, year: str | None, month: int, day: int, opens: bool) -> Period | None:
    """Return a day; without a year the last one, or where something starts or ends on it the nearest."""
    if year is not None:
        return _day(int(year), month, day)
    if reference is None:
        return None
    found = (calendar.nearest if opens else calendar.latest)(month, day, reference)
    return None if found is None else calendar.day_period(found)


def _month(year: int, month: int) -> Period | None:
    return calendar.month_period(year, month) if 1980 <= year <= 2049 and 1 <= month <= 12 else None


def _are_next(match: re.Match[str]) -> bool:
    """Return whether one year of two digits follows another: 2023/24."""
    return int(match[2]) == int(match[1]) + 1


def _fiscal(year: int, quarter: str | int | None) -> Period:
    # The days of a fiscal year differ by firm, so only its label is kept.
    return Period(None, None, f"FY{year}" if quarter is None else f"FY{year}-Q{quarter}")


def _worded_fiscal(match: re.Match[str], language: str) -> Period:
    parts = [part for part in match.groups() if part is not None]
    year = next(part for part in parts if part.isdigit())
    quarters = [part for part in parts if not part.isdigit()]
    if len(quarters) == 0:
        return _fiscal(int(year), None)
    if language == "zh":
        return _fiscal(int(year), "一二三四".index(quarters[0].lstrip("第")[0]) + 1)
    return _fiscal(int(year), _numbering(words(language)["periods"]["quarter_words"])(quarters[0]))


def _interval(match: re.Match[str]) -> Period | None:
    first, last = int(match[1]), int(match[2])
    if not 1980 <= first < last <= 2049:
        return None
    return Period(date(first, 1, 1), date(last, 12, 31), f"{first}/{last}")


def _numbering(forms: Sequence[str]) -> Callable[[str], int]:
    patterns = [re.compile(form, re.IGNORECASE) for form in forms]
    return lambda word: next(n for n, pattern in enumerate(patterns, 1) if pattern.fullmatch(word))


@cache
def _grammar(language: str) -> dict[str, re.Pattern[str]]:
    section: dict[str, Any] = words(language)["periods"]
    parts = {"MONTH": section["months"], "QUARTER": section["quarter_words"], "HALF": section["half_words"]}
    grammar: dict[str, re.Pattern[str]] = {}
    for name in ("date", "date_month_first", "month", "half", "quarter", "fiscal", "years", "month_of_year"):
        pattern = section.get(name)
        if pattern is None:
            continue
        for part, forms in parts.items():
            pattern = pattern.replace(part, any_of(forms, language))
        grammar[name] = bounded(pattern, language)
    return grammar
