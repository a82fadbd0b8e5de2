"""Tell what a name unknown to the tables names: by its first and last words, and by the words around it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from chipcontrols.loaders.documents.lexicon import load
from chipcontrols.loaders.documents.sieve import Sieve, sieve
from chipcontrols.loaders.documents.spans import Mention

# How much speaks for a class: the name itself, a word beside it, or only that it looks like a name.
SURE, LIKELY, POSSIBLE = 3, 2, 1
TAILS = r"(?:based|made|led|backed|owned|style|built|listed|held|wide|like|class|era|chips?|grade|level|only|free)\b"
CAP = (
    r"(?:[A-ZÀ-ÖØ-Þ](?:\w|[-&](?=[A-Z0-9À-Þ])|\.(?=[A-Z0-9])|'(?=[A-Z]|an(?!\w)))*(?:-(?!TAILS)[a-z]{2,6}(?!\w))?|(?<!\w)[a-z](?:-?[A-Z])\w*)"
).replace("TAILS", TAILS)
# A town with its state, where the words around it tell of a place.
TOWN = (
    r"(?:(?<=[Ii]n )|(?<=[Aa]t )|(?<=of )|(?<=near )|(?<=from )|(?<=outside ))TOWNS, (?:REGION)(?![\w’']| [A-Z])"
    r"|(?<!\w)TOWNS, (?:REGION)(?=-(?:based|headquartered))"
).replace("TOWNS", f"{CAP}(?: {CAP}){{0,2}}")
# Letters and digits mixed, as in the names of products.
CODE = re.compile(r"[A-Za-z][-.:]?\d|\d[A-Za-z]")
TYPE_NUMBER = re.compile(r"(?<!\w)[A-Z]{1,4}-?\d{3,5}[A-Z]{0,2}(?!\w)")
PERSONAL = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'A-Z-]*[a-zà-ÿ][a-zà-ÿ-]*|[A-Z]\.")
# Korean and Taiwanese names in Latin letters: "Lee Min-ho", no "Acme Porto-based".
EASTERN = re.compile(
    r"[A-Z][a-z]{1,5} [A-Z][a-z]{1,5}-(?!(?:based|backed|made|owned|led|like|born|built|run|free)$)[a-z]{2,5}"
)
ADDRESSED = re.compile(r"(?:Mr|Mrs|Ms|Mme|M|Herr|Frau|Sen|Rep)\.? $")
NUMBERED = re.compile(r" [a-z]?\d")
# The words of a firm's name seldom are more than these.
LONGEST = 4
# A letter with a digit or two, such as "A4", is no name without a word that says so.
SHORT = 3

BEGINNING = re.compile(r"(?<!\w)")
# The patterns that show a common word: how it ends, and the articles before it.
COMMON = ("common_before", "article_before")

# A name may stand in quotes behind the word that tells what it is.
QUOTED = '[ ,"“„«]+$'

Sort = tuple[str | None, int]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of a language around names, compiled."""

    language: str
    stop: re.Pattern[str]
    cues: Mapping[str, re.Pattern[str]]
    kinds: tuple[tuple[str, str, re.Pattern[str]], ...]
    phrases: Sieve
    phrase_classes: tuple[str, ...]


# A word as German nouns are written.
ORDINARY = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")


class Name(NamedTuple):
    """A name with the text before and after it, and the known name that stands directly before it."""

    text: str
    before: str
    after: str
    maker: Mention | None = None

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.text.split()

    def follows_firm(self) -> bool:
        """Return whether a known firm stands directly before the name."""
        return self.maker is not None and any(c.cls == "Company" for c in self.maker.candidates)


@cache
def grammar_of(language: str) -> Grammar:
    """Return the words around names of a language."""
    raw: Mapping[str, Any] = load(f"{language}/names.yml")
    cues = {
        name: re.compile(form.replace("[ ,]+$", QUOTED), re.IGNORECASE if name == "person_before" else 0)
        for name, form in raw.items()
        if name.endswith(("firm_before", "_after", "_before"))
    }
    sides = (("after", "product_kind_behind"), ("before", "product_kind_ahead"))
    kinds = [(side, cls, re.compile(form)) for side, key in sides for cls, form in raw.get(key, {}).items()]
    word = rf"(?!(?:{raw['offices']})(?!\w)){CAP}" if "offices" in raw else CAP
    forms = (*raw["phrases"].items(), *load("shapes.yml")["phrases"].items())
    phrases = [re.compile(rf"(?<!\w)(?:{form.replace('CAP', word)})(?!\w)") for _, form in forms]
    stop = re.compile(rf"(?:{raw['stop']})(?!\w)")
    return Grammar(language, stop, cues, tuple(kinds), sieve(phrases, BEGINNING), tuple(cls for cls, _ in forms))


