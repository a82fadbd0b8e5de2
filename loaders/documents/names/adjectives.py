"""Adjectives of countries, such as "Chinese", which tell where somebody is at home."""

from collections.abc import Sequence
from functools import lru_cache

from chipcontrols.loaders.documents.grammar import nationalities, nations
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Candidate, Mention


def adjectives(passage: Passage) -> Sequence[Mention]:
    """Return the adjectives of countries in a sentence, such as "Chinese", as names of these."""
    return _adjectives(passage.language, passage.text, passage.sentence.start, passage.sentence.end)


@lru_cache(maxsize=8)  # many ask for those of one sentence, one after another
def _adjectives(language: str, text: str, low: int, high: int) -> Sequence[Mention]:
    found: list[Mention] = []
    listed = nationalities(language)
    for n, match in nations(language).matches(text, low, high):
        country = Candidate(listed[n][0], "Country", "alt")
        found.append(Mention(match.start(), match.end(), match.group(), (country,)))
    return sorted(found, key=lambda found: found.start)
