"""Repeat a claim for further names with a figure of their own: "A holds 17 percent, B 62 percent"."""

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.claims.draft import Draft, instead, meaning
from chipcontrols.loaders.documents.grammar import joint, optional
from chipcontrols.loaders.documents.lexicon import load, words
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Figure, Mention, within

# The percentages of a whole.
WHOLE = 100
# So large is a bare number that may be a count, as a year or a day is not.
COUNT = 3000
# How far behind listed names the word for "each" stands.
EACH = 24


def echoed(passage: Passage, draft: Draft, taken: Collection[Figure | None]) -> Iterator[Draft]:
    """Yield the same claim for names that follow with figures of the same unit which no other words have `taken`."""
    if not draft.template.echoes or draft.figure is None:
        return
    role = next(role for role in draft.template.classes if role in dict(draft.roles))
    free = [f for f in passage.figures if f.start >= draft.end and f not in taken and _is_of(f, draft.figure)]
    last = max(draft.end, _beyond_base(passage, draft.figure))
    for mention in passage.mentions:
        iri = meaning(mention, draft.template, role)
        if iri is None or mention.start < draft.end or iri in dict(draft.roles).values():
            continue
        if _is_another(iri, draft, role):
            continue  # "95 percent of all gallium and 67 of germanium": no holder
        listed = _each(passage, draft, role, mention)
        figure = next((f for f in free if _goes_with(passage, mention, f, last, listed[-1].end)), None)
        if figure is not None and figure.end <= mention.start and "seller" in draft.template.classes:
            continue  # "500 from Acme and 300 from Borealis" makes no buyer of Borealis
        if figure is None and not _is_alike(iri, draft):
            continue  # goods between two firms: "A leads in chips with 70 percent, B holds 7"
        if figure is None:
            yield from _one_by_one(passage, draft, role, mention, free)
            return
        # "B comes to 28": percent, as it was said of A.
        whole = figure._replace(unit=draft.figure.unit)
        last = max(_beyond_base(passage, whole), listed[-1].end)
        for other in listed:
            roles = instead(draft, role, meaning(other, draft.template, role) or iri)
            told = replace(draft, roles=roles, figure=whole, end=last)
            yield _with_object(passage, told, role) or told


def _each(passage: Passage, draft: Draft, role: str, mention: Mention) -> Sequence[Mention]:
    """Return a name with those listed behind it that have one figure each: "B, C and D hold 10 percent each"."""
    fits = [m for m in passage.mentions if m.start >= mention.start and meaning(m, draft.template, role) is not None]
    group = passage.group(mention, fits, False)
    each = optional(passage.language, "respectively")
    return group if each.search(passage.text, group[-1].end, group[-1].end + EACH) is not None else (mention,)


def _one_by_one(passage: Passage, draft: Draft, role: str, first: Mention, free: Sequence[Figure]) -> Iterator[Draft]:
    """Yield the same claim for names that are listed ahead of their figures: "B and C with 7 and 5 percent each"."""
    told = optional(passage.language, "told_each")
    named = [m for m in passage.mentions if m.start >= first.start and meaning(m, draft.template, role) is not None]
    row = passage.group(first, named, False)
    verb = told.match(passage.text, row[-1].end, passage.sentence.end)
    figures = [f for f in free if verb is not None and f.start >= verb.end()][: len(row)]
    if verb is None or len(row) < 2 or len(figures) < len(row) or figures[0].start > verb.end():
        return
    pairs = itertools.pairwise(figures)
    if all(joint(passage.language).fullmatch(passage.text, a.end, b.start) is not None for a, b in pairs):
        for mention, figure in zip(row, figures, strict=True):
            iri = meaning(mention, draft.template, role)
            if iri is not None:
                yield replace(draft, roles=instead(draft, role, iri), figure=figure, end=figure.end)


def _is_alike(iri: Iri, draft: Draft) -> bool:
    """Return whether somebody is of the sort of one of those who a claim is about."""
    return any(other.rsplit("/", 2)[1] == iri.rsplit("/", 2)[1] for _, other in draft.roles)


def _is_another(iri: Iri, draft: Draft, role: str) -> bool:
    """Return whether somebody is of the sort of another participant of a claim, and not of the one in a role."""
    sorts = {told: other.rsplit("/", 2)[1] for told, other in draft.roles}
    sort = iri.rsplit("/", 2)[1]
    return sorts[role] != sort and sort in sorts.values()