@cache
def common() -> Mapping[str, re.Pattern[str]]:
    """Return the shapes that all languages share: legal forms, heads of names, first names, places."""
    raw: Mapping[str, Any] = load("shapes.yml")
    return {
        "legal": re.compile(rf".+ (?:{raw['legal']})\.?"),
        "legal_word": re.compile(raw["legal"]),
        "legal_next": re.compile(rf"(?: \({CAP}(?: {CAP})?\))?(?:,? (?:{raw['legal']})\.?)+(?!\w)"),
        "firm": re.compile(rf".+[ -](?=[A-ZÀ-Þ])(?i:{_options(raw['firm'])})"),  # "MicroSystems" too
        "firm_next": re.compile(
            rf"(?:{raw['firm_next_han']})|(?: (?:{raw['firm_next']}))?(?:,? (?:{raw['legal']})\.?)*(?<=\w)(?![\w-])"
        ),
        "division": re.compile(raw["division"]),
        "given": re.compile(rf"(?:{_options(raw['given'])})(?:-[A-ZÀ-Þ]\w+)?"),
        "particled": re.compile(
            rf"(?<![\w-])(?:{_options(raw['given'])}) (?:(?:{raw['particles']}) ){{1,3}}{CAP}(?!\w)"
        ),
        "family_first": re.compile(rf"(?:{_options(raw['family_first'])})"),
        "nouns": re.compile(raw["nouns"], re.IGNORECASE),
        "board": re.compile(raw["board"]),
        "noise": re.compile(raw["noise"]),
        "origin": re.compile(raw["origin"]),
        "places": re.compile(rf"(?:{_options(raw['places'])})(?:er|s)?"),
        "towns": re.compile(TOWN.replace("REGION", _options(raw["regions"]))),
        "plain": re.compile(rf"(?:{_options(raw['plain'])})"),
    }


