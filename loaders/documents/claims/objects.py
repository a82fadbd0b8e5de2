"""Repeat a claim for further figures with an object of their own: "puts 5 billion in Acme and 1 in Borealis"."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.claims.draft import Draft, meaning
from chipcontrols.loaders.documents.lexicon import words
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Figure


def shifted(passage: Passage, draft: Draft, taken: Collection[Figure | None]) -> Iterator[Draft]:
    """Yield the same claim for figures that follow with another object: "puts 5 billion in Acme and 1 in Borealis"."""
    if not draft.template.echoes or draft.figure is None or passage.language == "zh":
        return
    role = next(role for role in draft.template.classes if role in dict(draft.roles))
    last, link = draft.end, _joint(passage.language)
    for figure in (f for f in passage.figures if f.start >= draft.end and f not in taken):
        if figure.unit != draft.figure.unit or link.fullmatch(passage.text, last, figure.start) is None:
            return
        told = with_object(passage, replace(draft, figure=figure, end=figure.end), role)
        if told is None or told.roles == draft.roles:
            return
        last = told.end
        yield told


def with_object(passage: Passage, draft: Draft, role: str) -> Draft | None:
    """Return a claim with the object that a preposition ties to its figure, or None if there is none that fits."""
    assert draft.figure is not None
    behind = next((m for m in passage.mentions if m.start >= draft.figure.end), None)
    tied = _tie(passage.language)
    if behind is None or tied.fullmatch(passage.text, draft.figure.end, behind.start) is None:
        return None
    meant = ((other, meaning(behind, draft.template, other)) for other in dict(draft.roles) if other != role)
    other, iri = next(((other, iri) for other, iri in meant if iri is not None), (None, None))
    if other is None or iri is None:
        return None
    return replace(draft, roles=instead(draft, other, iri), end=max(draft.end, behind.end))


def instead(draft: Draft, role: str, iri: Iri) -> tuple[tuple[str, Iri], ...]:
    """Return the participants of a claim with another in one role."""
    return tuple(sorted([*(pair for pair in draft.roles if pair[0] != role), (role, iri)]))


@cache
def _joint(language: str) -> re.Pattern[str]:
    """Return what may stand between an object and the next figure."""
    joint = words(language)["clauses"]["and"]
    return re.compile(rf"\s*,?\s*(?:{joint})\s+|\s*,\s+", re.IGNORECASE)


@cache
def _tie(language: str) -> re.Pattern[str]:
    """Return what may stand between a figure and the object that goes with it."""
    marks, article = words(language)["marks"], words(language)["clauses"]["article"]
    return re.compile(rf"\s(?:{marks['in']}|{marks['to']})\s(?:{article})?", re.IGNORECASE)
