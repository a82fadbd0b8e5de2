"""Find the names of known entities in a text, right for word ends, letter case and Chinese script."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from chipcontrols.loaders.claim import Entity, Iri, Label, entity_iri
from chipcontrols.loaders.documents.folding import WORD, folded
from chipcontrols.loaders.documents.grammar import optional
from chipcontrols.loaders.documents.lexicon import LANGUAGES, words
from chipcontrols.loaders.documents.names.listed import PARTY, told_apart
from chipcontrols.loaders.documents.names.trades import trades_of
from chipcontrols.loaders.documents.spans import Candidate, Mention, Rank
from chipcontrols.ontology.frames import superclasses

RANKS: tuple[Rank, ...] = ("pref", "alt", "hidden")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff]")
# Where letters and Chinese characters meet.
SCRIPTS = re.compile(r"(?:(?<=[A-Za-z])|(?<=[A-Za-z]\d))(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[A-Za-z])")
# A word that starts like this after a product name is a type number of its own: the name means another product.
TYPE_NUMBER = re.compile(
    r"[ -]?(?!(?:19|20)\d\d(?!\d))[A-Z]{0,3}\d{2,4}"
    r"(?:[A-Za-z]{1,3}(?![A-Za-z])|(?![A-Za-z0-9.,%]|[ \u00a0\u202f]\d))|\+"
)
# A word that takes the name back: "non-GPU", "非GPU".
REVERSAL = re.compile(r"(?:\b(?:non|nicht|anti)[- ]|非)$", re.IGNORECASE)
REVERSING = frozenset(letter + sign for letter in "nNtTiI" for sign in "- ")  # how it ends, which few words do
# "US-Dollar" is money.
# A short family name may begin another name: "Xi'an", "Xi Chen".
SHORT = 2
OF_ANOTHER = re.compile(r"['’](?!s(?!\w))\w| [A-Z]")
CURRENCY = re.compile(r"[- ](?:[Dd]ollars?|\$)|\$")
# 国防部门 is a branch and 公安部队 a force: what begins them is no ministry.
BRANCHES = frozenset("门門队隊")
YEAR_AFTER = re.compile(r"20\d\d\s?年")
ARTICLE = re.compile(r"(?:The|Der|Die|Das|Le|La|Les) [A-Z]")
# Forms of names, and the alternatives and conditions that a rule is made of, are no names.
NAMELESS = frozenset({"Mention", "Criterion"})
NUMBERED = frozenset({"Chip", "ProductFamily", "System", "AiModel"})
# What sorts of things are called are common nouns: tables write them with a capital, texts without.
COMMON = frozenset({"ItemCategory", "Market"})
# Names whose German plurals take an "n" in the dative: "in den Niederlanden".
DECLINING = COMMON | {"Country"}
ORDINARY = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]")
# German nouns that end in these take "es" in the genitive.
GENITIVE = frozenset("ßsztd")
# What a plural, a genitive or a year right behind a name begins with.
ENDING = frozenset("se2")
# A German name that opens with an adjective, whose ending changes: "das Weiße Haus", "im Weißen Haus".
DECLINED = re.compile(r"([A-ZÄÖÜa-zäöü][a-zäöüß]{2,})(?:e[rsnm]?) (?=[A-ZÄÖÜ])")
# A German compound with a common last part, and the endings of plurals that take an "n".
COMPOUND = re.compile(
    r"([A-ZÄÖÜ][\w-]{3,}?)(systeme|maschinen|anlagen|chips|ausrüstung|software|prozessoren|geräte|werkzeuge|technik|material(?:ien)?|speicher)"
)
PLURAL = re.compile(r"(?:[a-z]e|[a-z]er|[a-z]el)$")
ENDINGS = ("e", "er", "es", "en", "em")
# Short words in capitals are initials; they mean the name only as written.
INITIALS = 5
LEAST = {"han": 2, "latin": 2}
# The names of metals are written with one character of their own, such as 镓.
METAL = re.compile("[\u9485-\u9576]")


@dataclass(frozen=True, slots=True)
class Names:
    """The labels of known entities, ready to be searched for."""

    automaton: AhoCorasick | None
    labels: tuple[str, ...]
    candidates: tuple[tuple[Candidate, ...], ...]
    written: tuple[tuple[str, ...], ...]
    tests: tuple[str, ...]
    homes: Mapping[Iri, object] = field(default_factory=dict)
    trades: Mapping[Iri, frozenset[str]] = field(default_factory=dict)
    # What each label means as it is written: of several who have it, those whose own letters these are.
    forms: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)


def prepare(known: Sequence[Entity]) -> Names:
    """Return the searchable names of entities. Labels too short or without a letter are left out.

    Forms in which one document writes a name are no names of their own. Of several who have a name, those are meant
    whose own letters are as small and capital: "CHIPS Act", "Chips Act".
    """
    said: dict[str, list[tuple[str, Candidate]]] = {}  # by its folded form: each way to write a name, and who is meant
    small: dict[str, list[str]] = {}  # ways to write it that no table has
    for entity in (*told_apart([e for e in known if not superclasses(e.cls) & NAMELESS]), *_governments(known)):
        for label, text in _written(_declined(entity.cls, entity.labels)):
            if _is_name(text):
                name = folded(text)
                said.setdefault(name, []).append((text, Candidate(entity.iri, entity.cls, label.kind)))
                if _is_common(entity.cls, label) and ORDINARY.match(text):
                    small.setdefault(name, []).append(text[0].lower() + text[1:])
    labels = tuple(sorted(said))
    best = tuple([_best([candidate for _, candidate in said[name]]) for name in labels])
    written = tuple([(*[text for text, _ in said[name]], *small.get(name, ())) for name in labels])
    forms = {text: some for some, ways in zip(best, written, strict=True) for text in ways}
    for name, some in zip(labels, best, strict=True):
        if len(some) > 1:
            forms |= _own_letters(some, said[name])
    return Names(
        AhoCorasick(labels, matchkind=MatchKind.Standard) if labels else None,
        labels,
        best,
        written,
        tuple([_test(*{candidate.cls for candidate in some}) for some in best]),
        {entity.iri: value for entity in known for name, value in entity.properties if name == "chip:basedIn"},
        trades_of(known),
        forms,
    )


def _own_letters(
    several: tuple[Candidate, ...], said: Iterable[tuple[str, Candidate]]
) -> Iterator[tuple[str, tuple[Candidate, ...]]]:
    """Yield the ways to write a name that are only some entities' own, with those entities."""
    owners: dict[str, set[Iri]] = {}
    for text, candidate in said:
        owners.setdefault(text, set()).add(candidate.iri)
    for text, own in owners.items():
        meant = tuple(candidate for candidate in several if candidate.iri in own)
        if 0 < len(meant) < len(several):
            yield text, meant


