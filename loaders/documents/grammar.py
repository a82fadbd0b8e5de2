"""The small words that bound clauses, join lists and set names aside, as patterns of a language."""

import re
from collections.abc import Callable
from functools import cache

from chipcontrols.loaders.claim import Iri, entity_iri
from chipcontrols.loaders.documents.lexicon import NONE, expanded, word_bounds, words
from chipcontrols.loaders.documents.sieve import Sieve, sieve

# What firms add to the names that they are known by.
FIRM = (
    r" (?:Technolog(?:y|ies)|Group|Holdings?|Corp(?:oration)?\.?|Inc\.?|Co\.?|Ltd\.?|Limited|Semiconductors?"
    r"|Electronics|International|AG|SE|SA|N\.?V\.?|plc)"
)


# "Japanese-owned" tells of the owner.
OWNED = "(?!-(?:owned|backed|controlled|led|born|funded))"


@cache
def nationalities(language: str) -> tuple[tuple[Iri, re.Pattern[str]], ...]:
    """Return the countries that have an adjective in a language, with its forms."""
    start = "" if language == "zh" else r"(?<![A-Za-zÀ-ÿ-])"
    listed = words(language)["nationalities"].items()
    return tuple(
        (entity_iri("country", code), re.compile(f"{start}(?:{forms}){OWNED}", re.IGNORECASE)) for code, forms in listed
    )


@cache
def nations(language: str) -> Sieve:
    """Return these forms as one sieve, in their order."""
    return sieve([forms for _, forms in nationalities(language)])


def _forms(name: str, template: str = "FORMS", section: str = "clauses") -> Callable[[str], re.Pattern[str]]:
    """Return a function that gives the words of a language under a name as a pattern.

    START and END in the template are the bounds of a word, which Han characters do not have.
    """

    @cache
    def of(language: str) -> re.Pattern[str]:
        start, end = word_bounds(language)
        bounded = template.replace("START", start).replace("END", end)
        return re.compile(bounded.replace("FORMS", f"(?:{words(language)[section][name]})"), re.IGNORECASE)

    return of


# Words that make the figure after them the amount of a change, or what a change leads to, and those before the first
# figure of one, such as "fell from".
change = _forms("change", r"STARTFORMS\s*$")
level = _forms("level", r"STARTFORMS\s*$")
opens_change = _forms("change", r"FORMS\s*", "numbers")
# Words that give a figure to several at once: "together".
jointly = _forms("jointly", "STARTFORMSEND")
# Words that point back: to the name before them, and at the head of a sentence.
latter = _forms("latter")
pronoun = _forms("pronoun", "FORMSEND")
# Signs and words that open a new thought; ", and", which opens a clause; "that" and "which", which open one of its own.
breaks = _forms("breaks", "[;；。]|——|FORMS")
clause = _forms("and", r",\sFORMS\s")
barrier = _forms("barrier")
# Words that join: "and", "or".
conjunction = _forms("and", r"(?:^|\W)FORMS(?:\W|$)")


@cache
def opening(language: str) -> re.Pattern[str]:
    """Return the small words that may stand before the name that a sentence begins with."""
    clauses = words(language)["clauses"]
    return re.compile(rf"(?:{clauses.get('opening', clauses['article'])})?", re.IGNORECASE)


@cache
def title(language: str) -> re.Pattern[str]:
    """Return what may stand before a name as a part of it: an article, a country, the sort of firm."""
    return re.compile(rf"\s?(?:{words(language)['clauses']['article']})?", re.IGNORECASE)


@cache
def oblique(language: str, genitive: bool) -> re.Pattern[str]:
    """Return the prepositions that take a name out of the line of subject and object."""
    clauses = words(language)["clauses"]
    forms = clauses["oblique"] + ("|" + clauses["genitive"] if genitive else "")
    return _before(forms, language)


@cache
def optional(language: str, name: str) -> re.Pattern[str]:
    """Return words that not every language has, or a pattern that matches nothing."""
    return re.compile(words(language)["clauses"].get(name, NONE))


