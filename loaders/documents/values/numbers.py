"""Read figures such as "750 000 à 900 000", "42 Mrd. Dollar" or "近8万颗", with the scale that a range shares."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import pairwise, zip_longest

from chipcontrols.loaders.documents.lexicon import NONE, WORD_END, compiled, either, word_bounds, words
from chipcontrols.loaders.documents.sieve import Sieve, sieve
from chipcontrols.loaders.documents.spans import Figure, Mention, Time, overlaps
from chipcontrols.loaders.documents.values.numerals import numeral, numerals
from chipcontrols.loaders.documents.values.units import MONEY, dress

MONEY_BEFORE = {
    "USD": r"US\s?\$|USD|U\.S\.\s?\$|\$", "CNY": r"RMB\s?¥?|CN¥|CNY|人民币", "EUR": r"€|EUR", "GBP": r"£|GBP",
    "JPY": r"JPY|(?<![A-Z])¥",
    "KRW": "KRW|₩", "TWD": r"NT\$|(?<![A-Za-z])T\$|TWD|新台币", "HKD": r"HK\$|HKD",
    "CHF": "CHF", "INR": r"₹|INR", "SGD": r"(?<![A-Za-z])S\$|SGD",
}  # fmt: skip

# So far before the first figure of a change stands its verb: "raised its investment in the plant from".
CHANGED = 80
DASHES = ("-", "–", "—", "~", "～")
# Points of percent, which open no range that ends in percent.
POINTS = re.compile(r"\s?个?百分点")


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
    amounts = _added(list(_amounts(text, language)))
    amounts = [a for a in amounts if not any(overlaps(base + a.start, base + a.end, t) for t in taken)]
    found: list[Figure] = []
    for figure in (*_vague(text, language), *_paired(text, language, amounts)):
        dressed = dress(text, language, figure)
        if dressed is not None and not any(overlaps(dressed.start, dressed.end, other) for other in found):
            found.append(dressed)
    found = _sharing(text, language, sorted(found, key=lambda figure: figure.start))
    shifted = (figure._replace(start=base + figure.start, end=base + figure.end) for figure in found)
    return sorted(shifted, key=lambda figure: figure.start)


def _amounts(text: str, language: str) -> Iterator[Amount]:
    scales = words(language)["numbers"]["scales"]
    for _, match in _amount(language).matches(text, 0, len(text)):
        raw, word, scale = match.group("number"), match.group("word"), match.group("scale")
        number = _parse(raw, language) if raw is not None else Decimal(numeral(word, language))
        # "a chip" counts nothing; "a million chips" does.
        alone = word is not None and number == 1 and scale is None
        if number is None or (alone and not _counts(text, language, match)):
            continue
        factor = Decimal(scales[" ".join(scale.split())]) if scale is not None else None
        sign = match.group("money")
        money = next((unit for unit, form in MONEY_BEFORE.items() if re.fullmatch(form, sign)), None) if sign else None
        money = money or words(language)["numbers"].get("moneyed", {}).get(scale)
        yield Amount(match.start(), match.end(), number, factor, money, word is not None)


def _sharing(text: str, language: str, found: list[Figure]) -> list[Figure]:
    """Return figures with the unit of the one of before for such as leave it out: "auf 22,4 von 28 Prozent"."""
    for n, (first, second) in enumerate(pairwise(found)):
        shared = first.unit is None and (second.unit == "percent" or second.unit in MONEY)
        if shared and _since(language).fullmatch(text, first.end, second.start) is not None:
            found[n] = first._replace(unit=second.unit)
    return found


def _added(amounts: Sequence[Amount]) -> list[Amount]:
    """Return amounts, with those added up that follow at once in ever smaller scales: 3亿2千万."""
    found: list[Amount] = []
    for amount in amounts:
        before = found[-1] if len(found) > 0 else amount
        scale, less = before.scale or 1, amount.scale or 1
        if before.end == amount.start and amount.money is None and less < scale and amount.number * less < scale:
            number = before.number + amount.number * less / scale
            found[-1] = replace(before, end=amount.end, number=number)
        else:
            found.append(amount)
    return found


@cache
def _ones(language: str) -> re.Pattern[str]:
    """Return the words by which a one counts after all, as in "one each"."""
    return re.compile(rf"(?:{words(language)['numbers'].get('single', NONE)})$")


def _counts(text: str, language: str, match: re.Match[str]) -> bool:
    """Return whether a one counts: "one each", "one percent"."""
    if _ones(language).search(text, max(0, match.start() - 4), match.start()) is not None:
        return True
    return compiled(rf"\s(?:{words(language)['units']['percent']})").match(text, match.end()) is not None


def _parse(raw: str, language: str) -> Decimal | None:
    if raw.isdecimal():
        return Decimal(raw)
    group, grouped, point = _written(language)
    plain = group.sub("", raw) if grouped.fullmatch(raw) else raw
    try:
        return Decimal(point.sub(".", plain))
    except InvalidOperation:
        return None


@cache
def _written(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the sign that groups digits, a number with such, and the sign before decimals."""
    group, point = words(language)["numbers"]["group"], words(language)["numbers"]["decimal"]
    grouped = rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{point}\d+)?"
    return re.compile(rf"(?<=\d){group}(?=\d{{3}}(?!\d))"), re.compile(grouped), re.compile(point)


