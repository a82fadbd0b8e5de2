"""Numbers in words: those that a language lists, those up to a hundred, and those built of numerals, such as 二十三."""

import re
from collections.abc import Mapping
from functools import cache

from num2words import num2words

from chipcontrols.loaders.documents.lexicon import LANGUAGES, words


@cache
def numerals(language: str) -> str:
    """Return a regular expression for the numbers in words of a language, without groups."""
    listed, places = _listed(language), words(language)["numbers"].get("places", {})
    if len(places) == 0:
        return "|".join(sorted(listed, key=len, reverse=True))
    digits = "".join(word for word, value in listed.items() if value < 10)
    built = "".join(f"(?:[{digits}]?{place})?零?" for place, _ in _falling(places))
    return rf"(?=[{digits}{''.join(places)}]){built}[{digits}]?"


def numeral(word: str, language: str) -> int:
    """Return the number that a match of `numerals` stands for.

    >>> numeral("二十三", "zh"), numeral("一百零五", "zh"), numeral("zwölf", "de")
    (23, 105, 12)
    >>> numeral("twenty-seven", "en"), numeral("einundsechzig", "de")
    (27, 61)
    """
    listed, places = _listed(language), words(language)["numbers"].get("places", {})
    if word.lower() in listed:
        return int(listed[word.lower()])
    total, rest = 0, re.sub("零", "", word)
    for place, value in _falling(places):
        before, found, after = rest.partition(place)
        if found:
            total, rest = total + int(listed.get(before, 1)) * value, after
    return total + int(listed.get(rest, 0))


def _falling(places: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(places.items(), key=lambda item: -item[1])


@cache
def _listed(language: str) -> Mapping[str, int]:
    """Return the numbers of one word: those of the cues, and elsewhere than in Chinese all from 13 to 100."""
    listed: dict[str, int] = words(language)["numbers"]["words"]
    if "places" in words(language)["numbers"]:
        return listed
    spoken = language if language in LANGUAGES else "en"
    return {num2words(number, lang=spoken): number for number in range(13, 101)} | listed