@cache
def ending(language: str, name: str) -> re.Pattern[str]:
    """Return words that not every language has, at the end of a stretch."""
    return re.compile(rf"(?:{words(language)['clauses'].get(name, NONE)})$")


@cache
def makers(language: str) -> re.Pattern[str]:
    """Return words for a trade right before the name of its goods: "makers of memory" are no memory."""
    forms = expanded(words(language)["clauses"].get("makers", NONE), language)
    return re.compile(rf"(?:{forms})$", re.IGNORECASE)


@cache
def described(language: str) -> re.Pattern[str]:
    """Return the words that tell what the name behind them is, at the end of a stretch: "the maker of pumps"."""
    forms = expanded(words(language)["clauses"].get("described", NONE), language)
    return re.compile(rf"(?:{forms})[\s«\"“]*\Z", re.IGNORECASE)


@cache
def told(language: str) -> re.Pattern[str]:
    """Return general words that tell in Chinese what the name behind them is, at the end of a stretch."""
    return re.compile(rf"(?:{expanded(words(language)['clauses'].get('told', NONE), language)})$")


@cache
def general(language: str, name: str) -> re.Pattern[str]:
    """Return words that not every language has, with the shorthands of the language in them."""
    return re.compile(expanded(words(language)["clauses"].get(name, NONE), language))


@cache
def opens(language: str) -> re.Pattern[str]:
    """Return the words that open a clause with a subject, such as "after"."""
    return _before(words(language)["clauses"].get("opens", NONE), language)


@cache
def example(language: str) -> re.Pattern[str]:
    """Return the words that open a list of examples, at the end of a stretch: "firms such as"."""
    return _before(words(language)["clauses"].get("example", NONE), language)


@cache
def mark(language: str, group: str) -> re.Pattern[str]:
    """Return the prepositions of a group, which mark a role."""
    return _before(words(language)["marks"][group], language)


def _before(forms: str, language: str) -> re.Pattern[str]:
    if forms == NONE:
        return re.compile(NONE)
    if language == "zh":
        # What a preposition takes may be told before it is named: 为芯片制造商A.
        told = expanded(words(language)["clauses"]["told"], language)
        return re.compile(rf"(?:{forms})了?(?:{told})?[\s“\"《「『]?$")
    article = words(language)["clauses"]["article"]
    return re.compile(rf"(?:^|[^A-Za-zÀ-ÿ])(?:{forms})\s?(?:{article})?[\s„“\"«]*$", re.IGNORECASE)


@cache
def joint(language: str) -> re.Pattern[str]:
    """Return what stands between two names of a list."""
    clauses = words(language)["clauses"]
    aside = r"(?:\s?[(（][^()（）]{0,60}[)）])?"
    # "Acme and other makers such as Borealis"
    told = rf"(?<!\w)(?!(?:{clauses['oblique']})\s)(?-i:[a-zà-ÿ][\w'’-]*\s){{1,5}}(?:{clauses.get('example', NONE)})\s"
    sorted_ = f"(?:{told})?" if language != "zh" else ""
    quotes = r"[\s\"'“”„«»《》「」]*"
    # What each is may be told before its name: 美国的A、荷兰设备商B, "la banque publique B".
    sort = "(?:<country>的?)?(?:[^,，。;；、的是在与和及]{0,10}?(?:<firm>|团队|平台))?"
    sort = expanded(sort if language == "zh" else clauses.get("member", ""), language)
    before = rf"s?-?(?:{FIRM})*(?:\s?(?:{clauses['tail']}))?{aside}{quotes}(?:{clauses.get('unnamed', '')})"
    return re.compile(
        rf"{before}(?:\s*[,，、/&+]\s*|\s*{clauses['oxford']}\s*(?:{clauses['and']})\s*{sorted_}){quotes}(?:{clauses['article']})?{sort}{quotes}",
        re.IGNORECASE,
    )
