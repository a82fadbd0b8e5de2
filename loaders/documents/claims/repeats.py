"""Repeat a claim for further figures: in series, reached later, in brackets after names, and by country."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from chipcontrols.loaders.claim import Iri, Period
from chipcontrols.loaders.documents.claims.context import Context
from chipcontrols.loaders.documents.claims.counts import bracketed, is_aside, is_change, starting
from chipcontrols.loaders.documents.claims.draft import Draft, instead, meaning
from chipcontrols.loaders.documents.claims.stance import modality_of
from chipcontrols.loaders.documents.claims.templates import Template, templates
from chipcontrols.loaders.documents.claims.timing import period_of
from chipcontrols.loaders.documents.lexicon import compiled, word_bounds, words
from chipcontrols.loaders.documents.names.origins import home_in
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import PAUSE, behind
from chipcontrols.loaders.documents.spans import Figure, Mention, Time, is_a, within

# Units that a figure in brackets may leave out.
COUNTED = frozenset({"H100-equivalent", "entities", "units", "wafers/month"})
# The roles that a list gives counts to, the first of a kind of claim counts.
COUNTED_ROLES = ("item", "part")
# The end of a word that a name begins.
REST = re.compile(r"[\w-]*")
# How many characters stand at most between the figures of a list.
GAP_OF_LIST = 60
# How many months before what is told something was that a change starts from: it is not known.
BEFORE = -1
# No change begins at so small a part of what it ends at.
SCALE = 10_000
# How far a period stands from the name that it goes with.
GAP = 24
# A count of parties by country is told by its form alone.
PLACES_SCORE = Decimal("0.9")


def series(passage: Passage, draft: Draft, limit: int, context: Context) -> Iterator[Draft]:
    """Yield the same claim for further figures of the sentence that stand beside a period of their own."""
    if not draft.template.series or draft.figure is None:
        return
    inside = {figure for _, figure in bracketed(passage)}
    for figure in passage.figures:
        if not draft.figure.end < figure.start < limit or figure in inside or figure.unit != draft.figure.unit:
            continue
        period = _period_beside(passage, figure)
        if _tells_other(passage, figure) or is_aside(passage, figure) or _is_of_another(passage, draft, figure):
            continue
        if not draft.template.changes and is_change(passage, draft.figure.end, figure):
            continue
        if period is not None and period != draft.period:
            modality = modality_of(passage, figure.start, figure.end, False, context.cited is not None)
            yield replace(draft, figure=figure, period=period, modality=modality, end=max(draft.end, figure.end))


def _is_of_another(passage: Passage, draft: Draft, figure: Figure) -> bool:
    """Return whether a subject of its own stands before a further figure: "A holds 70 percent, B wants 20 by 2030"."""
    assert draft.figure is not None
    roles = {iri for _, iri in draft.roles}
    between = within(passage.mentions, draft.figure.end, figure.start)
    others = (m for m in between if is_a(m, "Organisation") and roles.isdisjoint(c.iri for c in m.candidates))
    return any(not passage.is_oblique(m.start, True, passage.sentence.start) for m in others)


def before_change(passage: Passage, draft: Draft) -> Iterator[Draft]:
    """Yield the same claim for the figure that a change starts from: "its share fell from 95 to 50 percent"."""
    assert draft.figure is not None
    series_of = draft.template.series and not draft.template.changes
    first = starting(passage, draft.figure) if series_of else None
    if first is None or (first.unit is None and first.size() * SCALE < draft.figure.size()):
        return  # "2.3" before "2.2 billion" lacks its scale
    first = first._replace(unit=draft.figure.unit)
    beside = [t.period for t in passage.times if t.end <= first.start <= t.end + 2]
    beside += [t.period for t in passage.times if first.end <= t.start <= first.end + 4]
    modality = draft.modality if draft.modality == "reported" else "asserted"
    start = min(draft.start, first.start)
    # What a change starts from is of a time of its own, if of an unknown one.
    period = next(iter(beside), None)
    yield replace(draft, figure=first, period=period, modality=modality, start=start, back=0 if period else BEFORE)


def _tells_other(passage: Passage, figure: Figure, start: int | None = None) -> bool:
    """Return whether the clause of a figure, or what stands from a place on, makes it a figure of another thing."""
    other = words(passage.language)["clauses"].get("other")
    low = behind(PAUSE, passage.text, passage.sentence.start, figure.start)
    low = low if start is None else min(low, start)
    return other is not None and compiled(other).search(passage.text[low : figure.start]) is not None


def again(passage: Passage, draft: Draft) -> Iterator[Draft]:
    """Yield the same claim for a figure that is said to be reached later."""
    assert draft.figure is not None
    if not draft.template.series:
        return
    for match in _reach(passage.language).finditer(passage.text, draft.figure.end, passage.sentence.end):
        units = (draft.figure.unit,) if draft.figure.unit == "percent" else (None, draft.figure.unit)
        near = [f for f in passage.figures if draft.figure.end < f.start and f.unit in units]
        right = [f for f in near if 0 <= f.start - match.end() <= 25]
        left = [f for f in near if 0 <= match.start() - f.end <= 25] if passage.language == "de" else []
        for figure in (right or left[-1:])[:1]:
            if _tells_other(passage, figure, draft.figure.end):
                continue
            period = _period_beside(passage, figure)
            if period is not None and period != draft.period:
                whole = figure._replace(unit=draft.figure.unit)
                end = max(match.end(), figure.end)
                yield replace(draft, figure=whole, period=period, modality="forecast", end=end)


def further(passage: Passage, draft: Draft) -> Iterator[Draft]:
    """Yield the same claim for the figures that go on a list: "faster by 39 percent, and in games by 31 percent"."""
    if not draft.template.several or draft.figure is None:
        return
    last = draft.figure
    for figure in (f for f in passage.figures if f.start >= last.end and f.unit == last.unit):
        between = passage.text[last.end : figure.start]
        named = any(last.end <= m.start < figure.start for m in passage.mentions)
        goes_on = _of_bases(passage.language).fullmatch if draft.template.results else _goes_on(passage.language).match
        if named or len(between) > GAP_OF_LIST or goes_on(between) is None:
            return
        last = figure
        yield replace(draft, figure=figure, end=max(draft.end, figure.end))


def paired(passage: Passage, draft: Draft) -> Iterator[Draft]:
    """Yield the same claim for the further items of a list that have a count of their own: "500 A and 200 B"."""
    role = next((role for role in COUNTED_ROLES if role in draft.template.classes), None)
    if draft.figure is None or role is None:
        return
    items = [m for m in passage.mentions if (role, meaning(m, draft.template, role)) in draft.roles]
    if len(items) == 0 or items[0].start < draft.figure.end:
        return
    last = _whole_word(passage, items[0].end)
    for mention in (m for m in passage.mentions if m.start > last and not passage.heads(m)):
        iri = meaning(mention, draft.template, role)
        counts = [f for f in passage.figures if last < f.start and 0 <= mention.start - f.end <= GAP]
        counts = [f for f in counts if f.unit in (None, draft.figure.unit)]
        if (
            iri is None
            or len(counts) == 0
            or _link(passage.language).match(passage.text, last, counts[0].start) is None
        ):
            return
        if counts[0].start - last > GAP:
            return
        roles = instead(draft, role, iri)
        whole = counts[0]._replace(unit=draft.figure.unit)
        yield replace(draft, roles=roles, figure=whole, end=max(draft.end, mention.end))
        last = _whole_word(passage, mention.end)


def _whole_word(passage: Passage, end: int) -> int:
    """Return where the word or the run of names ends that a name begins, such as "Z9-Chips" or 昇腾NPU."""
    run = next((m for m in passage.mentions if m.start > end - 1 and passage.text[end : m.start] in ("", " ")), None)
    if run is not None:
        return _whole_word(passage, run.end)
    rest = REST.match(passage.text, end)
    return end if rest is None or passage.language == "zh" else rest.end()


def gapped(passage: Passage, draft: Draft) -> Iterator[Draft]:
    """Yield the same claim for further names with a period of their own: "A in 2026 and B in 2027".

    Where the period stands first it does so each time: "in 2026 comes A, in 2027 B".
    """
    if not draft.template.gaps or draft.period is None:
        return
    item = next((m for m in passage.mentions if ("item", meaning(m, draft.template, "item")) in draft.roles), None)
    ends = [time.end for time in passage.times if time.period == draft.period]
    if item is None or len(ends) == 0:
        return
    fronted, last = ends[-1] <= item.start, max(ends[-1], item.end)
    for mention in (m for m in passage.mentions if m.start >= last):
        iri = meaning(mention, draft.template, "item")
        if iri is None:
            continue
        time = _beside(passage, mention, last, fronted)
        first = mention.start if time is None else min(mention.start, time.start)
        if time is None or _onward(passage.language).fullmatch(passage.text, last, first) is None:
            return
        roles = instead(draft, "item", iri)
        last = max(mention.end, time.end)
        yield replace(draft, roles=roles, figure=None, period=time.period, end=max(draft.end, last))


def _beside(passage: Passage, mention: Mention, last: int, fronted: bool) -> Time | None:
    """Return the period that goes with a name: right behind it, or in front of it where periods stand first."""
    if not fronted:
        near = (t for t in passage.times if 0 <= t.start - mention.end <= GAP)
        return next((t for t in near if PAUSE.search(passage.text, mention.end, t.start) is None), None)
    before = within(passage.times, last, mention.start)
    return next((t for t in before if _named(passage.language).fullmatch(passage.text, t.end, mention.start)), None)


def bracketed_names(passage: Passage, draft: Draft) -> Iterator[Draft]:
    """Yield the same claim for names with a figure in brackets, in the place of the first participant."""
    assert draft.figure is not None
    role = next(iter(draft.template.classes))
    for mention, figure in bracketed(passage):
        iri = meaning(mention, draft.template, role)
        bare = figure.unit is None and draft.figure.unit in COUNTED
        if iri is None or mention.start < draft.start or not (bare or figure.unit == draft.figure.unit):
            continue
        roles = instead(draft, role, iri)
        if roles != draft.roles:
            whole = figure._replace(unit=draft.figure.unit)
            yield replace(draft, roles=roles, figure=whole, end=max(draft.end, figure.end + 1))


def places(passage: Passage, context: Context) -> Iterator[Draft]:
    """Yield counts of listed parties by country: "140 firms (136 in China, 2 in South Korea)"."""
    template = templates()["ListingCount"]
    pairs = list(_pairs(passage, template)) if len(passage.figures) > 1 else []
    instrument = context.instrument("ListingCount", passage) if len(pairs) > 1 else None
    if instrument is None:
        return
    first = pairs[0][0].start
    totals = [f for f in passage.figures if f.unit == "entities" and 0 <= first - f.end <= 60]
    for figure, place in [*((total, None) for total in totals[-1:]), *pairs]:
        named = [("place", place[0])] if place is not None else []
        roles = tuple(sorted([("instrument", instrument), *named, *template.fixed]))
        start = totals[-1].start if len(totals) > 0 else first
        end = max(figure.end, place[1] if place is not None else 0)
        counted = figure._replace(unit="entities")
        yield Draft(
            template, "ListingCount", roles, counted, context.day, "asserted", (), (), min(start, figure.start), end,
            PLACES_SCORE,
        )  # fmt: skip


def _pairs(passage: Passage, template: Template) -> Iterator[tuple[Figure, tuple[Iri, int]]]:
    for figure in passage.figures:
        for mention in passage.mentions:
            gap = mention.start - figure.end
            between = passage.text[figure.end : mention.start]
            if 0 <= gap <= 14 and not re.search(r"[,;，、;()（）\d]", between) and figure.unit in (None, "entities"):
                iri = meaning(mention, template, "place")
                if iri is not None:
                    yield figure, (iri, mention.end)
                break


def nationality(passage: Passage, figure: Figure) -> Iri | None:
    """Return the country whose adjective goes with what a figure counts, as in "42 Chinese entities"."""
    counted = passage.text[figure.start : figure.end + (2 if passage.language == "zh" else 14)]
    return home_in(passage.language, counted)


def _period_beside(passage: Passage, figure: Figure) -> Period | None:
    stretch = (figure.start, figure.end)
    return period_of(passage, stretch, stretch, figure, None)


@cache
def _link(language: str) -> re.Pattern[str]:
    clauses = words(language)["clauses"]
    space = r"\s" if language != "zh" else r"\s?"
    joint = rf"\s*(?:[,，、;；]|{space}(?:{clauses['and']}){space}|[,，]\s?(?:{clauses['and']}){space})\s*"
    tail = rf"(?:{space}?(?:{clauses['tail']}))?" if language != "zh" else ""  # "500 A chips and 200 B"
    return re.compile(rf"{tail}{joint}(?:{clauses['article']})?", re.IGNORECASE)


@cache
def _onward(language: str) -> re.Pattern[str]:
    """Return what stands between a name with its period and the next: "and", or "vorgesehen, für "."""
    clauses = words(language)["clauses"]
    verb = r"(?:\s[a-zà-ÿ]+){0,2}?" if language != "zh" else "(?:[^,，。;；]{0,4})?"
    link = rf"{verb}(?:{_link(language).pattern}|,?\s?(?:{clauses['onward']})\s?(?:{clauses['article']})?)"
    return re.compile(rf"{link}(?:[a-zà-ÿ]{{1,5}}\s){{0,2}}", re.IGNORECASE)


@cache
def _named(language: str) -> re.Pattern[str]:
    """Return what stands between a period and the name behind it."""
    clauses = words(language)["clauses"]
    return re.compile(rf"\s?(?:(?:{clauses['onward']})\s?)?(?:{clauses['article']})?", re.IGNORECASE)


@cache
def _of_bases(language: str) -> re.Pattern[str]:
    """Return what stands between a rate and the next one on another base: " on the year and "."""
    clauses = words(language)["clauses"]
    joint = rf"(?:{clauses['and']})\s"
    return re.compile(rf"\s[^.;,\d]*?(?:{clauses['bases']})[^.;,\d]*?,?\s{joint}(?:by|de|um)?\s?", re.IGNORECASE)


@cache
def _goes_on(language: str) -> re.Pattern[str]:
    joint = words(language)["clauses"]["and"]
    return re.compile(rf"\s*(?:[,，、]|(?:{joint})(?:\s|$))\s*(?!\d)[^.;,，。；]*$", re.IGNORECASE)


@cache
def _reach(language: str) -> re.Pattern[str]:
    return re.compile(f"{word_bounds(language)[0]}(?:{words(language)['stance']['again']})")