def _written(labels: Iterable[Label]) -> Iterator[tuple[Label, str]]:
    """Yield labels as they are written: Chinese press may part letters from characters by a blank, as in AI 芯片."""
    for label in labels:
        text = label.text.strip()
        yield label, text
        if not text.isascii() and (parted := SCRIPTS.sub(" ", text)) != text:
            yield label, parted


@cache
def _test(*classes: str) -> str:
    """Return what a name of one of these classes alone must stand, or nothing."""
    if NUMBERED.issuperset(classes):
        return "number"
    return (
        {"Person": "person", "Country": "country", "ItemCategory": "sort"}.get(classes[0], "")
        if len(classes) == 1
        else ""
    )


def english_names(known: Sequence[Entity], cls: str) -> Mapping[Iri, str]:
    """Return the preferred English names of the known entities of a class."""
    named = [(e.iri, label) for e in known if cls in superclasses(e.cls) for label in e.labels]
    return {iri: label.text for iri, label in reversed(named) if (label.kind, label.language) == ("pref", "en")}


def meanings(names: Names, label: str) -> tuple[Candidate, ...]:
    """Return the known entities that have a label, best first."""
    at = bisect_left(names.labels, folded(label))
    return names.candidates[at] if names.labels[at : at + 1] == (folded(label),) else ()


def mentions(text: str, names: Names, base: int = 0, first: int = 0) -> list[Mention]:
    """Return the names in a text in order, the longest where they overlap, with offsets from `base`.

    Names before the offset `first` of the text are left out.
    """
    found: list[Mention] = []
    last = first
    forms = names.forms
    for start, before, number in sorted(_hits(text, names)):
        if start < last:
            continue
        end = -before
        name = text[start:end]
        meant = forms.get(name)
        if meant is None and _cased(name, names.written[number], text, start):
            meant = names.candidates[number]
        if meant is not None and _fits(text, start, end, names.tests[number]):
            last = end
            found.append(Mention(base + start, base + end, name, meant))
    return found


def _hits(text: str, names: Names) -> list[tuple[int, int, int]]:
    """Return where labels begin and end as words do; the end as a negative number, which puts longer ones first."""
    if names.automaton is None:
        return []
    edged = f"{text} "  # so that each label has a neighbour on both sides, that before the first the last
    return [
        (start, -end, number)
        for number, start, end in names.automaton.find_matches_as_indexes(folded(text), overlapping=True)
        if (edged[end] not in WORD or edged[end - 1] not in WORD or (edged[end] in ENDING and _inflected(text, end)))
        and (edged[start - 1] not in WORD or edged[start] not in WORD)
    ]


def _inflected(text: str, end: int) -> bool:
    """Return whether only the ending of a plural or genitive follows a name ("GPUs", "A100s", "Googles"), or a year."""
    if text[end] == "s":
        return text[end + 1 : end + 2] not in WORD or end + 1 == len(text)
    if text.startswith("es", end) and text[end - 1] in GENITIVE:
        return text[end + 2 : end + 3] not in WORD or end + 2 == len(text)
    return text[end - 1].isalpha() and YEAR_AFTER.match(text, end) is not None