@cache
def bodies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the heads of the names of bodies such as "University", with the class of each."""
    raw: Mapping[str, Any] = load("shapes.yml")["body"]
    return tuple((cls, re.compile(rf"(?:.*[ -])(?:{forms})")) for cls, forms in raw.items())


def sort_of(grammar: Grammar, name: Name) -> Sort:
    """Return the class of a name and how much speaks for it; no class if it is none of ours."""
    readers = (_by_form, _person, _firm, _place, _product, _beside_firms_words)
    found = (reader(grammar, name) for reader in readers)
    return next((sort for sort in found if sort is not None), _by_looks(grammar, name))


def _by_form(grammar: Grammar, name: Name) -> Sort | None:
    """Read a legal form, or a head such as "University" behind another word."""
    if " " not in name.text and "-" not in name.text:
        return None
    if common()["legal"].fullmatch(name.text):
        return "Company", SURE
    head = next((cls for cls, form in bodies() if form.fullmatch(name.text)), None)
    return (head, SURE) if head is not None else None


def _person(grammar: Grammar, name: Name) -> Sort | None:
    words, shared = name.words, common()
    if len(words) > LONGEST or not all(PERSONAL.fullmatch(word) for word in words):
        return None
    if len(words) == 1:
        return ("Person", SURE) if ADDRESSED.search(name.before) is not None else None
    titled = grammar.cues["person_before"].search(name.before) is not None
    if shared["firm"].fullmatch(name.text) and not titled:
        return None
    told = titled or grammar.cues["person_after"].search(name.after) is not None
    family = shared["family_first"].fullmatch(words[0]) is not None and len(words) < LONGEST
    hyphened = EASTERN.fullmatch(name.text) is not None
    if shared["given"].fullmatch(words[0]) or hyphened or family or (told and len(words) < LONGEST):
        return "Person", SURE
    return None


def _firm(grammar: Grammar, name: Name) -> Sort | None:
    held = grammar.cues.get("event_before")
    if held is not None and held.search(name.before) is not None:
        return None, 0
    ends_so = common()["firm"].fullmatch(name.text) is not None
    return ("Company", SURE) if ends_so and CODE.search(name.text) is None else None


def _place(grammar: Grammar, name: Name) -> Sort | None:
    sides = (("seat_before", name.before), ("seat_after", name.after))
    # "Headquartered in Grumblay", "the Grumblay-based firm": no table need know the town.
    seat = any(form.search(side) for cue, side in sides if (form := grammar.cues.get(cue)) is not None)
    if seat and len(name.words) <= LONGEST and CODE.search(name.text) is None:
        return "Place", SURE
    return ("Place", LIKELY) if common()["places"].fullmatch(name.text) else None


def _product(grammar: Grammar, name: Name) -> Sort | None:
    code = CODE.search(name.text) is not None or NUMBERED.search(name.text) is not None
    beside = grammar.cues["product_after"].search(name.after) or grammar.cues["product_before"].search(name.before)
    if beside is None and code and len(name.text) > SHORT and not grammar.cues["no_code_after"].search(name.after):
        told = "code_before" if CODE.search(name.text) is not None else "owner_before"
        beside = grammar.cues[told].search(name.before)  # "the X1A", "Acme's Zephyr 2"
    # In German any noun has a capital, so that a word after a maker is no brand yet.
    branded = name.follows_firm() and (code or grammar.language != "de")
    if not (beside or branded) or (grammar.language == "de" and not code and _is_plain(grammar, name.text)):
        return None
    sides = {"before": name.before, "after": name.after}
    kind = next((cls for side, cls, form in grammar.kinds if form.search(sides[side])), None)
    return kind or ("Chip" if CODE.search(name.text) else "Product"), LIKELY if beside or code else POSSIBLE


def _is_plain(grammar: Grammar, text: str) -> bool:
    """Return whether the first half of a German compound is a common word, or a compound itself: "Hochleistungs-KI"."""
    return "-" in text or grammar.cues["common_before"].search(text) is not None


def _beside_firms_words(grammar: Grammar, name: Name) -> Sort | None:
    if len(name.words) > LONGEST or (len(name.words) == 1 and _is_common(grammar, name)):
        return None, 0
    told = grammar.cues["firm_after"].search(name.after) or grammar.cues["firm_before"].search(name.before)
    # "2300 Beschäftigten hat", "Gegenwind aus Peking": any German noun may stand so.
    bare = told is not None and grammar.language == "de" and ORDINARY.fullmatch(name.text) is not None
    if bare and (name.before.rstrip()[-1:].isdigit() or name.after.startswith(" aus ")):
        return None, 0
    return ("Company", LIKELY) if told is not None else None


def _is_common(grammar: Grammar, name: Name) -> bool:
    """Return whether a word ends as common words of the language do, or stands behind an article as they do.

    The article before "X-Aktie" belongs to the whole compound.
    """
    return not name.after.startswith("-") and any(
        grammar.cues[cue].search(name.text if cue == "common_before" else name.before) for cue in COMMON
    )


def _by_looks(grammar: Grammar, name: Name) -> Sort:
    if grammar.cues["place_before"].search(name.before) or (len(name.words) == 1 and _is_common(grammar, name)):
        return None, 0
    if grammar.language == "de" and "-" in name.text:
        return None, 0
    if grammar.language == "de" and not any(letter.isupper() for word in name.words for letter in word[1:]):
        return "Company", 0
    if CODE.search(name.text) and len(name.text) <= SHORT:
        return None, 0
    if TYPE_NUMBER.search(name.text):
        return "Product", LIKELY
    return ("Product" if CODE.search(name.text) else "Company"), POSSIBLE


def general(grammar: Grammar, words: Sequence[str]) -> list[bool]:
    """Return for each word whether it is no part of a name: a small word, a general abbreviation, a number."""
    plain, legal = common()["plain"], common()["legal_word"]
    bare = [word.rstrip(".") for word in words]
    small = [bool(grammar.stop.fullmatch(w) or plain.fullmatch(w) or w.isdigit()) for w in bare]
    # A legal form belongs to a name only behind one of its words.
    return [is_small or (n == 0 and legal.fullmatch(bare[0]) is not None) for n, is_small in enumerate(small)]


def _options(words: str) -> str:
    return re.sub(r"\s*\|\s*", "|", words.strip())
