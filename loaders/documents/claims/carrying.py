"""Carry the period and the goods of what was told before over to claims that state none."""

from collections.abc import Sequence
from dataclasses import replace

from chipcontrols.loaders.claim import Period, lasts
from chipcontrols.loaders.documents.claims.context import Context, names_another
from chipcontrols.loaders.documents.claims.draft import Draft, instead
from chipcontrols.loaders.documents.claims.echoes import goes_on
from chipcontrols.loaders.documents.claims.fiscal import fiscal_year, is_to_come, moved_back
from chipcontrols.loaders.documents.claims.stance import AHEAD
from chipcontrols.loaders.documents.grammar import optional
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import is_a

# The roles of the goods that are counted, by kinds of claim.
GOODS = {"Purchase": "item", "Deployment": "deployed", "ComputeHolding": "item"}

# What a firm spends, beside its results, and how far apart those stand that are expected together.
SPENT, FURTHER = "Cost", 30


def carried(found: Sequence[Draft], before: Sequence[Draft], passage: Passage, context: Context) -> list[Draft]:
    """Return drafts with the period that the sentence before them gave to the same said of the same thing.

    "Acme bought 500 of them this year. That is more than the 200 bought by Borealis." What a sentence that opens with
    a pronoun counts or compares is of the same time, whatever was said of the same participant. The results of a firm
    are those of the period that headed the sentences before.
    """
    found = with_goods(found, before, passage)
    opening = optional(passage.language, "yearbefore")
    if len(found) == 0 or opening.match(passage.text, passage.sentence.start) is not None:
        return list(found)  # "A year before it was 2 billion" is of no time that was told
    found = _guided(found, passage)
    on = goes_on(passage)
    counts = [draft.figure is not None or draft.kind == "Comparison" for draft in found]
    periods = [_carried(draft, before, on and n) for draft, n in zip(found, counts, strict=True)]
    named = any(
        p is not d.period and p is not None and names_another(passage, p) for d, p in zip(found, periods, strict=True)
    )
    periods = [d.period for d in found] if named else periods
    periods = [context.heading if _is_of(d, p, context) else p for d, p in zip(found, periods, strict=True)]
    timed = [d if p is d.period else replace(d, period=p) for d, p in zip(found, periods, strict=True)]
    return [replace(d, period=_before_last(d, [*before, *timed], context)) if d.back > 0 else d for d in timed]


def with_goods(found: Sequence[Draft], before: Sequence[Draft], passage: Passage) -> list[Draft]:
    """Return drafts with the goods of the same deed told last, where they count something that they do not name.

    "Acme bought 500 Z9s. Borealis ordered 300 units": of the sentence before only where this one names no goods.
    """
    names_goods = any(is_a(m, "Item") for m in passage.mentions)
    told, carried_on = [] if names_goods else list(before), []
    for draft in found:
        role = GOODS.get(draft.template.kind)
        bare = role is not None and draft.figure is not None and draft.figure.unit == "units"
        if role is not None and bare and not {role, "itemName"} & {name for name, _ in (*draft.roles, *draft.details)}:
            like = (o for o in reversed(told) if o.template.kind == draft.template.kind and _is_count(o))
            goods = next((iri for o in like for name, iri in o.roles if name == role), None)
            draft = draft if goods is None else replace(draft, roles=instead(draft, role, goods))
        told.append(draft)
        carried_on.append(draft)
    return carried_on


def _is_count(draft: Draft) -> bool:
    return draft.figure is not None and draft.figure.unit in (None, "units")


def _guided(found: Sequence[Draft], passage: Passage) -> list[Draft]:
    """Return drafts with the results that a Chinese sentence goes on to expect: 预计营收约18亿元,毛利率约28%."""
    if passage.language != "zh":
        return list(found)
    closed, past = optional("zh", "guided"), optional("zh", "past_guidance")
    told, last = list(found), None
    for n, draft in sorted(enumerate(found), key=lambda pair: pair[1].figure.end if pair[1].figure is not None else 0):
        figure = draft.figure
        if figure is None or not (draft.template.results or draft.kind == SPENT):
            continue
        ahead = None if draft.modality in AHEAD else closed.match(passage.text, figure.end)
        if ahead is not None:
            told[n] = replace(draft, modality="forecast")
        elif last is not None and last.figure is not None and _goes_on_with(draft, last):
            between = passage.text[last.figure.end : figure.start]
            if len(between) <= FURTHER and past.search(between) is None:
                told[n] = replace(draft, modality="forecast", period=last.period)
        last = told[n]
    return told


def _goes_on_with(draft: Draft, last: Draft) -> bool:
    """Return whether a result, or what is spent, is told of the same firm as the one before, for no other time."""
    same = {iri for _, iri in draft.roles} & {iri for _, iri in last.roles}
    ahead = last.modality == "forecast" and draft.modality not in AHEAD
    return ahead and len(same) > 0 and draft.period in (None, last.period)


def _before_last(draft: Draft, told: Sequence[Draft], context: Context) -> Period | None:
    """Return the period before the one that the same was told of last: "3 billion, after 2 billion a year before"."""
    same = [o for o in told if o.back == 0 and (o.kind, o.roles, o.details) == (draft.kind, draft.roles, draft.details)]
    # "It was 3 billion, down from 4 billion a year before and 5 billion in May" tells nothing of the May before.
    same = [o for o in same if o.end < draft.end] or same
    last = next((o.period for o in reversed(same) if o.period is not None), None)
    own = fiscal_year(context.fiscal, (iri for _, iri in draft.roles))
    return moved_back(last, draft.back, own) if last is not None else None


def _is_of(draft: Draft, period: Period | None, context: Context) -> bool:
    """Return whether a draft lacks a period and has the one that heads the text, if told of no other firm."""
    lacks = draft.template.results and period is None and context.heading is not None and draft.back == 0
    others = len(context.headed) > 0 and context.headed.isdisjoint(iri for _, iri in draft.roles)
    ahead = draft.modality in AHEAD or (lacks and is_to_come(context.heading, context.today))
    return lacks and not others and not ahead


def _carried(draft: Draft, before: Sequence[Draft], goes_on: bool) -> Period | None:
    ahead = draft.modality in AHEAD
    # A share price moves within a day, whatever time the one told before took.
    lone = draft.template.timeless or draft.template.directed
    if draft.period is not None or draft.back != 0 or lone or (ahead and not goes_on):
        return draft.period
    parts = {iri for _, iri in draft.roles}
    like = (other for other in before if other.period is not None and parts & {iri for _, iri in other.roles})
    alike = (o for o in like if ahead == (o.modality in AHEAD))
    same = (o for o in alike if o.kind == draft.kind or (goes_on and not lasts(o.kind)))  # since when says not when
    return next((other.period for other in same), None)
