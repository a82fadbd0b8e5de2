"""Cut a text into sentences and lines of lists, in any of the languages, with exact offsets."""

import re
from collections.abc import Iterator
from functools import cache

from chipcontrols.loaders.documents.lexicon import NONE, words
from chipcontrols.loaders.documents.spans import Sentence

BULLET = re.compile(
    r"\s*(?:[-*•·–—▪●◦]\s+|\(?\d{1,2}[.)、]\s*(?!\d)|[①-⑳]|[(（]?[一二三四五六七八九十]{1,2}[)）、.]\s*)"
)
LINE = re.compile(r"[^\r\n\u2028\u2029]+")
HAN_END = r"[。！？]"
# A full stop ends a sentence before space or a closing quote, but not before a small letter; or stuck between a word
# and a capital (glued text). German closes quotations with what opens them elsewhere: „…“, »…«.
LATIN_END = (
    r"[.!?…]+[\"'”’»“‘«‹›)\]]*(?=\s|$)(?! [a-zà-ÿ][a-zà-ÿ'’]*[\s,])"
    r"|(?<=[a-zà-ÿ%\d]{2})[.!?](?=[\"“«„]?[A-ZÀ-ÖØ-Þ][a-zà-ÿ'’]*\s)"
    r"|[.!?](?=[\"“]?[\u4e00-\u9fff])"
)
CLOSERS = "”’」』\"'»)）]"
# Longer stretches are cut, so that the work on a text without full stops stays in proportion to its length.
LONGEST = 800
LEAD = re.compile(r"[:：]\s*$")
# What a full stop may stand behind without ending a sentence: a number, initials.
NUMBER = re.compile(r"(?<![\w.,])\d{1,2}$")
INITIALS = re.compile(r"(?:^|[\s(])(?:[A-Z]\.-?){0,2}[A-Za-zÀ-ÿ]$")


def sentences(text: str, language: str, start: int = 0) -> Iterator[Sentence]:
    """Yield the sentences of a text from an offset on, without the space around them.

    >>> [(s.start, s.end) for s in sentences("Rund 3 Mrd. Euro. Das war 2024.", "de")]
    [(0, 17), (18, 31)]
    """
    for line in LINE.finditer(text, start):
        mark = BULLET.match(line.group())
        if mark is not None and _month(language).match(line.group(), mark.end()) is not None:
            mark = None  # "5. August 2025" opens no item of a list
        begin = line.start() + (mark.end() if mark is not None else 0)
        ends = [*_ends(text, begin, line.end(), language), line.end()]
        for end in (stop for whole in ends for stop in _pieces(text, begin, whole)):
            found = _trim(text, begin, end)
            if found is not None:
                leads = LEAD.search(text, max(found[0], found[1] - 2), found[1]) is not None
                yield Sentence(*found, bullet=mark is not None, leads=leads)
            begin = end


def _pieces(text: str, begin: int, end: int) -> Iterator[int]:
    while end - begin > LONGEST:
        stop = max(text.rfind(sign, begin + LONGEST // 2, begin + LONGEST) for sign in (" ", ",", "，", ";", "；"))
        begin = stop + 1 if stop > 0 else begin + LONGEST
        yield begin
    yield end


def _ends(text: str, begin: int, end: int, language: str) -> Iterator[int]:
    grammar = _end(language)
    for match in grammar.finditer(text, begin, end):
        if match.group().startswith(".") and _abbreviated(text, begin, match.start(), end, language):
            continue
        stop = match.end()
        while stop < end and text[stop] in CLOSERS and match.group()[0] in "。！？":
            stop += 1
        yield stop


def _abbreviated(text: str, begin: int, dot: int, end: int, language: str) -> bool:
    if _abbreviation(language).search(text[max(begin, dot - 12) : dot]):
        return _opener(language).match(text, dot + 1, end) is None
    number = NUMBER.search(text[max(begin, dot - 4) : dot])
    if number is not None and _ordinal(language).match(text, dot + 1, end):
        return True
    # A single capital is an initial ("T. Smith"), and a number alone at the start counts a list.
    return INITIALS.search(text[max(begin, dot - 8) : dot]) is not None or dot - begin < 2


@cache
def _end(language: str) -> re.Pattern[str]:
    return re.compile(f"{HAN_END}|{LATIN_END}")


@cache
def _abbreviation(language: str) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in words(language)["abbreviations"])
    return re.compile(rf"(?:^|[\s(«„“\"])(?:{listed})$")


@cache
def _month(language: str) -> re.Pattern[str]:
    months = "|".join(f"(?:{form})" for form in words(language)["periods"]["months"])
    return re.compile(rf"(?:{months})(?= (?:19|20)\d\d)")


@cache
def _opener(language: str) -> re.Pattern[str]:
    """Return words that open a sentence, and no name: "made in the U.S. The firm"."""
    return re.compile(rf"\s(?:{words(language).get('openers', NONE)})\s(?=[a-zà-ÿ\d])")


@cache
def _ordinal(language: str) -> re.Pattern[str]:
    months = "|".join(words(language)["periods"]["months"])
    return re.compile(rf"\s(?:{months}|Quartal|Halbjahr|Platz|Jahrhundert|Generation|[a-zà-ÿ])")


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] in "。"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
