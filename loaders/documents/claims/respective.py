"""Give each of several names or years its own figure: "A and B hold 40 and 33 percent respectively"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from chipcontrols.loaders.claim import Period
from chipcontrols.loaders.documents.claims.binding import Binding
from chipcontrols.loaders.documents.claims.draft import Draft, meaning
from chipcontrols.loaders.documents.lexicon import words
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Figure
from chipcontrols.loaders.documents.values.calendar import year_period

# How far behind the last figure the word stands, as in English.
BEHIND = 40
# A sign that stands free before a figure makes it one below nought.
BELOW = re.compile(r"[^\w)）%][-−–]|[\u4e00-\u9fff][-−–]")
# Ranks in Chinese, and those that go on a list behind the first.
RANK = re.compile(r"第[一二三四五六七八九十\d]+")
MORE_RANKS = re.compile(r"(?:大|位|名)?(?:(?:、|和|与|及|以及)第[一二三四五六七八九十\d]+(?:大|位|名)?)+")

# A number whose point stands before decimals, and what a scale behind it may make of it.
NUMBER = re.compile(r"(?<![\d.,])\d+(?:[.,]\d{1,2})?(?![\d.,])")
SCALES = frozenset(Decimal(1000) ** n for n in range(1, 5))


def respective(passage: Passage, binding: Binding, made: Sequence[Draft]) -> list[Draft] | None:
    """Return the drafts of a binding with the figures of a list given out in order, or None if nothing says so.

    Where the figures are as many as neither the names nor the years, no draft is returned.
    """
    if len(made) > 0 and "standing" in dict(binding.said):
        return _ranked(passage, binding, made)
    if binding.figure is None:
        return _dated(passage, binding, made)
    if len(made) == 0:
        return None
    listed = _listed(passage, binding.figure)
    stretch = passage.text[binding.span()[0] : min(passage.sentence.end, listed[-1].end + BEHIND)]
    if len(listed) < 2 or _word(passage.language).search(stretch) is None:
        return None
    if binding.cue.falls:
        listed = [figure.negated() for figure in listed]
    for role, group in binding.roles.items():
        if len(group) == len(listed):
            own = {meaning(m, binding.cue.template, role): f for m, f in zip(group, listed, strict=True)}
            return [_with(draft, own.get(dict(draft.roles).get(role), listed[0])) for draft in made]
    years = _years(passage, binding, listed)
    if years is not None and len(made) == 1:
        return [replace(_with(made[0], f), period=period) for f, period in zip(listed, years, strict=True)]
    return []


def _ranked(passage: Passage, binding: Binding, made: Sequence[Draft]) -> list[Draft] | None:
    """Return each holder with its own rank of a list: "A、B分列第一、第二", and none where they are not as many."""
    standing = dict(binding.said)["standing"]
    first = RANK.search(standing)
    at = passage.text.find(standing, binding.start)
    if passage.language != "zh" or first is None or at < 0:
        return None
    rest = MORE_RANKS.match(passage.text, at + len(standing), passage.sentence.end)
    if rest is None:
        return None
    ranks = [first[0], *(more[0] for more in RANK.finditer(rest[0]))]
    group = max(binding.roles.values(), key=len)
    if len(group) != len(ranks):
        return []
    role = next(role for role, named in binding.roles.items() if named is group)
    own = {meaning(m, binding.cue.template, role): rank for m, rank in zip(group, ranks, strict=True)}
    told = ((draft, own.get(dict(draft.roles).get(role), first[0])) for draft in made)
    whole = [(draft, standing[: first.start()] + rank) for draft, rank in told]
    return [
        replace(draft, details=tuple((n, rank if n == "standing" else v) for n, v in draft.details), end=rest.end())
        for draft, rank in whole
    ]


def _dated(passage: Passage, binding: Binding, made: Sequence[Draft]) -> list[Draft] | None:
    """Return each name with its own period of a list: "A and B come out in 2027 and 2028 respectively"."""
    low, high = binding.span()
    if _word(passage.language).search(passage.text[low : min(passage.sentence.end, high + BEHIND)]) is None:
        return None
    role, group = max(binding.roles.items(), key=lambda pair: len(pair[1]))
    times = [time for time in passage.times if time.start >= group[-1].end]
    gaps = [passage.text[one.end : other.start] for one, other in pairwise(times[: len(group)])]
    periods = _spanned(times[0].period) if len(times) > 0 else []
    if len(periods) == 0 and all(map(_joint(passage.language).fullmatch, gaps)):
        periods = [time.period for time in times[: len(group)]]
    if not 1 < len(group) == len(periods):
        return None
    own = {meaning(m, binding.cue.template, role): period for m, period in zip(group, periods, strict=True)}
    return [replace(draft, period=own.get(dict(draft.roles).get(role), draft.period)) for draft in made]


def _with(draft: Draft, figure: Figure) -> Draft:
    unit = draft.figure.unit if draft.figure is not None else figure.unit
    return replace(draft, figure=figure._replace(unit=unit), end=max(draft.end, figure.end))


def _listed(passage: Passage, figure: Figure) -> list[Figure]:
    """Return the figures of one unit that stand in a list with a figure, in order."""
    same = [f for f in passage.figures if f.unit in (None, figure.unit)]
    at = next((n for n, f in enumerate(same) if f.start == figure.start), None)
    if at is None:
        return [figure]
    same = [f.negated() if BELOW.match(passage.text, f.start - 2) is not None else f for f in same]
    first = last = at
    while first > 0 and _joined(passage, same[first - 1], same[first]):
        first -= 1
    while last + 1 < len(same) and _joined(passage, same[last], same[last + 1]):
        last += 1
    return _scaled(passage, same[first : last + 1])


def _scaled(passage: Passage, listed: list[Figure]) -> list[Figure]:
    """Return figures with the scale of the last one for those that leave out their unit: "1, 2 and 3 billion"."""
    last = listed[-1]
    number = NUMBER.search(passage.text, last.start, last.end)
    if number is None or last.value is None:
        return listed
    scale = last.value / (Decimal(number[0].replace(",", ".")) or 1)
    bare = (scale if f.unit is None and scale in SCALES else 1 for f in listed)
    return [
        f if f.value is None else f._replace(value=f.value * factor) for f, factor in zip(listed, bare, strict=True)
    ]


def _years(passage: Passage, binding: Binding, listed: Sequence[Figure]) -> list[Period] | None:
    """Return the years of an interval, or of a list, before the figures, if they are as many."""
    before = [time for time in passage.times if time.end <= listed[0].start]
    if len(before) == 0:
        return None
    spanned = _spanned(before[-1].period)
    if len(spanned) > 0:
        return spanned if len(spanned) == len(listed) else None
    named = before[-len(listed) :]
    gaps = (passage.text[one.end : other.start] for one, other in pairwise(named))
    return (
        [t.period for t in named]
        if len(named) == len(listed) and all(map(_joint(passage.language).fullmatch, gaps))
        else None
    )


def _spanned(period: Period) -> list[Period]:
    """Return the years of an interval, or none."""
    first, _, last = (period.label or "").partition("/")
    both = first.isdigit() and last.isdigit()
    return [year_period(year) for year in range(int(first), int(last) + 1)] if both else []


def _joined(passage: Passage, one: Figure, other: Figure) -> bool:
    return _joint(passage.language).fullmatch(passage.text, one.end, other.start) is not None


@cache
def _joint(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[、,，/]\s*)?(?:(?:{words(language)['clauses']['and']})\s*)?[-−–]?", re.IGNORECASE)


@cache
def _word(language: str) -> re.Pattern[str]:
    return re.compile(words(language)["clauses"]["respectively"], re.IGNORECASE)
