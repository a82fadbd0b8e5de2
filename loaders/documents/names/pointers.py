"""The words of a language that point to a name, and those around them that tell what they do: names.yml holds them."""

import re
from functools import cache

from chipcontrols.loaders.documents.lexicon import LANGUAGES, NONE, load, words
from chipcontrols.loaders.documents.sieve import Sieve, sieve
from chipcontrols.loaders.documents.spans import Sentence

# What the words of a language point to besides names of a class.
COMPANY, PEOPLE, PARENT, KIN = "Company", "people", "parent", "kin"
PAIR, FIRST, LAST, LISTS = "pair", "first", "last", "lists "


def pointers(text: str, sentence: Sentence, language: str) -> list[tuple[str, re.Match[str]]]:
    """Return the words of a sentence that point to names, with what they point to."""
    pointed, able = _references(language)
    found = ((pointed[n], match) for n, match in able.matches(text, sentence.start, sentence.end))
    return [(name, match) for name, match in found if _opens_clause(text, sentence, language, match)]


def _opens_clause(text: str, sentence: Sentence, language: str, match: re.Match[str]) -> bool:
    """Return whether a French pronoun behind a comma stands there for the phrase that opens its sentence.

    "Selon Acme, elle" goes on about who is spoken of; in "quand Acme vend, elle" a clause has begun before.
    """
    if language != "fr" or text[match.start() - 2 : match.start()] != ", " or match[0] not in ("il", "elle"):
        return True
    return beside("fr", "fronted").fullmatch(text, sentence.start, match.start()) is not None


@cache
def closing(language: str, name: str) -> re.Pattern[str]:
    """Return words of a language at the end of a stretch, or a pattern that matches nothing."""
    return re.compile(rf"(?:{load(f'{language}/names.yml').get(name, NONE) if language in LANGUAGES else NONE})$")


@cache
def beside(language: str, name: str) -> re.Pattern[str]:
    """Return words of a language that stand under a name beside the references, or a pattern that matches nothing."""
    return re.compile(load(f"{language}/names.yml").get(name, NONE) if language in LANGUAGES else NONE)


@cache
def past(language: str) -> re.Pattern[str]:
    """Return words such as "former" at the end of a stretch."""
    return re.compile(rf"(?:(?<!\w)|(?<=[\u4e00-\u9fff]))(?:{words(language)['stance']['past']})\s?$", re.IGNORECASE)


@cache
def _references(language: str) -> tuple[tuple[str, ...], Sieve]:
    if language not in LANGUAGES:
        return (), sieve([])
    end = "" if language == "zh" else r"(?!\w)"
    start = "" if language == "zh" else r"(?<![\w-])"
    told = load(f"{language}/names.yml")
    # The longer words come first: 其日本对手 is another than 其.
    listed = {KIN: told[KIN], **told["references"], **{name: told[name] for name in (PEOPLE, PARENT) if name in told}}
    one = {name: rf"{start}(?:{form}){end}" for name, form in listed.items()}
    several = {name: told[name] for name in (PAIR, FIRST, LAST) if name in told}
    lists = {f"{LISTS}{name}": form for name, form in told["lists"].items()}
    forms = one | several | lists
    return tuple(forms), sieve([re.compile(form) for form in forms.values()])
