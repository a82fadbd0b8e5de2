"""Find the short forms of names in a document: defined ones, family names of persons, first words of firms."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from chipcontrols.loaders.documents.folding import WORD
from chipcontrols.loaders.documents.lexicon import LANGUAGES, compiled, load
from chipcontrols.loaders.documents.names.sorts import common, grammar_of
from chipcontrols.loaders.documents.spans import Candidate, Mention
from chipcontrols.ontology.frames import superclasses

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
# A short form in brackets or quotes after a full name: "(SMIC)", "（下称“智谱”）", "(ci-après « SMIC »)".
DEFINED = re.compile(
    r"\s?[(（]\s?(?:[^()（）]{0,24}?[\s“\"„«「‘,，]{1,2})??(?P<name>[A-ZÀ-Þ\u3400-\u4dbf\u4e00-\u9fff][^()（）“”\"«»„‚‘’「」,，;；]{1,30}?)\s?[”\"“»」’]?\s?[)）]"
)
CALLED = re.compile(r"[,，]?\s?(?:以下|下)(?:简称|称)(?:为)?[:：]?\s?[“\"「]?(?P<name>[\w·]{2,8}?)[”\"」]")
SHORTEST = 3
INITIALS = 5


def defined(text: str, mention: Mention) -> tuple[int, int] | None:
    """Return the place of the short form that is defined directly after a name, if one is."""
    match = CALLED.match(text, mention.end) or DEFINED.match(text, mention.end)
    if match is None or not _shortens(match["name"], mention.text):
        return None
    return match.start("name"), match.end("name")


def _shortens(short: str, name: str) -> bool:
    """Return whether one form can stand for the other: initials, a part of it, or the name in the other script."""
    if (HAN.search(short) is None) != (HAN.search(name) is None):
        return not short.isdigit() and len(short) <= 30 and _described().search(short) is None
    if HAN.search(short):
        letters = iter(name)
        return len(short) < len(name) and all(letter in letters for letter in short)
    initials = "".join(word[0] for word in re.findall(r"\w+", name)).lower()
    letters = iter(name.lower())
    bare = re.sub(r"[^a-z]", "", short.lower())
    if name.isupper() and name.isalpha() and len(name) <= INITIALS:
        # What the initials stand for: "DUV (deep ultraviolet)".
        letters = iter(bare)
        return bare[:1] == name[0].lower() and " " in short and all(letter in letters for letter in name.lower())
    return len(bare) >= 2 and (bare in initials or all(letter in letters for letter in bare)) and len(short) < len(name)


def short_forms(name: str, candidate: Candidate, language: str) -> Iterator[str]:
    """Yield the shorter forms under which a document may go on to speak of a name."""
    classes = superclasses(candidate.cls)
    if "Person" in classes:
        yield from _family_names(name)
    elif "Organisation" in classes:
        yield from _han_stems(name) if HAN.search(name) else _first_words(name, language)


def _family_names(name: str) -> Iterator[str]:
    words = name.split()
    if HAN.search(name) is not None:
        parts = name.split("·")
        if len(parts) > 1 and len(parts[-1]) > 1:
            yield parts[-1]
    elif len(words) > 1:
        first = common()["family_first"].fullmatch(words[0]) is not None and len(words) == 2
        chosen = words[0] if first and common()["given"].fullmatch(words[1]) is None else words[-1]
        if len(chosen) >= SHORTEST or first:
            yield chosen


def _first_words(name: str, language: str) -> Iterator[str]:
    """Yield a firm's name without its legal form, and without its general words."""
    words = compiled(r",? (?:" + _legal() + r")\.?(?=$|,| )").sub("", name).split()
    bare = " ".join(words)
    if bare != name and len(words) > 0:
        yield bare
    while len(words) > 1 and common()["firm"].fullmatch(" ".join(words)):
        words = words[:-1]
    first = " ".join(words)
    general = any(pattern.fullmatch(first) for key, pattern in common().items() if key in ("places", "plain", "given"))
    if first not in (name, bare) and len(first) >= SHORTEST and not general and _is_rare(first, language):
        yield first


def _is_rare(word: str, language: str) -> bool:
    return grammar_of(language if language in LANGUAGES and language != "zh" else "en").stop.fullmatch(word) is None


def _han_stems(name: str) -> Iterator[str]:
    bare = compiled(r"(?:股份)?有限(?:责任)?公司$|集团公司$").sub("", name)
    bare = compiled(rf"^(?:{_han_places()})(?:省|市)?(?=.{{4}})").sub("", bare)
    if bare != name and len(bare) >= 2:
        yield bare
    stem = compiled(rf"(?:{load('zh/names.yml')['firm']})$").sub("", bare)
    if stem != bare and len(stem) >= 2:
        yield stem


@cache
def _han_places() -> str:
    return str(load("zh/names.yml")["cities"])


@cache
def _described() -> re.Pattern[str]:
    """Return the last words of what a bracket says of a name, rather than names it."""
    return re.compile(load("zh/names.yml")["described"])


@cache
def _legal() -> str:
    return str(load("shapes.yml")["legal"])


def occurrences(text: str, forms: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where a text has forms as words of their own; Chinese forms need no bounds."""
    if len(forms) == 0:
        return
    for number, start, end in AhoCorasick(forms, matchkind=MatchKind.Standard).find_matches_as_indexes(
        text, overlapping=True
    ):
        opens = text[start] not in WORD or start == 0 or text[start - 1] not in WORD
        rest = text[end : end + 2]
        closes = text[end - 1] not in WORD or rest[:1] not in WORD or (rest[0] == "s" and rest[1:] not in WORD)
        if opens and closes:
            yield start, end, forms[number]
