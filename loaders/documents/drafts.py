"""Turn filled cues into drafts of claims: one for each listed participant, with figures in series and in brackets."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from chipcontrols.loaders.claim import Iri, Period
from chipcontrols.loaders.documents.context import Context
from chipcontrols.loaders.documents.cues import Template
from chipcontrols.loaders.documents.lexicon import words
from chipcontrols.loaders.documents.match import Binding, bracketed
from chipcontrols.loaders.documents.numbers import MONEY
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Figure, Mention
from chipcontrols.loaders.documents.stance import is_denied, modality_of
from chipcontrols.loaders.documents.timing import period_of


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making, with the stretch that it is read from."""

    template: Template
    kind: str
    roles: tuple[tuple[str, Iri], ...]
    figure: Figure | None
    period: Period | None
    modality: str
    details: tuple[tuple[str, str], ...]
    wordings: tuple[str, ...]
    start: int
    end: int
    score: Decimal


def drafts(passage: Passage, found: Sequence[Binding], context: Context) -> list[Draft]:
    """Return the drafts of a passage in the order of their triggers."""
    made: list[Draft] = []
    for binding in _without_shared_figures(found):
        if is_denied(passage, binding.start, binding.end):
            continue
        own = list(_spread(passage, binding, context))
        made += own
        if len(own) > 0 and binding.figure is not None:
            rest = [other for other in found if other.start > binding.end and other.cue is not binding.cue]
            limit = min((other.start for other in rest if other.figure is not None), default=passage.sentence.end)
            for draft in own if len(own) == 1 else own[:1]:
                made += _series(passage, draft, limit, context)
                made += _again(passage, draft)
                made += _bracketed(passage, draft)
    made += _places(passage, made, context)
    return made


def _without_shared_figures(found: Sequence[Binding]) -> Iterator[Binding]:
    """Yield bindings so that each figure serves one kind of claim: that of the trigger nearest to it."""
    for binding in found:
        figure = binding.figure
        rivals = [o for o in found if o.figure == figure and o.cue.template.kind != binding.cue.template.kind]
        if figure is None or all(_distance(binding, figure) <= _distance(other, figure) for other in rivals):
            yield binding


def _distance(binding: Binding, figure: Figure) -> int:
    return max(figure.start - binding.end, binding.start - figure.end, 0)


def _spread(passage: Passage, binding: Binding, context: Context) -> Iterator[Draft]:
    template = binding.cue.template
    groups: list[list[tuple[str, Iri, Mention | None]]] = []
    joined: list[tuple[str, Iri, Mention | None]] = []
    for role, mentions in binding.roles.items():
        meant = [(role, iri, m) for m in mentions if (iri := meaning(m, template, role)) is not None]
        if len(meant) == 0:
            return
        if role in template.together:
            joined += meant
        else:
            groups.append(meant)
    period = period_of(passage, binding.span(), (binding.start, binding.end), binding.figure, context.period)
    for role in template.context:
        given = context.instrument(template.kind, passage, period) if role not in binding.roles else None
        if given is not None:
            groups.append([(role, given, None)])
            period = period or context.day
    for combination in product(*groups):
        draft = _draft(passage, binding, [*combination, *joined], context, period)
        if draft is not None:
            yield draft


def _draft(
    passage: Passage,
    binding: Binding,
    parts: Sequence[tuple[str, Iri, Mention | None]],
    context: Context,
    period: Period | None,
) -> Draft | None:
    template = binding.cue.template
    roles = tuple(sorted({(role, iri) for role, iri, _ in parts}))
    present = {role for role, _ in roles} | ({"value"} if binding.figure is not None else set())
    if len(template.some) > 0 and not present & set(template.some):
        return None
    if (
        binding.figure is not None
        and binding.figure.unit in MONEY
        and "item" in template.some
        and "item" not in present
    ):
        # Money paid for something unnamed is as likely a takeover as a purchase of items.
        return None
    if len({iri for _, iri in roles}) < len(roles) or any(
        len([r for r in roles if r[0] == role]) < 2 for role in template.together
    ):
        return None
    start, end = binding.span()
    modality = (
        binding.cue.modality
        or template.modality
        or modality_of(passage, binding.start, binding.end, template.plans, context.cited is not None)
    )
    kind = template.planned if modality in ("planned", "forecast") and template.planned is not None else template.kind
    hidden = {
        m.text
        for _, iri, m in parts
        if m is not None and any(c.iri == iri and c.rank == "hidden" for c in m.candidates)
    }
    return Draft(
        template, kind, roles, binding.figure, period, modality, binding.cue.details, tuple(sorted(hidden)), start, end,
        binding.cue.score,
    )  # fmt: skip


