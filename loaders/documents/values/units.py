"""Give a number the unit that follows it and the bound that the words around it set."""

import re
from functools import cache

from chipcontrols.loaders.documents.lexicon import NONE, WORD_END, word_bounds, words
from chipcontrols.loaders.documents.spans import Figure

MONEY = ("CHF", "CNY", "EUR", "GBP", "HKD", "INR", "JPY", "KRW", "SGD", "TWD", "USD")
PER_SECOND = r"(?:/s(?:ec(?:ond)?)?(?![a-z])| (?:per|a) second| pro Sekunde| par seconde)"
# Units written the same way in every language.
SYMBOLS = {
    "nm": r"nm|NM(?=芯片|工艺|制程)|纳米|[Nn]anom(?:et(?:er|re)|ètre)[ns]?", "GHz": "GHz", "MHz": "MHz",
    "mm2": r"mm²|mm2|平方毫米|[Mm]illimètres? carrés?|Quadratmillimetern?|[Ss]quare millimet(?:er|re)s?",
    "um2": r"[µμ]m²|[µμ]m2|um2|平方微米|Quadratmikrometern?|[Mm]icr(?:omètre|on)s? carrés?|[Ss]quare microns?",
    "GB/mm2": r"G[Bbo]/mm[²2]",
    "GB/s": r"(?:G[Bo]|GByte|[Gg]iga(?:byte|octet)s?)" + PER_SECOND,
    "TB/s": r"(?:T[Bo]|TByte|[Tt][eé]ra(?:byte|octet)s?)" + PER_SECOND,
    "GB": r"(?:G[Bo]|GByte|[Gg]iga(?:byte|octet)s?)(?![/0-9]| (?:per|pro|par) )",
    "TB": r"(?:T[Bo]|TByte|[Tt]era(?:byte|octet)s?)(?!/| (?:per|pro|par) )",
    "TFLOPS": r"T[Ff][Ll][Oo][Pp](?:[Ss]|/s)?|[Tt][eé]ra[Ff][Ll][Oo][Pp][Ss]?",
    "PFLOPS": r"[Pp][Ff][Ll][Oo][Pp](?:[Ss]|/s)?|[Pp][eé]ta[Ff][Ll][Oo][Pp][Ss]?",
    "TOPS": "TOPS", "W": r"W|[Ww]atts?|瓦",
    "GW": r"GW|[Gg]igawatts?|吉瓦", "MW": r"MW|[Mm][eé]gawatts?|兆瓦",
    "kW": r"kW|[Kk]ilowatts?|千瓦",
    "kg": r"kg|[Kk]ilogram(?:me?)?s?|[Kk]ilos?|公斤|千克", "t": r"(?:metric )?tons?|tonnes?|Tonnen?|吨(?!二)",
}  # fmt: skip
YEARS = (1900, 2100)
# An output of a month, whatever stands between it and the count.
OUTPUT = re.compile(
    r"(?:monatliche[nrs]? [\w-]*(?:[Kk]apazität|[Pp]roduktion|[Aa]usstoß)"
    r"|monthly (?:\w+ )?(?:capacity|output|production)|(?:capacité|production)(?: de production)? mensuelle)"
    r"[^.;,\d]{0,24}\Z|月产能?[^。;；,，]{0,40}\Z"
)
RATE, WAFERS = "rate", "wafers/month"
# What makes a rate one of a month, in any language.
MONTHLY = re.compile(r"mois|mensuel|month|[Mm]onat|月")


