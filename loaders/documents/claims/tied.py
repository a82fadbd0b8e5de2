"""Repeat a claim for further firms with goods of their own: "lasers from Acme, optics from Borealis"."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache

from chipcontrols.loaders.documents.claims.draft import Draft, instead, meaning
from chipcontrols.loaders.documents.claims.templates import Form
from chipcontrols.loaders.documents.grammar import mark
from chipcontrols.loaders.documents.lexicon import words
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Mention, within

# Roles of who is named behind a preposition, with the group of prepositions.
TIED = {"seller": "from", "supplier": "from", "customer": "to"}
GOODS = ("item", "component")
# So many words at most tell of the further goods.
LONG = 5


def tied(passage: Passage, draft: Draft, verbs: Collection[int]) -> Iterator[Draft]:
    """Yield the same claim for firms that follow behind the preposition of the first, each with goods of its own.

    No further verb, which begins at one of these places, may stand between: "buys tools from A and ships chips to B".
    """
    if draft.figure is not None or passage.language == "zh":
        return
    for role, iri in draft.roles:
        named = [m for m in passage.mentions if role in TIED and meaning(m, draft.template, role) == iri]
        opened = next((m for m in named if draft.start <= m.start and _preposition(passage, role, m) is not None), None)
        if opened is not None:
            verb = min((start for start in verbs if start > opened.end), default=passage.sentence.end)
            yield from (found for found in _further(passage, draft, role, opened) if found.end < verb)
            return


def are_of_next(passage: Passage, form: Form, roles: Mapping[str, tuple[Mention, ...]], end: int) -> bool:
    """Return whether goods behind a trigger's end are those of a further firm: "buys modems from A, screens from B"."""
    behind = [slot for slot in form.slots if slot.side == "right" and slot.role in roles]
    firm = next((roles[slot.role] for slot in behind if slot.mark in ("from", "to", "for")), None)
    goods = next((roles[slot.role] for slot in behind if slot.role in GOODS and slot.mark in (None, "using")), None)
    if firm is None or goods is None or passage.language == "zh" or not end <= firm[0].start < goods[0].start:
        return False
    return _joint(passage.language).search(passage.text, firm[-1].end, goods[0].start) is not None


def _further(passage: Passage, draft: Draft, role: str, first: Mention) -> Iterator[Draft]:
    last = first
    while True:
        behind = (m for m in passage.mentions if m.start > last.end and meaning(m, draft.template, role) is not None)
        mention = next(behind, None)
        joined = _joint(passage.language).match(passage.text, last.end)
        if mention is None or joined is None or joined.end() > mention.start:
            return
        opened = _preposition(passage, role, mention)
        told = passage.text[joined.end() : opened.start()].split() if opened is not None else []
        if opened is None or not 1 <= len(told) <= LONG or _word(opened) != _word(_preposition(passage, role, first)):
            return
        yield _of(passage, draft, role, mention, joined.end())
        last = mention


def _of(passage: Passage, draft: Draft, role: str, mention: Mention, start: int) -> Draft:
    """Return a claim with another firm in a role and the goods that stand before it, or else none."""
    iri = meaning(mention, draft.template, role)
    assert iri is not None
    told = replace(draft, roles=instead(draft, role, iri), details=(), end=max(draft.end, mention.end))
    for goods in (goods for goods in GOODS if goods in draft.template.classes):
        meant = (meaning(m, draft.template, goods) for m in within(passage.mentions, start, mention.start))
        item = next((thing for thing in meant if thing is not None), None)
        told = replace(told, roles=tuple(pair for pair in told.roles if pair[0] != goods))
        told = told if item is None else replace(told, roles=instead(told, goods, item))
    return told


def _preposition(passage: Passage, role: str, mention: Mention) -> re.Match[str] | None:
    return mark(passage.language, TIED[role]).search(passage.text, passage.sentence.start, mention.start)


def _word(opened: re.Match[str] | None) -> str | None:
    return opened[0].split()[0].casefold() if opened is not None else None


@cache
def _joint(language: str) -> re.Pattern[str]:
    """Return what may stand between a firm and the next goods."""
    return re.compile(rf",?\s+(?:{words(language)['clauses']['and']})\s+|,\s+", re.IGNORECASE)
