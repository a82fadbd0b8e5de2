"""Read periods that name no year, such as "in October", "the third quarter", "on Tuesday" or "three years ago"."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial
from typing import Any

from chipcontrols.loaders.claim import Period
from chipcontrols.loaders.documents.lexicon import any_of, bounded, compiled, whole_words, word_bounds, words
from chipcontrols.loaders.documents.values import calendar
from chipcontrols.loaders.documents.values.numerals import numeral, numerals
from chipcontrols.loaders.fiscal import EXPECTED

# How far around a period words such as "expects" stand that put it ahead.
BEFORE, AFTER = 100, 40
OPENING = 20
# So far before a day words such as "starting on" begin.
BOUND = 40
# The least of days that a quarter has.
QUARTER = 85
NUMBERED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
STOP = re.compile(r"[.,](?!\d)|[;:，；：。]")
# A member of a list between commas, with no verb of its own: "plans its next chips, the Z9 in the third quarter".
NAMED = re.compile(
    r"\s(?:(?:and|the|et|le|la|les) |l['’])*[A-Z][\w.-]*(?: [A-Z\d][\w.-]*){0,3}"
    r" (?:in|for|by|en|au|pour) (?:the |late |early )?"
)
# Words beside a day of the week that put it in another week than the one before the text, by how many weeks.
WEEKS = {"week_before": -1, "this_week": 0, "week_after": 1}
Reader = Callable[[re.Match[str], date | None], Period | None]
Part = Callable[[int, int], Period]

PARTS: dict[str, Part] = {
    "month": calendar.month_period, "quarter": calendar.quarter_period, "half": calendar.half_period,
}  # fmt: skip


def first_months(language: str) -> tuple[re.Pattern[str], Reader]:
    """Return the pattern of a language for the first months or quarters of a year, with its reader."""
    first = words(language)["periods"]["first_months"].replace("NUMBER", _number(language))
    return bounded(first.replace("DIGITS", r"(?P<year>20\d\d)"), language), partial(_first_months, language)


def months_to(language: str) -> tuple[re.Pattern[str], Reader]:
    """Return the pattern of a language for some months up to one that is named, with its reader."""
    section = words(language)["periods"]
    last = r"1[0-2]|0?[1-9]" if language == "zh" else any_of(section["months"], language)
    form = section["months_to"].replace("NUMBER", _number(language)).replace("DIGITS", r"(?P<year>20\d\d)")
    return bounded(form.replace("LAST", f"(?P<last>{last})"), language), partial(_months_to, language)


def months_span(language: str) -> tuple[re.Pattern[str], Reader]:
    """Return the pattern of a language for the months from one to another, with its reader."""
    section = words(language)["periods"]
    month = any_of(section["months"], language)
    form = section["months_span"].replace("FIRST", f"(?P<first>{month})").replace("LAST", f"(?P<last>{month})")
    form = form.replace("DIGITS", r"(?P<year>20\d\d)")
    return bounded(form, language), partial(_months_span, tuple(section["months"]))


def opens(language: str, match: re.Match[str]) -> bool:
    """Return whether words right before a day or month make something start or end then: "from April 1", 自4月1日起."""
    start = match.start("part") if "part" in match.re.groupindex else match.start()
    return _bound(language).search(match.string, max(0, start - BOUND), start) is not None


def undated(language: str) -> Iterator[tuple[re.Pattern[str], Reader]]:
    """Yield the patterns of a language for periods without a year, with their readers, the most exact first."""
    section = words(language)["periods"]
    for name, build in PARTS.items():
        forms = section["months"] if name == "month" else section[f"{name}_words"]
        part = any_of(forms, language)
        for years, steps in section["relative"]["year"].items():
            of_year = section["part_of_year"].replace("PART", f"(?P<part>{part})").replace("YEAR", f"(?:{years})")
            yield bounded(of_year, language), partial(_of_year, build, tuple(forms), steps)
        if "same_year" in section:
            same = section["same_year"].replace("PART", f"(?P<part>{part})")
            yield bounded(same, language), partial(_of_same_year, build, tuple(forms))
    for name, build in PARTS.items():
        forms = section["months"] if name == "month" else section[f"{name}_words"]
        alone = section["undated"][name].replace("PART", f"(?P<part>{any_of(forms, language)})")
        yield bounded(alone, language), partial(_nearest, build, tuple(forms), language)
    weekday = section["weekday"].replace("DAY", f"(?P<part>{any_of(section['weekdays'], language)})")
    yield bounded(weekday, language), partial(_weekday, language, tuple(section["weekdays"]))
    for form, steps in section["days"].items():
        yield bounded(form, language), partial(_days_off, steps)
    if "day_alone" in section:
        alone = section["day_alone"].replace("NUMBER", _number(language))
        yield bounded(alone, language), partial(_day_alone, language)
    yield bounded(section["ago"].replace("NUMBER", _number(language)), language), partial(_years_ago, language)


def _first_months(language: str, match: re.Match[str], day: date | None) -> Period | None:
    """Return the stretch from January on that "the first nine months" or "the first three quarters" names."""
    months = _counted(language, match["number"]) * (3 if match["quarters"] is not None else 1)
    year = int(match["year"]) if match["year"] is not None else None if day is None else day.year
    if year is None or not 1 < months < 12:
        return None
    last = calendar.month_period(year, months).end
    return Period(date(year, 1, 1), last, f"{year}-01/{year}-{months:02}")


def _months_to(language: str, match: re.Match[str], day: date | None) -> Period | None:
    """Return the months up to a named one, the last that is over where no year is: "the three months to September"."""
    spoken = match.groupdict()
    parts = (count for name, count in (("quarter", 3), ("half", 6)) if spoken.get(name) is not None)
    count = next(parts, None) or _counted(language, match["number"])
    last, named = match["last"], match["year"]
    month = int(last) if last.isdigit() else _position(tuple(words(language)["periods"]["months"]), last)
    if not 1 < count <= 12 or (day is None and named is None):
        return None
    year = int(named) if named is not None else day.year if day is not None else 0
    end = calendar.month_period(year, month)
    if named is None and day is not None and end.end is not None and end.end > day:
        end = calendar.month_period(year - 1, month)
    return calendar.months_before(end, count)


def _months_span(forms: tuple[str, ...], match: re.Match[str], day: date | None) -> Period | None:
    """Return a stretch such as "July to September", the last that is over where no year is named."""
    first, last = (int(m) if m.isdigit() else _position(forms, m) for m in (match["first"], match["last"]))
    named = match["year"]
    if (day is None and named is None) or not 1 <= first < last <= 12:
        return None
    year = int(named) if named is not None else day.year if day is not None else 0
    end = calendar.month_period(year, last)
    if named is None and day is not None and end.end is not None and end.end > day:
        end = calendar.month_period(year - 1, last)
    return calendar.months_before(end, last - first + 1)


def _of_year(build: Part, forms: tuple[str, ...], steps: int, match: re.Match[str], day: date | None) -> Period | None:
    return None if day is None else build(day.year + steps, _position(forms, match["part"]))


def _of_same_year(build: Part, forms: tuple[str, ...], match: re.Match[str], day: date | None) -> Period | None:
    """Return a part of the year that was named last before."""
    years = NUMBERED.findall(match.string, 0, match.start())
    return build(int(years[-1]), _position(forms, match["part"])) if len(years) > 0 else None


def _nearest(
    build: Part, forms: tuple[str, ...], language: str, match: re.Match[str], day: date | None
) -> Period | None:
    """Return the part of a year that began last, or the one that ends next where it is said to lie ahead.

    Where something starts or ends then it is the nearest.
    """
    if day is None:
        return None
    position = _position(forms, match["part"])
    if opens(language, match):
        return min((build(day.year + n, position) for n in (-1, 0, 1)), key=lambda p: _distance(p, day))
    ahead = _lies_ahead(match, language)
    years = (day.year, day.year + 1) if ahead else (day.year, day.year - 1)
    found = [build(year, position) for year in years]
    over = next((p for p in (build(day.year - 1, position), found[0]) if is_just_over(p, day)), None)
    if ahead and over is not None:
        return over
    fits = [
        p for p in found if p.start is not None and p.end is not None and (p.end >= day if ahead else p.start <= day)
    ]
    return fits[0] if len(fits) > 0 else None


def _lies_ahead(match: re.Match[str], language: str) -> bool:
    """Return whether the words around a period say that what they tell lies ahead."""
    *others, before = STOP.split(match.string[max(0, match.start() - BEFORE) : match.start()])
    if len(others) > 0 and NAMED.fullmatch(before) is not None:
        before = others[-1] + before
    rest = match.string[match.end() :]
    # "For the fourth quarter, Acme expects": what opens a sentence holds beyond its comma.
    rest = rest[1 : 2 * AFTER] if match.start() <= OPENING and rest[:1] in (",", "，") else rest[:AFTER]
    after = STOP.split(rest)[0]
    return any(lies_ahead(part, language) for part in (before, after))


def lies_ahead(text: str, language: str) -> bool:
    """Return whether words say of what they tell that it lies ahead, such as "expects"."""
    return _ahead(language).search(text) is not None


def is_just_over(period: Period, day: date) -> bool:
    """Return whether a quarter or half ended so shortly before a day that its results are still expected."""
    if period.start is None or period.end is None or (period.end - period.start).days < QUARTER:
        return False
    return period.end < day <= period.end + EXPECTED


def _weekday(language: str, forms: tuple[str, ...], match: re.Match[str], day: date | None) -> Period | None:
    """Return the last such day of the week up to a day, as news tells of the days before it, or the one that is said.

    "Last Tuesday" is before the day, "next Tuesday" and one of what lies ahead after it, "Tuesday next week" of then.
    """
    if day is None:
        return None
    said = {name for name, found in match.groupdict().items() if found is not None}
    offset = _position(forms, match["part"]) - 1 - day.weekday()
    week = next((weeks for name, weeks in WEEKS.items() if name in said), None)
    if week is not None:
        return calendar.day_period(day + timedelta(days=offset + 7 * week))
    if "next" in said or ("last" not in said and ("this" in said or _lies_ahead(match, language))):
        return calendar.day_period(day + timedelta(days=offset % 7 or (7 if "next" in said else 0)))
    return calendar.day_period(day - timedelta(days=-offset % 7 or (7 if "last" in said else 0)))


def _days_off(steps: int, match: re.Match[str], day: date | None) -> Period | None:
    return None if day is None else calendar.day_period(day + timedelta(days=steps))


def _day_alone(language: str, match: re.Match[str], day: date | None) -> Period | None:
    """Return the last day with a number up to the day of the document."""
    number = _counted(language, match["number"])
    if day is None or not 1 <= number <= 31:
        return None
    months = (calendar.moved(day, "month", -back).start for back in (0, 1))
    found = [calendar.valid(month.year, month.month, number) for month in months if month is not None]
    past = [one for one in found if one is not None and one <= day]
    return calendar.day_period(past[0]) if len(past) > 0 else None


def _years_ago(language: str, match: re.Match[str], day: date | None) -> Period | None:
    years = _counted(language, match["number"])
    return calendar.year_period(day.year - years) if day is not None and 0 < years < 60 else None


def _counted(language: str, number: str) -> int:
    return int(number) if number.isdigit() else numeral(number, language)


def _position(forms: tuple[str, ...], word: str) -> int:
    return next(n for n, form in enumerate(forms, 1) if compiled(form, re.IGNORECASE).fullmatch(word))


def _number(language: str) -> str:
    return rf"(?P<number>\d{{1,2}}|{numerals(language)})"


def _distance(period: Period, day: date) -> int:
    """Return how many days the start of a period is from a day."""
    return abs((period.start - day).days) if period.start is not None else day.toordinal()


@cache
def _bound(language: str) -> re.Pattern[str]:
    forms = words(language)["periods"]["bound"]
    return re.compile(rf"{word_bounds(language)[0]}(?:{forms})\s*$", re.IGNORECASE)


@cache
def _ahead(language: str) -> re.Pattern[str]:
    stance: dict[str, Any] = words(language)["stance"]
    ahead = whole_words(f"{stance['forecast']}|{stance['planned']}", language)
    return re.compile(ahead, 0 if language == "en" else re.IGNORECASE)