def _paired(text: str, language: str, amounts: Sequence[Amount]) -> Iterator[Figure]:
    skip = False
    for first, second in zip_longest(amounts, amounts[1:]):
        if skip:
            skip = False
            continue
        joint = _joint(language).fullmatch(text, first.end, second.start) if second is not None else None
        if second is not None and _since(language).fullmatch(text, first.end, second.start) is not None:
            yield _single(first, first.scale or second.scale)
            continue
        if second is None or joint is None or _differ(text, language, first, second):
            yield _single(first, first.scale)
        elif joint.group("below") is not None:
            # "-16 to -6 million" is so much below nought: the signs are read with what the figure is of.
            skip = True
            yield Figure(first.start, second.end, None, *_limits(second, first), first.money or second.money)
        elif _is_range(text, language, first, second, joint.group("word")):
            skip = True
            yield Figure(first.start, second.end, None, *_limits(first, second), first.money or second.money)
        else:
            # "from 42 to 110 billion" states two figures, which share the scale.
            changed = compiled(_conjunction(language)).fullmatch(joint.group("word")) is None
            yield _single(first, first.scale or (second.scale if changed else None))


def _differ(text: str, language: str, first: Amount, second: Amount) -> bool:
    """Return whether two amounts have units of their own, such as "56 % to 46 billion dollars"."""
    if {first.money, second.money} - {None, first.money}:
        return True
    if POINTS.match(text, first.end) is not None and POINTS.match(text, second.end) is None:
        return True  # 提升12个百分点至42%
    percent = compiled(rf"\s?(?:{words(language)['units']['percent']})")
    return percent.match(text, first.end) is not None and percent.match(text, second.end) is None


def _single(amount: Amount, scale: Decimal | None) -> Figure:
    number = amount.number * (scale or 1)
    bound = "word" if amount.worded and amount.scale is None else None
    return Figure(amount.start, amount.end, number, None, None, amount.money, bound)


def _is_range(text: str, language: str, first: Amount, second: Amount, word: str) -> bool:
    low, high = _limits(first, second)
    numbers, before = words(language)["numbers"], text[max(0, first.start - CHANGED) : first.start]
    if low >= high:
        return False
    # "From 380-420 million" is a range, "from 380 to 420 million" none.
    if word.strip() not in DASHES and compiled(rf"(?:{numbers['change']})\s*$").search(before):
        return False
    # "A and B" is a range only after "between".
    both = compiled(rf"(?:{numbers['both']})\s*$").search(before) is not None
    return both or compiled(_conjunction(language)).fullmatch(word) is None


