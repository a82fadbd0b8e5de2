"""The quarters of firms whose fiscal year is not the calendar year: "Micron's revenue in the third quarter"."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from chipcontrols.loaders.claim import Iri, Period
from chipcontrols.loaders.days import interval
from chipcontrols.loaders.documents.grammar import optional
from chipcontrols.loaders.documents.lexicon import compiled, words
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.values.calendar import earlier
from chipcontrols.loaders.fiscal import FiscalYear

QUARTER = re.compile(r"\d{4}-Q([1-4])")
# How far around a quarter a word such as "fiscal" stands.
BEFORE, BEHIND = 8, 24


def fiscal_year(years: Mapping[Iri, FiscalYear], firms: Iterable[Iri]) -> FiscalYear | None:
    """Return the fiscal year of the only firm among some that has one of its own."""
    own = {years[firm] for firm in firms if firm in years}
    return own.pop() if len(own) == 1 else None


def in_fiscal_terms(
    passage: Passage, period: Period | None, own: FiscalYear | None, results: bool, day: date | None, ahead: bool
) -> Period | None:
    """Return a period of a sentence by the fiscal year of the firm that it is told of, if it has one of its own.

    A fiscal year or quarter has its days. Results of a quarter are those of the last fiscal one that was over on the
    day of the document, or of the next one where they are expected; of one with its year it is not known whose year is
    meant, so that the label alone is kept. A fiscal quarter of another firm is none of the calendar.
    """
    stated = next((t for t in passage.times if t.period is period), None)
    if period is None or stated is None or period.label is None:
        return period
    if own is not None and period.start is None:
        return own.dated(period.label) or period
    quarter = QUARTER.fullmatch(period.label)
    if quarter is None:
        return period
    low, high = max(passage.sentence.start, stated.start - BEFORE), stated.end + BEHIND
    fiscal = optional(passage.language, "fiscal").search(passage.text, low, high) is not None
    if own is None or not (results or fiscal):
        return period if not fiscal else None
    told = passage.text[stated.start : stated.end]
    steps = next((n for form, n in _steps(passage.language) if form.fullmatch(told)), None)
    if steps is None and _named(passage.language).search(told) is None:
        return period  # "April to June"
    if steps is None and _named(passage.language).fullmatch(told) is None:
        return Period(None, None, period.label)
    if day is None:
        return None
    return own.moved(day, steps) if steps is not None else own.named(int(quarter[1]), day, ahead)


def is_to_come(period: Period | None, today: date | None) -> bool:
    """Return whether a period lies ahead: results that are reported for one are those of a fiscal year."""
    return period is not None and today is not None and period.start is not None and period.start > today


def moved_back(period: Period, months: int, own: FiscalYear | None) -> Period | None:
    """Return the period as long as another that lies some months before it, by a fiscal year if there is one.

    One that is known by its label alone, "2025-Q2" of a firm with other quarters, is so before, too.
    """
    if own is None or period.label is None:
        return earlier(period, months)
    if period.start is None and QUARTER.fullmatch(period.label) is not None:
        named = earlier(interval(period.label), months)
        return Period(None, None, named.label) if named is not None else None
    return own.before(period, months) or earlier(period, months)


@cache
def _steps(language: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Return what is said of the quarter before or after, with how many quarters off it is."""
    forms: Mapping[str, int] = words(language)["periods"]["relative"]["quarter"]
    return tuple((compiled(form, re.IGNORECASE), steps) for form, steps in forms.items())


@cache
def _named(language: str) -> re.Pattern[str]:
    """Return the words for quarters by their number."""
    return re.compile("|".join(words(language)["periods"]["quarter_words"]), re.IGNORECASE)