def shifted(passage: Passage, draft: Draft, taken: Collection[Figure | None]) -> Iterator[Draft]:
    """Yield the same claim for figures that follow with another object: "puts 5 billion in Acme and 1 in Borealis"."""
    if not draft.template.echoes or draft.figure is None or passage.language == "zh":
        return
    role = next(role for role in draft.template.classes if role in dict(draft.roles))
    last, link = draft.end, _object_joint(passage.language)
    for figure in (f for f in passage.figures if f.start >= draft.end and f not in taken):
        if not _is_of(figure, draft.figure) or link.fullmatch(passage.text, last, figure.start) is None:
            return
        told = _with_object(passage, replace(draft, figure=figure, end=figure.end), role)
        if told is None or told.roles == draft.roles:
            return
        last = told.end
        yield told


def _with_object(passage: Passage, draft: Draft, role: str) -> Draft | None:
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


def goes_on(passage: Passage) -> bool:
    """Return whether a sentence goes on with what the one before tells, be it of others: "Acme follows with 5"."""
    continues = optional(passage.language, "continues").match(passage.text, passage.sentence.start)
    return continues is not None or passage.goes_on()


def _is_of(figure: Figure, told: Figure) -> bool:
    """Return whether a figure is of the unit of one that is told, or a bare number that may be one of its unit."""
    bare = figure.unit is None and told.unit == "percent" and 0 < figure.size() <= WHOLE
    bare = bare or (figure.unit is None and told.unit in (None, "units") and figure.size() >= COUNT)
    return figure.unit == told.unit or bare


def _beyond_base(passage: Passage, figure: Figure) -> int:
    """Return where a figure ends, with the one that it has come from: "8 percent, down from 10"."""
    base = _base(passage.language)
    after = (f for f in passage.figures if f.start >= figure.end and f.unit in (None, figure.unit))
    first = next(after, None)
    found = first is not None and base.fullmatch(passage.text, figure.end, first.start) is not None
    return first.end if first is not None and found else figure.end


def _goes_with(passage: Passage, mention: Mention, figure: Figure, last: int, named: int) -> bool:
    """Return whether a name and a figure say alone, by the words before and between them, what was said before."""
    first, second = _grammar(passage.language)
    turned = figure.end <= mention.start
    low, start, end = (figure.start, figure.end, mention.start) if turned else (mention.start, named, figure.start)
    if low < last:
        return False
    lead, link = second if turned else first
    between = passage.text[last:low]
    if len(within(passage.figures, last, low)) > 0:
        return False
    return lead.fullmatch(between) is not None and link.fullmatch(passage.text, start, end) is not None


Order = tuple[re.Pattern[str], re.Pattern[str]]


@cache
def _grammar(language: str) -> tuple[Order, Order]:
    """Return the words before and between: of a name with its figure, and of a figure with its name."""
    given, article = load("echoes.yml")[language], words(language)["clauses"]["article"]
    gap, rest = (r"\s*", r"[^.;。；,，、]{0,60}?") if language == "zh" else (r"\s+", r"[^.;,]{0,60}?")
    comma = r"[,，、;；]\s*"
    article = rf"(?:{article})?"
    lead = rf"{rest}(?:{comma}(?:(?:{given['lead']}){gap})?|{gap}(?:{given['lead']}){gap}){article}"
    turned = rf"{rest}(?:{comma}|{gap})(?:{given['turned']}){gap}"
    # The name may be told again in brackets: 美光(Micron)以25%.
    link = rf"(?:\s?[(（][A-Z][\w .-]{{1,24}}[)）])?\s*[,(（]?\s*(?:(?:{given['link']}){gap})?"
    of = rf"{gap}(?:{given['of']}){gap}{article}"
    return (_compiled(lead), _compiled(link)), (_compiled(turned), _compiled(of))


@cache
def _base(language: str) -> re.Pattern[str]:
    """Return what may stand between a figure and the one that it has come from."""
    return _compiled(rf"\s*[,，(（]?\s*(?:{load('echoes.yml')[language]['base']})\s*")


@cache
def _object_joint(language: str) -> re.Pattern[str]:
    """Return what may stand between an object and the next figure."""
    joint = words(language)["clauses"]["and"]
    return re.compile(rf"\s*,?\s*(?:{joint})\s+|\s*,\s+", re.IGNORECASE)


@cache
def _tie(language: str) -> re.Pattern[str]:
    """Return what may stand between a figure and the object that goes with it."""
    marks, article = words(language)["marks"], words(language)["clauses"]["article"]
    return re.compile(rf"\s(?:{marks['in']}|{marks['to']}|{marks['from']})\s(?:{article})?", re.IGNORECASE)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
