"""Comparable forms of a name: its words without legal form, each with what sort of word it is."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chipcontrols.graph.matching.folding import fold, has_han
from chipcontrols.graph.matching.tables import (
    Phrases,
    Sort,
    Word,
    han_legal_form,
    han_pattern,
    han_seat,
    han_words,
    legal_parts,
    phrases,
    translations,
)

# "Huawei Technologies Co., Ltd. (Huawei). Affiliated Entity: Huawei Device Co., Ltd." names the latter.
_AFFILIATE = re.compile(r"^.*\bAffiliated Entity:\s*", re.I)
_LAST_BRACKET = re.compile(r"^(.*\S)\s*\(([^()]+)\)[\s.,]*$")
_AKA = re.compile(r"^\s*(?:a\.?/?k\.?/?a\b|f\.?/?k\.?/?a\b|also known as|formerly)[\s.:]*", re.I)
# "集团公司第十四研究所" is the 14th institute of the group.
_NUMBERED = re.compile(r"(?:公司)?第([〇零一二三四五六七八九十百0-9]{1,5})")
_DIGITS = {sign: number % 10 for number, sign in enumerate("〇一二三四五六七八九零")}
_TENS = {"十": 10, "百": 100}


class Name(NamedTuple):
    """One form of a name. `words` and `sorts` go together; legal forms are left out and stand in `legal`."""

    text: str
    way: str
    words: tuple[str, ...]
    sorts: tuple[Sort, ...]
    legal: frozenset[str]


def forms(text: str) -> Iterator[Name]:
    """Yield the forms of a name, first as it is written; the way says how each came to be.

    >>> [(form.way, " ".join(form.words)) for form in forms("东方晶源微电子科技股份有限公司")]
    [('as written', '东方晶源微电子科技'), ('pinyin', 'dongfang jingyuan microelectronic technology')]
    >>> [(form.way, " ".join(form.words)) for form in forms("Zhongke Flying Test Co., Ltd.")]
    [('as written', 'zhongke flying test'), ('translated', 'zhongke feice')]
    >>> [(form.way, " ".join(form.words)) for form in forms("Aerodynamics Center (CARDC)")]
    [('as written', 'aerodynamics center cardc'), ('without brackets', 'aerodynamics center'), ('in brackets', 'cardc')]
    """
    if ":" in text:
        text = _AFFILIATE.sub("", text)
    yield from _ways(text, "as written")
    found = _LAST_BRACKET.match(text) if "(" in text else None
    if found is not None:
        outer, inner = found.groups()
        alias = latin(_AKA.sub("", inner), "in brackets")
        if "name" in alias.sorts:
            yield from _ways(outer, "without brackets")
            if sum(map(len, alias.words)) > 2:
                yield alias


def key(text: str) -> str:
    """Return the words of a name without spaces and legal form: equal keys, equal names.

    >>> key("Hwa Tsing Technology Co., Ltd."), key("芯原股份有限公司")
    ('hwatsingtechnology', '芯原')
    """
    return "".join(next(forms(text), latin(text)).words)


def latin(text: str, way: str = "as written") -> Name:
    """Return the form of a name in Latin letters, or any script but Han, without its legal form.

    >>> latin("LLC Huawei Tech. (Shenzhen) Co., Ltd.")
    Name(text='LLC Huawei Tech. (Shenzhen) Co., Ltd.', way='as written', words=('huawei', 'technology', 'shenzhen'), \
sorts=('name', 'trade', 'place'), legal=frozenset({...}))
    """
    return explained(text, fold(text).split(), way)


def explained(text: str, words: Sequence[str], way: str = "as written") -> Name:
    """Return the form of a name whose folded words are given."""
    found = _replaced(words, phrases())
    legal = [word.sort == "legal" or word.written in legal_parts() for word in found]
    if not any(legal):
        return _name(text, way, found, frozenset())
    start, end = 0, len(found)
    while end > 1 and legal[end - 1]:
        end -= 1
    while start < end - 1 and legal[start]:
        start += 1
    # Inside a name only long forms are told apart from words: "as" and "sa" are also parts of names of people.
    kept: list[Word] = []
    for place in range(start, end):
        written = found[place].written
        if not legal[place]:
            kept.append(found[place])
        elif len(written) < 3:
            kept.append(Word((written,), "name", written))
    kept = kept or found[start:end]
    forms_of_law = frozenset(word.words[0] for word in found if word.sort == "legal")
    return _name(text, way, kept, forms_of_law)


def pinyin(text: str) -> Name:
    """Return a name in Chinese as lists write it: places and trades in English, the rest in pinyin.

    >>> pinyin("北京华大九天科技股份有限公司").words
    ('beijing', 'huada', 'jiutian', 'technology')
    >>> pinyin("深圳市昇维旭技术有限公司").words, pinyin("集团公司第四十八研究所").words
    (('shenzhen', 'shengweixu', 'technology'), ('group', '48th', 'institute'))
    """
    found: list[Word] = []
    for run in fold(_NUMBERED.sub(_ordinal, text)).split():
        if has_han(run):
            found += _spelled(han_seat().sub(r"\1", han_legal_form().sub("", run)))
        else:
            found += _replaced([run], phrases())
    return _name(text, "pinyin", found, _han_legal(text))


def _ordinal(found: re.Match[str]) -> str:
    """Return the English of a number such as 第四十八 or 第701."""
    total = digit = 0
    for sign in found[1]:
        if sign in _TENS:
            total += max(digit, 1) * _TENS[sign]
            digit = 0
        else:
            digit = 10 * digit + (int(sign) if sign.isascii() else _DIGITS[sign])
    number = total + digit
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f" {number}{ending} "


def _ways(text: str, way: str) -> Iterator[Name]:
    if has_han(text):
        plain = [Word((run,), "name", run) for run in fold(text).split()]
        plain = [Word((kept,), "name", kept) for word in plain if (kept := han_legal_form().sub("", word.written))]
        if plain:
            yield _name(text, way, plain, _han_legal(text))
            yield pinyin(text)
        return
    first = latin(text, way)
    if first.words:
        yield first
        if not translations().keys().isdisjoint(first.words):
            other = _name(text, "translated", _replaced(first.words, translations(), first.sorts), first.legal)
            if other.words != first.words:
                yield other


def _han_legal(text: str) -> frozenset[str]:
    return frozenset({"ltd"} if any(han_legal_form().search(run) for run in fold(text).split()) else ())


def _spelled(run: str) -> Iterator[Word]:
    from pypinyin import lazy_pinyin  # imported here: its tables take a fifth of a second

    place = 0
    for start, end in [*(match.span() for match in han_pattern().finditer(run)), (len(run), len(run))]:
        if start > place:
            unknown = "".join(lazy_pinyin(run[place:start]))
            yield Word((unknown,), "name", unknown)
        if end > start:
            yield han_words()[run[start:end]]
        place = end


def _replaced(words: Sequence[str], known: Phrases, sorts: Sequence[Sort] | None = None) -> list[Word]:
    found: list[Word] = []
    place = 0
    while place < len(words):
        word = words[place]
        for phrase, meant in known.get(word, ()):
            size = len(phrase)
            if size == 1 or tuple(words[place : place + size]) == phrase:
                found.append(meant)
                place += size
                break
        else:
            found.append(Word((word,), "name" if sorts is None else sorts[place], word))
            place += 1
    return found


def _name(text: str, way: str, found: Sequence[Word], legal: frozenset[str]) -> Name:
    words = tuple([word for each in found for word in each.words])
    sorts = tuple([each.sort for each in found for _ in each.words])
    return Name(text, way, words, sorts, legal)
