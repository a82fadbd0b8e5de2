"""Read a plant or data centre with its place as a name: "a new fab in Porto", "Porto plant", 波尔图工厂."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from chipcontrols.loaders.claim import Entity, Iri
from chipcontrols.loaders.documents.lexicon import WORD_END, WORD_START, words
from chipcontrols.loaders.documents.names.coined import coin
from chipcontrols.loaders.documents.spans import Mention
from chipcontrols.ontology.frames import superclasses

# How far before a place its plant is told.
BEFORE = 90


def index_places(known: Sequence[Entity]) -> Mapping[Iri, str]:
    """Return the English names of places and countries."""
    labels = ((e.iri, label) for e in known if "Place" in superclasses(e.cls) for label in e.labels)
    return {iri: label.text for iri, label in labels if (label.kind, label.language) == ("pref", "en")}


def with_sites(
    text: str, language: str, mentions: Sequence[Mention], places: Mapping[Iri, str], base: int
) -> list[Mention]:
    """Return the names of a sentence and those of plants told by their places, in order."""
    found = [site for m in mentions for site in _sites(text, language, m, places, base)]
    return sorted([*mentions, *found], key=lambda m: (m.start, -m.end)) if len(found) > 0 else list(mentions)


def _sites(text: str, language: str, mention: Mention, places: Mapping[Iri, str], base: int) -> Iterator[Mention]:
    # A capital that stands for its government is a place of plants all the same.
    best = next((c for c in mention.candidates if c.cls == "Place"), mention.candidates[0])
    if "Place" not in superclasses(best.cls):
        return
    place = best.name[0] if best.name is not None else places.get(best.iri)
    start, end = mention.start - base, mention.end - base
    for head, before, behind in _grammar(language):
        ahead = before.search(text, max(0, start - BEFORE), start)
        follows = behind.match(text, end) if ahead is None else None
        if place is not None and (ahead is not None or follows is not None):
            first, last = (ahead.start(), end) if ahead is not None else (start, follows.end() if follows else end)
            city = ahead.groupdict().get("city") if ahead is not None else None
            site = coin(f"{city or place} {head}", "Facility", "en")
            yield Mention(base + first, base + last, text[first:last], (site,))
            return


Head = tuple[str, re.Pattern[str], re.Pattern[str]]


@cache
def _grammar(language: str) -> tuple[Head, ...]:
    """Return the sorts of plants with the words for each before and behind the name of a place."""
    forms = words(language).get("sites")
    if forms is None:
        return ()
    start, end = ("", "") if language == "zh" else (WORD_START, WORD_END)
    return tuple(
        (
            head,
            re.compile(rf"{start}(?:{forms['lead']})(?:{words_}){end}(?:{forms['at']})$"),
            re.compile(rf"(?:{forms['behind']})(?:{words_}){end}"),
        )
        for head, words_ in forms["heads"].items()
    )
