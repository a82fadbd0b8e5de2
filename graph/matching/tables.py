"""The words of names as data: legal forms, places, trades and Chinese words, read from the tables beside this file."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml

from chipcontrols.graph.matching.folding import has_han

Sort = Literal["legal", "place", "trade", "name"]


class Word(NamedTuple):
    """What one or several written words stand for: the words that are compared, and of what sort they are."""

    words: tuple[str, ...]
    sort: Sort
    written: str


# First word → (the whole phrase, what it stands for), longest phrase first.
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]]


def fingerprint(*more: str) -> str:
    """Return the SHA-256 of all tables of this folder and of what is given: other rules, another fingerprint."""
    tables = sorted(
        (entry for entry in files(__package__).iterdir() if entry.name.endswith(".yml")), key=lambda entry: entry.name
    )
    total = hashlib.sha256()
    for part in (*(entry.read_bytes() for entry in tables), *(text.encode() for text in more)):
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return a table of this folder by its name."""
    loaded: Mapping[str, Any] = yaml.safe_load((files(__package__) / f"{name}.yml").read_text(encoding="utf-8"))
    return loaded


@cache
def phrases() -> Phrases:
    """Return what words in Latin letters stand for: legal forms, places and trades."""
    found: dict[tuple[str, ...], Word] = {}
    for form, ways in table("legal-forms")["legal_forms"].items():
        found |= {tuple(way.split()): Word((form,), "legal", way) for way in (form, *ways)}
    sorts: tuple[tuple[Sort, str], ...] = (("place", "places"), ("trade", "trades"))
    for sort, name in sorts:
        for words, ways in table(name)[name].items():
            for way in (words, *(way for way in ways if not has_han(way))):
                found.setdefault(tuple(way.split()), Word(tuple(words.split()), sort, way))
    return _by_first(found)


@cache
def translations() -> Phrases:
    """Return the English of Chinese words that make names → the form that is compared."""
    found = {
        tuple(way.split()): Word(tuple(ways[0].split()), "name", way)
        for ways in table("words")["words"].values()
        for way in ways[1:]
    }
    return _by_first(found)


@cache
def han_words() -> Mapping[str, Word]:
    """Return what Chinese words stand for: places, trades, and words that make names in the form that is compared."""
    found: dict[str, Word] = {}
    sorts: tuple[tuple[Sort, str], ...] = (("place", "places"), ("trade", "trades"))
    for sort, name in sorts:
        for words, ways in table(name)[name].items():
            found |= {way: Word(tuple(words.split()), sort, way) for way in ways if has_han(way)}
    for word, ways in table("words")["words"].items():
        found.setdefault(word, Word(tuple(ways[0].split()), "name", word))
    return found


@cache
def han_pattern() -> re.Pattern[str]:
    """Return the pattern that finds the words of `han_words` in a text, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, han_words()), key=lambda word: (-len(word), word))))


@cache
def han_seat() -> re.Pattern[str]:
    """Return the pattern of a place that is called a city or province, as registered names begin: 深圳市, 广东省."""
    places = sorted(word for word, meant in han_words().items() if meant.sort == "place")
    return re.compile(f"({'|'.join(map(re.escape, places))})(?:市(?!场)|省)")


@cache
def han_legal_form() -> re.Pattern[str]:
    """Return the pattern of a legal form at the end of a Chinese, Japanese or Korean name."""
    ways = [way for ways in table("legal-forms")["legal_forms_han"].values() for way in ways]
    return re.compile(f"(?:{'|'.join(sorted(map(re.escape, ways), key=lambda way: (-len(way), way)))})$")


@cache
def legal_parts() -> frozenset[str]:
    """Return the words of which legal forms consist."""
    return frozenset(table("legal-forms")["parts"])


@cache
def common_words() -> tuple[str, ...]:
    """Return the single words of at least five letters for trades and legal forms, which misspelt words may be."""
    known = ((phrase[0], word.sort) for given in phrases().values() for phrase, word in given if len(phrase) == 1)
    return tuple(sorted({word for word, sort in known if len(word) > 4 and sort in ("trade", "legal")}))


def _by_first(found: Mapping[tuple[str, ...], Word]) -> Phrases:
    grouped: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for phrase in sorted(found, key=lambda phrase: (-len(phrase), phrase)):
        grouped.setdefault(phrase[0], []).append((phrase, found[phrase]))
    return {first: tuple(given) for first, given in grouped.items()}
