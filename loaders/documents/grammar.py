"""The small words that bound clauses, join lists and set names aside, as patterns of a language."""

import re
from functools import cache

from chipcontrols.loaders.claim import Iri, entity_iri
from chipcontrols.loaders.documents.lexicon import WORD_END, WORD_START, expanded, words

# What firms add to the names that they are known by.
FIRM = (
    r" (?:Technolog(?:y|ies)|Group|Holdings?|Corp(?:oration)?\.?|Inc\.?|Co\.?|Ltd\.?|Limited|Semiconductors?"
    r"|Electronics|International|AG|SE|SA|N\.?V\.?|plc)"
)


@cache
def nationalities(language: str) -> tuple[tuple[Iri, re.Pattern[str]], ...]:
    """Return the countries that have an adjective in a language, with its forms."""
    start = "" if language == "zh" else r"(?<![A-Za-zÀ-ÿ-])"
    listed = words(language)["nationalities"].items()
    return tuple((entity_iri("country", code), re.compile(start + f"(?:{forms})")) for code, forms in listed)


@cache
def change(language: str) -> re.Pattern[str]:
    """Return the words that make the figure after them the amount of a change."""
    start = "" if language == "zh" else WORD_START
    return re.compile(rf"{start}(?:{words(language)['clauses']['change']})\s*$", re.IGNORECASE)


@cache
def level(language: str) -> re.Pattern[str]:
    """Return the words that make the figure after them what a change leads to."""
    start = "" if language == "zh" else WORD_START
    return re.compile(rf"{start}(?:{words(language)['clauses']['level']})\s*$", re.IGNORECASE)


@cache
def opens_change(language: str) -> re.Pattern[str]:
    """Return the words before the first figure of a change, such as "fell from"."""
    return re.compile(rf"(?:{words(language)['numbers']['change']})\s*$", re.IGNORECASE)


@cache
def latter(language: str) -> re.Pattern[str]:
    """Return the words that point back to the name before them."""
    return re.compile(words(language)["clauses"]["latter"], re.IGNORECASE)


@cache
def breaks(language: str) -> re.Pattern[str]:
    """Return the signs and words that open a new thought."""
    return re.compile(f"[;；。]|——|{words(language)['clauses']['breaks']}", re.IGNORECASE)


@cache
def clause(language: str) -> re.Pattern[str]:
    """Return ", and", which opens a clause."""
    return re.compile(rf",\s(?:{words(language)['clauses']['and']})\s", re.IGNORECASE)


@cache
def opening(language: str) -> re.Pattern[str]:
    """Return the small words that may stand before the name that a sentence begins with."""
    clauses = words(language)["clauses"]
    return re.compile(rf"(?:{clauses.get('opening', clauses['article'])})?", re.IGNORECASE)


@cache
def pronoun(language: str) -> re.Pattern[str]:
    """Return the words at the head of a sentence that point back."""
    end = "" if language == "zh" else r"(?!\w)"
    return re.compile(rf"(?:{words(language)['clauses']['pronoun']}){end}", re.IGNORECASE)


@cache
def barrier(language: str) -> re.Pattern[str]:
    """Return the words that open a clause of its own, such as "that" and "which"."""
    return re.compile(words(language)["clauses"]["barrier"], re.IGNORECASE)


@cache
def oblique(language: str, genitive: bool) -> re.Pattern[str]:
    """Return the prepositions that take a name out of the line of subject and object."""
    clauses = words(language)["clauses"]
    forms = clauses["oblique"] + ("|" + clauses["genitive"] if genitive else "")
    return _before(forms, language)


@cache
def agents(language: str) -> re.Pattern[str]:
    """Return the words right before a verb for somebody who is not named: 美国企业."""
    return re.compile(rf"(?:{words(language)['clauses']['agents']})$")


@cache
def likewise(language: str) -> re.Pattern[str]:
    """Return the words right before a Chinese verb that give it the subject of the one before: 并."""
    return re.compile(rf"(?:{words(language)['clauses'].get('likewise', '(?!)')})$")


@cache
def jointly(language: str) -> re.Pattern[str]:
    """Return the words that give a figure to several at once: "together"."""
    start, end = ("", "") if language == "zh" else (WORD_START, WORD_END)
    return re.compile(f"{start}(?:{words(language)['clauses']['jointly']}){end}", re.IGNORECASE)


@cache
def optional(language: str, name: str) -> re.Pattern[str]:
    """Return words that not every language has, or a pattern that matches nothing."""
    return re.compile(words(language)["clauses"].get(name, "(?!)"))


@cache
def ending(language: str, name: str) -> re.Pattern[str]:
    """Return words that not every language has, at the end of a stretch."""
    return re.compile(rf"(?:{words(language)['clauses'].get(name, '(?!)')})$")


@cache
def opens(language: str) -> re.Pattern[str]:
    """Return the words that open a clause with a subject, such as "after"."""
    return _before(words(language)["clauses"].get("opens", "(?!)"), language)


@cache
def example(language: str) -> re.Pattern[str]:
    """Return the words that open a list of examples, at the end of a stretch: "firms such as"."""
    return _before(words(language)["clauses"].get("example", "(?!)"), language)


@cache
def mark(language: str, group: str) -> re.Pattern[str]:
    """Return the prepositions of a group, which mark a role."""
    return _before(words(language)["marks"][group], language)


def _before(forms: str, language: str) -> re.Pattern[str]:
    if language == "zh":
        # What a preposition takes may be told before it is named: 为芯片制造商A.
        told = expanded(words(language)["clauses"]["told"], language)
        return re.compile(rf"(?:{forms})了?(?:{told})?[\s“\"《「『]?$")
    article = words(language)["clauses"]["article"]
    return re.compile(rf"(?:^|[^A-Za-zÀ-ÿ])(?:{forms})\s?(?:{article})?[\s„“\"«]*$", re.IGNORECASE)


@cache
def conjunction(language: str) -> re.Pattern[str]:
    """Return the words that join: "and", "or"."""
    return re.compile(rf"(?:^|\W)(?:{words(language)['clauses']['and']})(?:\W|$)", re.IGNORECASE)


@cache
def joint(language: str) -> re.Pattern[str]:
    """Return what stands between two names of a list."""
    clauses = words(language)["clauses"]
    aside = r"(?:\s?[(（][^()（）]{0,60}[)）])?"
    quotes = r"[\s\"'“”„«»《》「」]*"
    return re.compile(
        rf"s?-?(?:{FIRM})*(?:{clauses['tail']})?{aside}{quotes}(?:\s*[,，、/&+]\s*|\s*{clauses['oxford']}\s*(?:{clauses['and']})\s*){quotes}(?:{clauses['article']})?{quotes}",
        re.IGNORECASE,
    )