def _conjunction(language: str) -> str:
    return str(words(language)["numbers"]["conjunction"])


def _limits(first: Amount, second: Amount) -> tuple[Decimal, Decimal]:
    high = second.number * (second.scale or 1)
    low = first.number * (first.scale or 1)
    shared = first.number * (second.scale or 1)
    return (shared, high) if first.scale is None and shared <= high else (low, high)


def _vague(text: str, language: str) -> Iterator[Figure]:
    forms, able = _vague_forms(language)
    for n, match in able.matches(text, 0, len(text)):
        low, high = forms[n]
        if high is None or isinstance(high, str):  # a number in words, and its unit: "a fifth" is 20 percent
            yield Figure(match.start(), match.end(), low, None, None, high)
        else:
            yield Figure(match.start(), match.end(), None, low, high)


@cache
def _vague_forms(language: str) -> tuple[tuple[tuple[Decimal, Decimal | str | None], ...], Sieve]:
    forms = sorted(words(language)["numbers"]["vague"].items(), key=lambda item: -len(item[0]))
    start, _ = word_bounds(language)
    patterns = [re.compile(f"{start}(?:{form}){WORD_END}") for form, _ in forms]
    limits = ((low, Decimal(high) if isinstance(high, int) else high) for _, (low, high) in forms)
    bounds = ((Decimal(str(low)), high) for low, high in limits)
    return tuple(bounds), sieve(patterns)


@cache
def _amount(language: str) -> Sieve:
    numbers = words(language)["numbers"]
    money = "|".join(MONEY_BEFORE.values())
    grouped = rf"\d{{1,3}}(?:{numbers['group']}\d{{3}})+(?!\d)(?:{numbers['decimal']}\d+(?!\d|[.,]\d))?"
    number = rf"(?P<number>{grouped}|\d+(?:{numbers['decimal']}\d+)?)"
    start = r"(?<![A-Za-zÀ-ÿ\d./])(?<!\d,)(?<![A-Za-z][-–])"
    worded = numerals(language)
    alone = r"(?<![^\W\d_])" + str(numbers.get("each", ""))
    if language == "zh":
        # Behind other characters, a numeral counts before words of counting only, as in 是其三倍 or 将二十三家.
        alone = (
            rf"(?:{alone}|(?<![\d{''.join(numbers['words'])}百千万亿几数第])(?=(?:{worded})(?:{numbers['counted']})))"
        )
    word = rf"{alone}(?P<word>(?i:{worded}))" + word_bounds(language)[1]
    scale = either(re.escape(name).replace(r"\ ", r"\s+") for name in numbers["scales"])
    end = r"(?![A-Za-zÀ-ÿ]?\d)(?![.,]\d)"
    # "72 B200" are no 72 billion.
    scaled = rf"(?:[ \u00a0\u202f-]?(?P<scale>{scale})(?!(?<=[A-Za-z])\d))?"
    # An abbreviated scale keeps its full stop ("42 Mrd."), unless that ends the text.
    return sieve([re.compile(rf"(?:(?P<money>{money})\s?)?(?:{start}{number}{end}|{word}){scaled}\.?(?<![.](?=$))")])


@cache
def _since(language: str) -> re.Pattern[str]:
    forms = words(language)["numbers"].get("since", NONE)
    return re.compile(rf"\s(?:{forms})\s(?:zuvor\s)?(?:rund\s|etwa\s|knapp\s)?" if forms != NONE else NONE)


@cache
def _joint(language: str) -> re.Pattern[str]:
    numbers = words(language)["numbers"]
    units = "|".join((words(language)["units"]["percent"], *(words(language)["units"][unit] for unit in MONEY)))
    return re.compile(rf"\s*(?:{units})?\s*(?P<word>{numbers['range']})\s*(?P<below>(?<=[^-−–])[-−–])?")