def meaning(mention: Mention, template: Template, role: str) -> Iri | None:
    """Return the entity that a mention means in a role: the best one whose class fits, None if two are as good."""
    fitting = [candidate for candidate in mention.candidates if template.fits(role, candidate.cls)]
    if len(fitting) == 0 or (len(fitting) > 1 and fitting[0].rank == fitting[1].rank):
        return None
    return fitting[0].iri


def _series(passage: Passage, draft: Draft, limit: int, context: Context) -> Iterator[Draft]:
    """Yield the same claim for further figures of the sentence that stand beside a period of their own."""
    if not draft.template.series or draft.figure is None:
        return
    inside = {figure for _, figure in bracketed(passage)}
    for figure in passage.figures:
        if not draft.figure.end < figure.start < limit or figure in inside or figure.unit != draft.figure.unit:
            continue
        period = period_of(passage, *[(figure.start, figure.end)] * 2, figure, None)
        if period is not None and period != draft.period:
            modality = modality_of(passage, figure.start, figure.end, False, context.cited is not None)
            yield replace(draft, figure=figure, period=period, modality=modality, end=max(draft.end, figure.end))


def _again(passage: Passage, draft: Draft) -> Iterator[Draft]:
    """Yield the same claim for a figure that is said to be reached later."""
    assert draft.figure is not None
    start = "" if passage.language == "zh" else r"(?<![A-Za-zÀ-ÿ])"
    grammar = re.compile(f"{start}(?:{words(passage.language)['stance']['again']})")
    for match in grammar.finditer(passage.text, draft.figure.end, passage.sentence.end):
        near = [f for f in passage.figures if draft.figure.end < f.start and f.unit in (None, draft.figure.unit)]
        right = [f for f in near if 0 <= f.start - match.end() <= 25]
        left = [f for f in near if 0 <= match.start() - f.end <= 25] if passage.language == "de" else []
        for figure in (right or left[-1:])[:1]:
            period = period_of(passage, *[(figure.start, figure.end)] * 2, figure, None)
            if period is not None and period != draft.period:
                whole = replace(figure, unit=draft.figure.unit)
                end = max(match.end(), figure.end)
                yield replace(draft, figure=whole, period=period, modality="forecast", end=end)


def _bracketed(passage: Passage, draft: Draft) -> Iterator[Draft]:
    """Yield the same claim for names with a figure in brackets, in the place of the first participant."""
    assert draft.figure is not None
    role = next(iter(draft.template.classes))
    for mention, figure in bracketed(passage):
        iri = meaning(mention, draft.template, role)
        if iri is None or mention.start < draft.start or figure.unit not in (None, draft.figure.unit):
            continue
        roles = tuple(sorted({**dict(draft.roles), role: iri}.items()))
        if roles != draft.roles:
            whole = replace(figure, unit=draft.figure.unit)
            yield replace(draft, roles=roles, figure=whole, end=max(draft.end, figure.end + 1))


def _places(passage: Passage, made: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """Yield counts of listed parties by country: "140 firms (136 in China, 2 in South Korea)"."""
    from chipcontrols.loaders.documents.cues import templates

    template = templates()["ListingCount"]
    instrument = context.instrument("ListingCount", passage)
    pairs = list(_pairs(passage, template))
    if instrument is None or len(pairs) < 2:
        return
    first = pairs[0][0].start
    totals = [f for f in passage.figures if f.unit == "entities" and 0 <= first - f.end <= 60]
    for figure, place in [*((total, None) for total in totals[-1:]), *pairs]:
        roles = (("instrument", instrument), *((("place", place[0]),) if place is not None else ()))
        start = totals[-1].start if len(totals) > 0 else first
        end = max(figure.end, place[1] if place is not None else 0)
        counted = replace(figure, unit="entities")
        yield Draft(
            template,
            "ListingCount",
            roles,
            counted,
            context.day,
            "asserted",
            (),
            (),
            min(start, figure.start),
            end,
            Decimal("0.9"),
        )


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


def same(first: Draft, second: Draft) -> bool:
    """Return whether two drafts say the same."""
    return (first.kind, first.roles, first.figure, first.period) == (
        second.kind,
        second.roles,
        second.figure,
        second.period,
    )


def parts(draft: Draft) -> Mapping[str, tuple[Iri, ...]]:
    """Return the participants of a draft by role."""
    return {role: tuple(iri for name, iri in draft.roles if name == role) for role, _ in draft.roles}