def _fits(text: str, start: int, end: int, test: str) -> bool:
    """Return whether what stands around a name leaves it one."""
    if text[start - 2 : start] in REVERSING and REVERSAL.search(text[max(0, start - 6) : start]):
        return False
    if text[start - 1 : start] == "非" or (end - start <= 2 and text.startswith("s", end)):
        return False
    if text[end - 1] == "部" and text[end : end + 1] in BRANCHES:
        return False
    if test == "":
        return True
    if test == "number":
        return TYPE_NUMBER.match(text, end) is None
    if test == "sort":
        return _other_sort().match(text, end) is None
    if test == "person":
        return end - start > SHORT or OF_ANOTHER.match(text, end) is None
    return not (text.endswith("New ", 0, start) or CURRENCY.match(text, end))


@cache
def _other_sort() -> re.Pattern[str]:
    return optional("zh", "another_sort")


def _cased(found: str, ways: Iterable[str], text: str, start: int) -> bool:
    """Return whether a name may be written in the letter case in which it stands."""
    small = not found[0].isupper() and HAN.search(text[max(0, start - 12) : start + 24]) is None
    return any(_may_be(found, written, small) for written in ways)


def _may_be(found: str, written: str, small: bool) -> bool:
    if HAN.search(written):
        return True
    if ARTICLE.match(written) and not found[found.find(" ") + 1].isupper():
        # "The information" is none of the papers.
        return False
    if written.isupper() and written.isalpha() and len(written) <= INITIALS:
        return False
    # Within Chinese text, names lose their capitals; in Latin text a name keeps at least its first one.
    return not (small and written[0].isupper())


def _governments(known: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the known countries under the names of their governments, and of others who act for them."""
    countries = {entity.iri: entity for entity in known if entity.cls == "Country"}
    for language in LANGUAGES:
        names = {code: [*some] for code, some in words(language)["governments"].items()}
        acting = words(language)["authorities"]
        for code, adjectives in acting["of"].items():
            told = [name.format(*forms.split("/")) for forms in adjectives for name in acting["names"]]
            names.setdefault(code, []).extend(told)
        for code, some in names.items():
            country = countries.get(entity_iri("country", code))
            if country is not None:
                yield Entity(country.iri, country.cls, tuple(Label(name, language) for name in dict.fromkeys(some)))


def _is_common(cls: str, label: Label) -> bool:
    """Return whether a label may be written small: sorts of things, and French bodies ("le bureau américain …")."""
    return cls in COMMON or (cls in ("Agency", "Organisation") and label.language == "fr" and " " in label.text)


def _declined(cls: str, labels: Sequence[Label]) -> Iterator[Label]:
    """Yield labels, German ones that open with an adjective in all its forms, and "U.S." beside "US".

    A German place has an adjective, which is no name of it: "Dresdner", "Grazer". A German sort of things is written
    with a hyphen too, and takes an "n" in the dative of its plural: "Lithografie-Systemen".
    """
    # A city is named by its own name, whatever state stands beside it: "Austin, Texas".
    for label in (label for label in labels if cls != "Place" or ", " not in label.text):
        yield label
        if cls in DECLINING and label.language == "de":
            halves = COMPOUND.fullmatch(label.text)
            apart = [f"{halves[1]}-{halves[2].capitalize()}"] if halves is not None else []
            yield from (replace(label, text=text) for text in apart)
            yield from (replace(label, text=f"{text}n") for text in (label.text, *apart) if PLURAL.search(text))
        if cls == "Place" and HAN.search(label.text) is None:
            stem = label.text[:-2] + "n" if label.text.endswith("en") else label.text.removesuffix("e")
            yield replace(label, text=f"{stem}er", kind="hidden")
        adjective = DECLINED.match(label.text) if label.language == "de" else None
        if adjective is not None:
            rest = label.text[adjective.end() :]
            rests = (rest, f"{rest}n") if cls in DECLINING and PLURAL.search(rest) else (rest,)
            yield from (replace(label, text=f"{adjective[1]}{ending} {r}") for ending in ENDINGS for r in rests)
        elif label.text.startswith("US "):
            yield replace(label, text=f"U.S. {label.text[3:]}")


def _is_name(text: str) -> bool:
    if not text.isascii() and HAN.search(text):
        return len(text) >= LEAST["han"] or METAL.fullmatch(text) is not None
    return len(text) >= LEAST["latin"] and (text[0].isalpha() or any(c.isalpha() for c in text))


def _best(candidates: Collection[Candidate]) -> tuple[Candidate, ...]:
    """Return the meanings of a label, each entity once at its best rank, best first.

    A party that only a list knows, often a ship, is meant where nothing else has its name.
    """
    if len(candidates) == 1:
        return tuple(candidates)
    candidates = [c for c in candidates if not c.iri.startswith(PARTY)] or candidates
    # A capital stands for the government of its country before itself.
    ordered = sorted(candidates, key=lambda c: (c.cls == "Place", RANKS.index(c.rank), c.iri))
    first: dict[str, Candidate] = {}
    for candidate in ordered:
        first.setdefault(candidate.iri, candidate)
    return tuple(first.values())
