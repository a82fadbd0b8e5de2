"""Read figures such as "750 000 à 900 000", "42 Mrd. Dollar" or "近8万颗" with bounds, scale and unit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import zip_longest

from chipcontrols.loaders.documents.lexicon import WORD_END, WORD_START, either, words
from chipcontrols.loaders.documents.spans import Figure, Mention, Time, overlaps

MONEY = ("CNY", "EUR", "GBP", "HKD", "JPY", "KRW", "TWD", "USD")
# Units written the same way in every language.
SYMBOLS = {
    "nm": r"nm|纳米|Nanometern?|nanom[eè]tres?|nanometers?", "mm2": r"mm²|mm2", "GHz": "GHz", "MHz": "MHz", "GB/s": r"G[Bo]/s", "TB/s": r"T[Bo]/s",
    "GB": r"G[Bo](?!/)", "TB": r"T[Bo](?!/)", "TFLOPS": "TFLOPS", "PFLOPS": "PFLOPS", "TOPS": "TOPS", "W": r"W(?:att)?",
}  # fmt: skip
MONEY_BEFORE = {
    "USD": r"US\s?\$|USD|U\.S\.\s?\$|\$", "CNY": r"RMB|CNY|人民币", "EUR": r"€|EUR", "GBP": r"£|GBP", "JPY": "JPY",
    "KRW": "KRW|₩", "TWD": r"NT\$|TWD", "HKD": r"HK\$|HKD",
}  # fmt: skip
YEARS = (1900, 2100)
RATE, WAFERS = "rate", "wafers/month"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written, with its scale applied or not yet."""

    start: int
    end: int
    number: Decimal
    scale: Decimal | None
    money: str | None
    worded: bool


def figures(text: str, language: str, taken: Sequence[Mention | Time] = (), base: int = 0) -> list[Figure]:
    """Return the figures of a text in order. Numbers inside `taken` spans, such as names and dates, are none.

    >>> [f.quantity().key() for f in figures("rund 750.000 bis 900.000 Chips", "de")]
    ['|750000|900000|units']
    """
    amounts = [a for a in _amounts(text, language) if not any(overlaps(base + a.start, base + a.end, t) for t in taken)]
    found: list[Figure] = []
    for figure in (*_vague(text, language), *_paired(text, language, amounts)):
        dressed = _dress(text, language, figure)
        if dressed is not None and not any(overlaps(dressed.start, dressed.end, other) for other in found):
            found.append(dressed)
    shifted = (replace(figure, start=base + figure.start, end=base + figure.end) for figure in found)
    return sorted(shifted, key=lambda figure: figure.start)


def _amounts(text: str, language: str) -> Iterator[Amount]:
    scales = words(language)["numbers"]["scales"]
    values = words(language)["numbers"]["words"]
    for match in _amount(language).finditer(text):
        raw, word, scale = match.group("number"), match.group("word"), match.group("scale")
        number = _parse(raw, language) if raw is not None else Decimal(str(values[word]))
        if number is None:
            continue
        factor = Decimal(scales[re.sub(r"\s+", " ", scale)]) if scale is not None else None
        money = next(
            (unit for unit, form in MONEY_BEFORE.items() if re.fullmatch(form, match.group("money") or "")), None
        )
        yield Amount(match.start(), match.end(), number, factor, money, word is not None)


def _parse(raw: str, language: str) -> Decimal | None:
    numbers = words(language)["numbers"]
    group = re.compile(rf"(?<=\d){numbers['group']}(?=\d{{3}}(?!\d))")
    plain = (
        group.sub("", raw)
        if re.fullmatch(rf"\d{{1,3}}(?:{numbers['group']}\d{{3}})+(?:{numbers['decimal']}\d+)?", raw)
        else raw
    )
    try:
        return Decimal(re.sub(numbers["decimal"], ".", plain))
    except InvalidOperation:
        return None


def _paired(text: str, language: str, amounts: Sequence[Amount]) -> Iterator[Figure]:
    skip = False
    for first, second in zip_longest(amounts, amounts[1:]):
        if skip:
            skip = False
            continue
        joint = _joint(language).fullmatch(text, first.end, second.start) if second is not None else None
        if second is None or joint is None or {first.money, second.money} - {None, first.money}:
            yield _single(first, first.scale)
        elif _is_range(text, language, first, second, joint.group("word")):
            skip = True
            yield Figure(first.start, second.end, None, *_limits(first, second), first.money or second.money)
        else:
            # "from 42 to 110 billion" states two figures, which share the scale.
            changed = re.fullmatch(_conjunction(language), joint.group("word")) is None
            yield _single(first, first.scale or (second.scale if changed else None))


def _single(amount: Amount, scale: Decimal | None) -> Figure:
    number = amount.number * (scale or 1)
    return Figure(amount.start, amount.end, number, None, None, amount.money, "word" if amount.worded else None)


def _is_range(text: str, language: str, first: Amount, second: Amount, word: str) -> bool:
    low, high = _limits(first, second)
    numbers, before = words(language)["numbers"], text[max(0, first.start - 30) : first.start]
    if low >= high or re.search(rf"(?:{numbers['change']})\s*$", before):
        return False
    # "A and B" is a range only after "between".
    both = re.search(rf"(?:{numbers['both']})\s*$", before) is not None
    return both or re.fullmatch(_conjunction(language), word) is None


def _conjunction(language: str) -> str:
    return str(words(language)["numbers"]["conjunction"])


