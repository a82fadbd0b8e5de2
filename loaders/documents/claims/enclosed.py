"""Read German sentences with a relative clause between commas as two: "Acme, das Borealis kaufte, wuchs".

What is told behind the clause is of its noun, whatever the clause names, counts or dates; and what the clause tells
ends with it. So the sentence is read without the clause, and the clause with what stands before it.
"""

from collections.abc import Collection
from dataclasses import replace

from chipcontrols.loaders.documents.claims.context import Context
from chipcontrols.loaders.documents.claims.draft import Draft, once
from chipcontrols.loaders.documents.claims.drafts import drafts, without_lesser
from chipcontrols.loaders.documents.claims.inverted import with_inverted
from chipcontrols.loaders.documents.claims.match import bindings
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Sentence, Span


def tells(passage: Passage, context: Context, told: Collection[str]) -> list[Draft]:
    """Return the drafts of a passage. `told` are the kinds of claim of the sentence before."""
    clause = passage.enclosed
    found = bindings(passage, told)
    if clause is None:
        return with_inverted(drafts(passage, found, context), passage, context, told)
    low, high = clause
    main = [_in_place(draft, low, high) for draft in tells(_without(passage, low, high), context, told)]
    words = passage.text[passage.sentence.start : passage.sentence.end]
    quoted = [draft for draft in main if all(said in words for _, said in draft.details)]
    # What is quoted with the clause in it is so told of the whole.
    kinds = {draft.kind for draft in main if draft not in quoted}
    whole = [d for d in drafts(passage, found, context) if d.template.lone or d.kind in kinds]
    inner = [*_within(passage, low, high, context), *whole]
    return without_lesser(once(sorted([*inner, *quoted], key=lambda draft: draft.start)))


def _without(passage: Passage, low: int, high: int) -> Passage:
    """Return a passage without a stretch."""
    sentence = passage.sentence._replace(end=passage.sentence.end - (high - low))
    return replace(
        passage,
        text=passage.text[:low] + passage.text[high:],
        sentence=sentence,
        mentions=_apart(passage.mentions, low, high),
        figures=_apart(passage.figures, low, high),
        times=_apart(passage.times, low, high),
        cited=_apart(passage.cited, low, high),
    )


def _apart(spans: tuple[Span, ...], low: int, high: int) -> tuple[Span, ...]:
    """Return the spans outside a stretch, those behind it moved to where it began."""
    back = high - low
    moved = (s._replace(start=s.start - back, end=s.end - back) if s.start >= high else s for s in spans)
    return tuple(m for s, m in zip(spans, moved, strict=True) if not low <= s.start < high)


def _in_place(draft: Draft, low: int, high: int) -> Draft:
    """Return a draft of a passage without a stretch as one of the whole."""
    back = high - low
    figure = draft.figure
    if figure is not None and figure.start >= low:
        figure = figure._replace(start=figure.start + back, end=figure.end + back)
    start, end = draft.start + back * (draft.start >= low), draft.end + back * (draft.end > low)
    return replace(draft, figure=figure, start=start, end=end)


def _within(passage: Passage, low: int, high: int, context: Context) -> list[Draft]:
    """Return the drafts of what a clause tells."""
    begin = _head(passage, low)
    part = replace(
        passage,
        sentence=Sentence(begin, high - 1, passage.sentence.bullet),
        mentions=tuple(m for m in passage.mentions if begin <= m.start and m.end < high),
        figures=tuple(f for f in passage.figures if low < f.start < high),
        times=tuple(t for t in passage.times if low < t.start < high),
    )
    inner = [binding for binding in bindings(part) if low <= binding.start]
    return [draft for draft in drafts(part, inner, context) if draft.end > low + 1]


def _head(passage: Passage, low: int) -> int:
    """Return where the names begin that a clause right behind them tells of, or else where the sentence does."""
    named = next((m for m in passage.mentions if m.end == low), None)
    return (
        passage.group(named, [m for m in passage.mentions if m.end <= low], True)[0].start
        if named
        else passage.sentence.start
    )
