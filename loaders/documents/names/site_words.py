"""The words for plants and data centres of a language, alone and with the place where one stands."""

import re
from collections.abc import Mapping
from functools import cache

from chipcontrols.loaders.documents.lexicon import NONE, whole_words, word_bounds, words
from chipcontrols.loaders.documents.sieve import Sieve, sieve

# How far before a place its plant is told.
BEFORE = 90
# What counts a plant that is told by its place: "the third Arizona fab".
NUMBERED = re.compile(r"(?<!\w)(?:first|second|third|fourth|fifth|sixth) $")
Head = tuple[str, re.Pattern[str], re.Pattern[str]]


def names_plant(text: str, language: str) -> bool:
    """Return whether a word for a plant stands in a text."""
    return next(_any_head(language).matches(text, 0, len(text)), None) is not None


def span_of(
    text: str, start: int, end: int, before: re.Pattern[str], behind: re.Pattern[str]
) -> tuple[int, int, str | None] | None:
    """Return the bounds of the words for a plant around its place, and the city that they name before the place."""
    ahead = before.search(text, max(0, start - BEFORE), start)
    if ahead is not None:
        return ahead.start(), end, ahead.groupdict().get("city")
    follows = behind.match(text, end)
    if follows is None:
        return None
    # "in Porto ein Werk": the words for the plant open behind the place.
    own = follows.start("own") if follows.groupdict().get("own") is not None else start
    led = NUMBERED.search(text, 0, own)
    return (led.start() if led is not None else own), follows.end(), None


def number_in(language: str, text: str) -> str | None:
    """Return the number of a plant among words for it, such as "second"."""
    return next((name for name, form in _numbers(language) if form.search(text) is not None), None)


@cache
def _numbers(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms: Mapping[str, str] = words(language).get("sites", {}).get("numbers", {})
    return tuple((name, re.compile(whole_words(form, language), re.IGNORECASE)) for name, form in forms.items())


@cache
def pattern(language: str, name: str) -> re.Pattern[str]:
    """Return what makes a plant at a place known, or tells several or the building of one ("unsited")."""
    return re.compile(words(language).get("sites", {}).get(name, NONE), re.IGNORECASE)


@cache
def elsewhere(language: str) -> re.Pattern[str]:
    """Return what tells that a plant stands at a place that no table knows."""
    forms = words(language).get("sites", {}).get("at", "")
    return re.compile(rf"(?:{forms})[A-ZÀ-Þ]" if forms else NONE)


@cache
def _any_head(language: str) -> Sieve:
    """Return what finds any word for a plant."""
    forms = words(language).get("sites", {})
    heads = [*forms.get("heads", {}).values(), forms.get("at_place", NONE)]
    return sieve([re.compile("|".join(heads))])


@cache
def bare_heads(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the sorts of plants with what finds each without a place."""
    forms = words(language).get("sites", {})
    start, end = word_bounds(language)
    bare = forms.get("bare", NONE)
    heads: Mapping[str, str] = forms.get("heads", {})
    return tuple((head, re.compile(start + bare.replace("HEAD", f"(?:{form}){end}"))) for head, form in heads.items())


def _short(forms: Mapping[str, str], head: str) -> str:
    """Return the words that stand for a plant only right behind a place: 南京厂."""
    return f"|{forms['at_place']}" if head == "plant" and "at_place" in forms else ""


@cache
def placed_heads(language: str) -> tuple[Head, ...]:
    """Return the sorts of plants with the words for each before and behind the name of a place."""
    forms = words(language).get("sites")
    if forms is None:
        return ()
    start, end = word_bounds(language)
    return tuple(
        (
            head,
            re.compile(rf"{start}(?:{forms['lead']})(?:{words_}){end}(?:{forms['at']})$"),
            re.compile(rf"(?:{forms['behind']})(?:{words_}{_short(forms, head)}){end}"),
        )
        for head, words_ in forms["heads"].items()
    )