def _limits(first: Amount, second: Amount) -> tuple[Decimal, Decimal]:
    high = second.number * (second.scale or 1)
    low = first.number * (first.scale or 1)
    shared = first.number * (second.scale or 1)
    return (shared, high) if first.scale is None and shared <= high else (low, high)


def _vague(text: str, language: str) -> Iterator[Figure]:
    for pattern, low, high in _vague_forms(language):
        for match in pattern.finditer(text):
            yield Figure(match.start(), match.end(), None, low, high)


def _dress(text: str, language: str, figure: Figure) -> Figure | None:
    """Return a figure with the unit after it and the bound words around it, or None if it is only a year or a word."""
    unit, end = figure.unit, figure.end
    after = _unit(language).match(text, figure.end)
    if after is not None and (unit is None or after.lastgroup == f"u{_unit_keys(language).index(unit)}"):
        unit, end = _unit_keys(language)[int(str(after.lastgroup)[1:])], after.end()
    number = figure.value
    bare = unit is None and figure.end - figure.start == 4 and text[figure.start : figure.end].isdigit()
    if bare and number is not None and YEARS[0] <= number <= YEARS[1]:
        return None
    if figure.bound == "word" and unit is None:
        return None
    if unit == "units" and _rate(language).search(text[max(0, figure.start - 16) : end + 14]):
        # A count for each month or year is another quantity than a count.
        unit = WAFERS if _wafers(language).search(text[figure.start : end + 14]) else RATE
    return _bounded(text, language, replace(figure, end=end, unit=unit, bound=None))


def _bounded(text: str, language: str, figure: Figure) -> Figure:
    before = _bound_before(language).search(text, max(0, figure.start - 30), figure.start)
    after = _bound_after(language).match(text, figure.end)
    kind, start, end = None, figure.start, figure.end
    if before is not None:
        kind, start = str(before.lastgroup), before.start()
    elif after is not None:
        kind, end = str(after.lastgroup), after.end()
    if kind is None or figure.value is None:
        bound = "about" if kind in ("about", "nearly") else None
        return replace(figure, start=start, end=end, bound=bound)
    if kind == "minimum":
        return replace(figure, start=start, end=end, value=None, minimum=figure.value)
    if kind in ("maximum", "nearly"):
        bound = "nearly" if kind == "nearly" else None
        return replace(figure, start=start, end=end, value=None, maximum=figure.value, bound=bound)
    return replace(figure, start=start, end=end, bound="about")


@cache
def _vague_forms(language: str) -> tuple[tuple[re.Pattern[str], Decimal, Decimal], ...]:
    forms = sorted(words(language)["numbers"]["vague"].items(), key=lambda item: -len(item[0]))
    start = "" if language == "zh" else WORD_START
    return tuple(
        (re.compile(f"{start}(?:{form}){WORD_END}"), Decimal(low), Decimal(high)) for form, (low, high) in forms
    )


@cache
def _amount(language: str) -> re.Pattern[str]:
    numbers = words(language)["numbers"]
    money = "|".join(MONEY_BEFORE.values())
    grouped = rf"\d{{1,3}}(?:{numbers['group']}\d{{3}})+(?!\d)(?:{numbers['decimal']}\d+(?!\d|[.,]\d))?"
    number = rf"(?P<number>{grouped}|\d+(?:{numbers['decimal']}\d+)?)"
    start = r"(?<![A-Za-zÀ-ÿ\d./])(?<!\d,)(?<![A-Za-z][-–])"
    word = rf"(?<![^\W\d_])(?P<word>{'|'.join(sorted(numbers['words'], key=len, reverse=True))})" + (
        WORD_END if language != "zh" else ""
    )
    scale = either(re.escape(name).replace(r"\ ", r"\s+") for name in numbers["scales"])
    end = r"(?![A-Za-zÀ-ÿ]?\d)(?![.,]\d)"
    return re.compile(
        rf"(?:(?P<money>{money})\s?)?(?:{start}{number}{end}|{word})(?:[ \u00a0\u202f-]?(?P<scale>{scale}))?\.?(?<![.](?=$))"
    )


@cache
def _joint(language: str) -> re.Pattern[str]:
    numbers = words(language)["numbers"]
    units = "|".join((words(language)["units"]["percent"], *(words(language)["units"][unit] for unit in MONEY)))
    return re.compile(rf"\s*(?:{units})?\s*(?P<word>{numbers['range']})\s*")


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
def _rate(language: str) -> re.Pattern[str]:
    return re.compile(words(language)["numbers"]["rate"], re.IGNORECASE)


@cache
def _wafers(language: str) -> re.Pattern[str]:
    return re.compile(words(language)["numbers"]["wafers"], re.IGNORECASE)


@cache
def _bound_before(language: str) -> re.Pattern[str]:
    kinds = words(language)["bounds"]["before"]
    start = "" if language == "zh" else WORD_START
    groups = "|".join(rf"(?P<{kind}>{start}(?:{forms}))" for kind, forms in kinds.items())
    article = r"\s*(?:de |d'|les |la |der |die |das |the |a |an |auf |bei )?\s*"
    return re.compile(rf"(?:{groups}){article}$", re.IGNORECASE)


@cache
def _bound_after(language: str) -> re.Pattern[str]:
    kinds = words(language)["bounds"].get("after", {})
    groups = "|".join(rf"(?P<{kind}>(?:{forms}))" for kind, forms in kinds.items())
    return re.compile(rf"\s?(?:{groups}){WORD_END}", re.IGNORECASE)
