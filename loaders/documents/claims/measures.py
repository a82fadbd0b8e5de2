"""The words for what figures are of and for how it moves, by language, and the cue that each makes."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from chipcontrols.loaders.claim import BASE, Iri
from chipcontrols.loaders.documents.claims.templates import Cue, templates
from chipcontrols.loaders.documents.lexicon import NONE, WORD_END, WORD_START, load, whole_words
from chipcontrols.loaders.documents.sieve import Sieve, sieve


@cache
def table() -> dict[str, Any]:
    """Return what claims tell of each measure, by its name."""
    return {name: row or {} for name, row in load("measures.yml").items()}


def words_of(language: str) -> Mapping[str, Any]:
    """Return the words of measures of a language that has cues, by what they tell."""
    return load(f"{language}/measures.yml")


@cache
def names(language: str) -> tuple[str, ...]:
    """Return the names of the measures of a language, in the order of their words."""
    return tuple(words_of(language)["measures"])


@cache
def measures(language: str) -> re.Pattern[str]:
    """Return the words for measures: the group "m3" is that of the third name."""
    listed = words_of(language)["measures"].values()
    groups = "|".join(f"(?P<m{n}>{forms})" for n, forms in enumerate(listed))
    return re.compile(whole_words(groups, language), _case(language))


@cache
def sought(language: str) -> Sieve:
    """Return these words as one sieve, for a whole sentence."""
    return sieve([measures(language)])


@cache
def pattern(language: str, name: str, template: str = "FORMS") -> re.Pattern[str]:
    """Return words of a sort, in a pattern in which they stand for FORMS."""
    forms = whole_words(words_of(language)[name], language)
    return re.compile(template.replace("FORMS", forms), _case(language))


@cache
def optionally(language: str, name: str, template: str) -> re.Pattern[str]:
    """Return words of a sort that not every language has, in such a pattern."""
    return pattern(language, name, template) if name in words_of(language) else re.compile(NONE)


def _case(language: str) -> re.RegexFlag:
    """Return the flags of a language in which capitals tell no nouns."""
    return re.IGNORECASE if language in ("en", "fr") else re.NOFLAG


@cache
def again(language: str) -> re.Pattern[str]:
    """Return the pronouns that stand for a measure named before, where the language has such."""
    return re.compile(rf"{WORD_START}(?:{words_of(language).get('again', NONE)})")


@cache
def moves(language: str) -> re.Pattern[str]:
    """Return the verbs that tell of the shares of the firm before them."""
    return re.compile(words_of(language)["moves"])


@cache
def costs(language: str) -> re.Pattern[str]:
    """Return the verbs that tell of the price of the goods before them."""
    return re.compile(words_of(language)["costs"])


@cache
def ways(language: str) -> re.Pattern[str]:
    """Return the words of change, in the groups "up" and "down"."""
    section = words_of(language)
    return re.compile(whole_words(f"(?P<up>{section['up']})|(?P<down>{section['down']})", language))


@cache
def verbs(language: str) -> re.Pattern[str]:
    """Return the words of change and of level."""
    section = words_of(language)
    return re.compile(whole_words(f"{section['up']}|{section['down']}|{section['level']}", language))


@cache
def known(language: str) -> re.Pattern[str]:
    """Return all words that may stand between a measure and its figures."""
    section = words_of(language)
    names = ("expected", "base", "up", "down", "level", "glue", "from", "share")
    forms = "|".join(f"(?:{section[name]})" for name in names)
    return re.compile(rf"{whole_words(forms, language)}|\d+(?:[.,]\d+)*|%", re.IGNORECASE)


@cache
def trailing(language: str) -> re.Pattern[str]:
    """Return what may stand right behind a rate and tell its direction: "12% higher", 12%的增长."""
    section = words_of(language)
    ways = f"(?P<way>{section['up']}|{section['down']})"
    if language == "zh":
        return re.compile(rf"\s?(?:左右|以上)?(?:的|之)(?:{section['base']})?(?:{section['glue']})*{ways}")
    gap = rf"\s(?:(?:{section['base']}|{section['glue']})\s){{0,3}}"
    return re.compile(f"{gap}{ways}{WORD_END}")


@cache
def ago(language: str) -> tuple[tuple[int, re.Pattern[str], re.Pattern[str]], ...]:
    """Return for some months the words behind a figure, or before it, that make it one of so long before."""
    behind, before = (r"\s?FORMS", r"FORMS[^\d,;，；。]{0,8}$")
    if language != "zh":
        # "666 million, or 1.21 per share, a year before": the same for each share may stand between.
        each = r"(?:(?:,? (?:or|ou|soit) [^.;()]{2,40}?(?:share|action)|\s\([^()]{2,40}\)),?)?"
        behind, before = (rf"{each}(?:\s[\w'’]+){{0,3}}?\s\(?FORMS", r"FORMS(?:\s[a-zà-ÿ]+){0,3}\s$")
    rows = ((months, whole_words(forms, language)) for months, forms in words_of(language)["ago"].items())
    return tuple((n, *(re.compile(p.replace("FORMS", forms)) for p in (behind, before))) for n, forms in rows)


@cache
def link(language: str) -> re.Pattern[str]:
    """Return what may stand between a figure and its measure behind it."""
    section = words_of(language)
    if language == "zh":
        return re.compile(rf"\s?(?:{section['link']})")
    ways = f"(?:(?:{section['base']})\\s){{0,2}}(?:{section['up']}|{section['down']})\\s"
    return re.compile(rf"(?:\s?\([^()]{{0,40}}\))?\s(?:{ways})?(?:{section['link']})")


@cache
def cue_of(language: str, measure: str, way: str) -> Cue | None:
    """Return the cue of a measure for its level, its change or the amount of its change, if claims tell of that."""
    row = table()[measure]
    told = {"level": "level", "up": "change", "down": "change"}.get(way, "amount")
    kind = row.get(told) if way != "from" else None
    if kind is None:
        return None
    template = templates()[kind]
    falls = way.startswith("down")
    details = dict(row.get("details", {})) if way == "level" else {}
    if template.changes and measure not in ("revenue", "share price", "market capitalisation", "market"):
        details["measure"] = measure
    if template.directed:
        details = {"direction": "down" if falls else "up"}
    negative = (falls and not template.directed) != bool(row.get("negative"))
    units = (*template.units, "x") if template.changes and "percent" in template.units else template.units
    if row.get("ratio"):
        units = ("pp",) if template.changes else ("percent",)
    fixed = tuple((role, Iri(f"{BASE}id/{path}")) for role, path in row.get("fixed", {}).items())
    return Cue(
        template,
        template.forms["measure"],
        measures(language),
        tuple(sorted(details.items())),
        units,
        None,
        template.score,
        fixed=fixed if way == "level" else (),
        falls=negative,
    )