def dress(text: str, language: str, figure: Figure) -> Figure | None:
    """Return a figure with the unit after it and the bound words around it, or None if it is only a year or a word."""
    unit, end = figure.unit, figure.end
    after = _unit(language).match(text, figure.end)
    if after is not None and (unit is None or after.lastgroup == f"u{_unit_keys(language).index(unit)}"):
        unit, end = _unit_keys(language)[int(str(after.lastgroup)[1:])], after.end()
    if unit is None and _multiplied(language).search(text, max(0, figure.start - 30), figure.start) is not None:
        unit = "x"
    number = figure.value
    bare = unit is None and figure.end - figure.start == 4 and text[figure.start : figure.end].isdigit()
    if bare and number is not None and YEARS[0] <= number <= YEARS[1]:
        return None
    if figure.bound == "word" and unit is None:
        return None
    wafers = unit == "units" and _wafers(language).search(text[figure.start : end + 14]) is not None
    if wafers and OUTPUT.search(text[max(0, figure.start - 60) : figure.start]) is not None:
        unit = WAFERS
    if unit == "units" and _rate(language).search(text[max(0, figure.start - 16) : end + 14]):
        # A count for each month or year is another quantity than a count.
        monthly = MONTHLY.search(text[max(0, figure.start - 16) : end + 14]) is not None
        unit = WAFERS if monthly and wafers else RATE
    return _bounded(text, language, figure, end, unit)


def _bounded(text: str, language: str, figure: Figure, end: int, unit: str | None) -> Figure:
    start, value, minimum, maximum = figure.start, figure.value, figure.minimum, figure.maximum
    kind, bound = None, None
    before = _bound_before(language).search(text, max(0, start - 30), start)
    after = _bound_after(language).match(text, end) if before is None else None
    if before is not None:
        kind, start = str(before.lastgroup), before.start()
    elif after is not None:
        kind, end = str(after.lastgroup), after.end()
    if kind == "even":  # a sum of as much as that is that sum
        kind = None if unit == "percent" or unit in MONEY else "maximum"
    if kind is None or value is None:
        bound = "about" if kind in ("about", "nearly") else None
    elif kind == "minimum":
        value, minimum = None, value
    elif kind in ("maximum", "nearly"):
        value, maximum, bound = None, value, "nearly" if kind == "nearly" else None
    else:
        bound = "about"
    return Figure(start, end, value, minimum, maximum, unit, bound)


@cache
def _unit_keys(language: str) -> tuple[str, ...]:
    return (*words(language)["units"], *SYMBOLS)


@cache
def _unit(language: str) -> re.Pattern[str]:
    forms = {**words(language)["units"], **SYMBOLS}
    filler = words(language)["numbers"]["filler"]
    groups = "|".join(rf"(?P<u{n}>(?:{forms[key]}){WORD_END})" for n, key in enumerate(_unit_keys(language)))
    return re.compile(rf"\.?[\s-]{{0,2}}{filler}(?:{groups})")


@cache
def _multiplied(language: str) -> re.Pattern[str]:
    """Return the words before a number that make it a multiple: "multiplied by 16"."""
    forms = words(language)["numbers"].get("multiplied", NONE)
    return re.compile(rf"(?:{forms})\s$" if forms != NONE else NONE, re.IGNORECASE)


@cache
def _rate(language: str) -> re.Pattern[str]:
    return re.compile(words(language)["numbers"]["rate"], re.IGNORECASE)


@cache
def _wafers(language: str) -> re.Pattern[str]:
    return re.compile(words(language)["numbers"]["wafers"], re.IGNORECASE)


@cache
def _bound_before(language: str) -> re.Pattern[str]:
    kinds = words(language)["bounds"]["before"]
    start, _ = word_bounds(language)
    groups = "|".join(rf"(?P<{kind}>{start}(?:{forms}))" for kind, forms in kinds.items())
    article = r"\s*(?:de |d'|les |la |der |die |das |the |a |an |auf |bei )?\s*"
    return re.compile(rf"(?:{groups}){article}$", re.IGNORECASE)


@cache
def _bound_after(language: str) -> re.Pattern[str]:
    kinds = words(language)["bounds"].get("after", {})
    groups = "|".join(rf"(?P<{kind}>(?:{forms}))" for kind, forms in kinds.items())
    return re.compile(rf"\s?(?:{groups}){WORD_END}", re.IGNORECASE)
