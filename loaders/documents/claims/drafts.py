"""Turn filled cues into drafts of claims: one for each listed participant, with figures in series and in brackets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from chipcontrols.loaders.claim import Iri, Period, entity_iri
from chipcontrols.loaders.documents.claims.binding import Binding, with_own_figures
from chipcontrols.loaders.documents.claims.context import CHINA, Context
from chipcontrols.loaders.documents.claims.draft import Draft, meaning, once
from chipcontrols.loaders.documents.claims.echoes import echoed, goes_on, shifted
from chipcontrols.loaders.documents.claims.figures import measured
from chipcontrols.loaders.documents.claims.fixed import fixed, named_list
from chipcontrols.loaders.documents.claims.lists import is_joint
from chipcontrols.loaders.documents.claims.possession import possessions, sited
from chipcontrols.loaders.documents.claims.repeats import (
    again,
    before_change,
    bracketed_names,
    further,
    gapped,
    nationality,
    paired,
    places,
    series,
)
from chipcontrols.loaders.documents.claims.respective import respective
from chipcontrols.loaders.documents.claims.stance import is_denied, is_denied_between, is_past, modality_of
from chipcontrols.loaders.documents.claims.templates import Template
from chipcontrols.loaders.documents.claims.timing import period_of
from chipcontrols.loaders.documents.grammar import optional
from chipcontrols.loaders.documents.lexicon import words
from chipcontrols.loaders.documents.names.adjectives import adjectives
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Figure, Mention
from chipcontrols.loaders.documents.values.calendar import earlier
from chipcontrols.loaders.documents.values.units import MONEY
from chipcontrols.ontology.frames import frames

# The roles of who makes an instrument.
MAKERS = ("issuer", "regulator")


def drafts(passage: Passage, found: Sequence[Binding], context: Context) -> list[Draft]:
    """Return the drafts of a passage in the order of their triggers."""
    owned = [*possessions(passage, context), *sited(passage)]
    context = _with_makers(context, owned)
    made: list[Draft] = []
    for binding in with_own_figures(found):
        template = binding.cue.template
        denies = template.denies or binding.cue.denies
        office = template.home is not None
        if is_denied(passage, binding.start, binding.end, denies, office) or (
            not denies and is_denied_between(passage, binding.span()[0], binding.start)
        ):
            continue
        own = list(_spread(passage, binding, context))
        each = respective(passage, binding, own)
        if each is not None:
            made += each
            continue
        made += own
        made += [further for draft in own[-1:] for further in gapped(passage, draft)]
        if len(own) > 0 and binding.figure is not None:
            rest = [other.start for other in found if other.start > binding.end and other.figure is not None]
            limit = min(rest, default=passage.sentence.end)
            for draft in own[:1]:
                made += _falling(binding, series(passage, draft, limit, context))
                made += _falling(binding, again(passage, draft))
                made += _falling(binding, further(passage, draft))
                made += paired(passage, draft)
                made += before_change(passage, draft)
                made += _falling(binding, bracketed_names(passage, draft))
                made += shifted(passage, draft, {other.figure for other in found})
                for echo in echoed(passage, draft, {other.figure for other in found}):
                    made += [echo, *_falling(binding, series(passage, echo, limit, context))]
    made += places(passage, context)
    taken = [(d.figure.start, d.figure.end) for d in (*made, *owned) if d.figure is not None]
    figures = list(measured(passage, taken, context))
    for binding, paired_off in figures:
        if not is_denied(passage, binding.start, binding.end):
            own = list(_spread(passage, binding, context))
            each = None if paired_off else respective(passage, binding, own)
            made += own if each is None else each
            shares = own[:1] if binding.cue.units == ("percent",) and not paired_off else []
            made += [first for draft in shares for first in before_change(passage, draft)]
            told = {other.figure for other in (*found, *(b for b, _ in figures))}
            made += [further for draft in own[-1:] for further in echoed(passage, draft, told)]
    whole = once([draft for draft in (*made, *owned) if _is_whole(draft)])
    whole = [draft for draft in whole if not _is_beneath(draft, whole)]
    return [draft for draft in whole if not draft.template.lone or _is_alone(draft, whole, passage)]


def _falling(binding: Binding, found: Iterable[Draft]) -> Iterator[Draft]:
    """Yield drafts, with their figures as those of falls where the words tell of one."""
    falls = binding.cue.falls
    yield from (replace(d, figure=d.figure.negated()) if falls and d.figure is not None else d for d in found)


def _is_whole(draft: Draft) -> bool:
    """Return whether a draft has all that a claim of its kind must have: a rule may be meant that nobody named."""
    return frames()[draft.kind].required <= {name for name, _ in (*draft.roles, *draft.details)}


def _is_beneath(draft: Draft, found: Sequence[Draft]) -> bool:
    """Return whether a claim that says more names the same participants: who bought of a firm is its customer.

    One of the same kind says more with further participants: a firm goes public, and where.
    """
    parts = {iri for role, iri in draft.roles if role not in draft.template.context}
    more = [o for o in found if draft.figure is None and o.kind in draft.template.beneath]
    named = [(o.kind, {iri for _, iri in o.roles}) for o in more]
    return any(parts < others or (parts == others and kind != draft.kind) for kind, others in named)


def _is_alone(draft: Draft, found: Sequence[Draft], passage: Passage) -> bool:
    """Return whether no figure stands among the words that a draft quotes, and nothing else is read from them.

    What somebody reports as a fact is a claim of its own, which cites the speaker; what is left is an opinion. Who
    somebody is and where a firm sits is told aside.
    """
    said = max((words for _, words in draft.details), key=len, default="")
    start = passage.text.find(said, draft.start, draft.end)
    end = start + len(said)
    if any(start <= figure.start < end and figure.unit is not None for figure in passage.figures):
        return False
    # A figure beyond the words is told of something else: "uses a SIMD architecture and delivers 1 PFLOPS".
    beside = [o for o in found if o.figure is not None and o.kind == draft.kind]
    told = (o for o in found if not (o.template.lone or o.template.aside or o in beside))
    return not any(start < other.end and other.start < end for other in told)


def _with_makers(context: Context, owned: Sequence[Draft]) -> Context:
    """Return the context with the makers of things that a sentence names them with: "Acme's Z9, launched in May"."""
    makers = {
        item: maker
        for draft in owned
        for role, maker in draft.roles
        for name, item in draft.roles
        if name == "item" and role != name
    }
    return context._replace(vendors={**makers, **context.vendors}) if len(makers) > 0 else context


def carried(found: Sequence[Draft], before: Sequence[Draft], passage: Passage, context: Context) -> list[Draft]:
    """Return drafts with the period that the sentence before them gave to the same said of the same thing.

    "Acme bought 500 of them this year. That is more than the 200 bought by Borealis." What a sentence that opens with
    a pronoun counts or compares is of the same time, whatever was said of the same participant. The results of a firm
    are those of the period that headed the sentences before.
    """
    if optional(passage.language, "yearbefore").match(passage.text, passage.sentence.start) is not None:
        return list(found)  # "A year before it was 2 billion" is of no time that was told
    on = goes_on(passage)
    counts = [draft.figure is not None or draft.kind == "Comparison" for draft in found]
    periods = [_carried(draft, before, on and n) for draft, n in zip(found, counts, strict=True)]
    periods = [context.heading if _is_of(d, p, context) else p for d, p in zip(found, periods, strict=True)]
    timed = [d if p is d.period else replace(d, period=p) for d, p in zip(found, periods, strict=True)]
    return [replace(d, period=_before_last(d, [*before, *timed])) if d.back > 0 else d for d in timed]


def _before_last(draft: Draft, told: Sequence[Draft]) -> Period | None:
    """Return the period before the one that the same was told of last: "3 billion, after 2 billion a year before"."""
    same = [o for o in told if o.back == 0 and (o.kind, o.roles, o.details) == (draft.kind, draft.roles, draft.details)]
    last = next((o.period for o in reversed(same) if o.period is not None), None)
    return earlier(last, draft.back) if last is not None else None


def _is_of(draft: Draft, period: Period | None, context: Context) -> bool:
    """Return whether a draft lacks a period and has the one that heads the text, if told of no other firm."""
    lacks = draft.template.results and period is None and context.heading is not None and draft.back == 0
    others = len(context.headed) > 0 and context.headed.isdisjoint(iri for _, iri in draft.roles)
    return lacks and not others and draft.modality not in ("planned", "forecast")


def _carried(draft: Draft, before: Sequence[Draft], goes_on: bool) -> Period | None:
    ahead = draft.modality in ("planned", "forecast")
    # A share price moves within a day, whatever time the one told before took.
    lone = draft.template.timeless or draft.template.directed
    if draft.period is not None or draft.back > 0 or lone or (ahead and not goes_on):
        return draft.period
    parts = {iri for _, iri in draft.roles}
    like = (other for other in before if other.period is not None and parts & {iri for _, iri in other.roles})
    alike = (o for o in like if ahead == (o.modality in ("planned", "forecast")))
    same = (o for o in alike if o.kind == draft.kind or goes_on)
    return next((other.period for other in same), None)


def _spread(passage: Passage, binding: Binding, context: Context) -> Iterator[Draft]:
    template = binding.cue.template
    groups: list[list[tuple[str, Iri, Mention | None]]] = []
    joined: list[tuple[str, Iri, Mention | None]] = []
    binding = _without_spoken_of(binding, context)
    for role, mentions in binding.roles.items():
        meant: list[tuple[str, Iri, Mention | None]] = [
            (role, iri, m) for m in mentions if (iri := meaning(m, template, role)) is not None
        ]
        if len(meant) == 0:
            return
        before = sum(m.start < binding.start for m in mentions if meaning(m, template, role) is not None)
        if template.sided and 0 < before < len(meant):
            groups += [sorted(meant, key=_place)[:before], sorted(meant, key=_place)[before:]]
        elif role in template.together or (len(meant) > 1 and is_joint(passage, binding, role, len(meant))):
            joined += meant
        else:
            groups.append(meant)
    trigger = (binding.start, binding.end)
    period = period_of(passage, binding.span(), trigger, binding.figure, context.period)
    period = None if template.timeless or binding.back > 0 else period
    # A rule that is spoken of is not the one of a ruler who is named now.
    for role in _given_by(passage, binding, context):
        named = role in binding.roles or any(name == role for name, _ in binding.cue.fixed)
        # Who makes an instrument need not be said where the instrument is.
        named = named or (role in MAKERS and any(part[0] == "instrument" for group in groups for part in group))
        given = context.given(role, template.kind, passage, period) if not named else None
        # Nobody restricts what goes to his own country.
        taken = given is not None and any(iri in (given, context.homes.get(given)) for g in groups for _, iri, _ in g)
        if given is not None and not taken:
            groups.append([(role, given, None)])
            period = period or (context.day if role == "instrument" else None)
    place = nationality(passage, binding.figure) if binding.figure is not None and "place" in template.classes else None
    if place is not None and place in context.instruments.countries:
        groups.append([("place", place, None)])
    for combination in product(*groups):
        known = _known_from_tables(binding, combination, context)
        draft = _draft(passage, binding, [*combination, *joined, *known], context, period)
        if draft is not None:
            yield draft


def _without_spoken_of(binding: Binding, context: Context) -> Binding:
    """Return a binding without the words, such as "the rule", that point to a rule which the lines above give with its
    day and package."""
    group = binding.roles.get("instrument", ())
    if len(group) == 0 or len(context.spoken) != 1:
        return binding
    if not all(m.candidates[0].rank == "reference" and m.candidates[0].iri in context.spoken for m in group):
        return binding
    return replace(binding, roles={role: group for role, group in binding.roles.items() if role != "instrument"})


def _given_by(passage: Passage, binding: Binding, context: Context) -> tuple[str, ...]:
    """Return the roles that the lines above may fill: a China spoken of is where goods made elsewhere go, no ruler."""
    roles, named = binding.cue.template.context, binding.roles
    made = any(c.iri in context.vendors for m in named.get("item", ()) for c in m.candidates)
    if context.regulator == CHINA and ("exporter" in named or made):
        return ()
    purposed = any(name == "purpose" for name, _ in binding.said)
    # What is aimed at China, as "China's access to chips", is no aim of its own.
    low, high = (passage.sentence.start, passage.sentence.end) if purposed else (binding.start, binding.end)
    told = (m for m in (*passage.mentions, *adjectives(passage)) if low <= m.start < high)
    if context.regulator == CHINA and any(c.iri == CHINA for m in told for c in m.candidates):
        roles = tuple(role for role in roles if role != "regulator")
    return tuple(role for role in roles if role != "instrument" or purposed or "regulator" not in named)


def _place(part: tuple[str, Iri, Mention | None]) -> int:
    return part[2].start if part[2] is not None else 0


def _timely(modality: str, period: Period | None, today: date | None, template: Template) -> str:
    """Return a modality that fits the period: what is told of days to come is no report, of days past no forecast."""
    if today is None or period is None or template.modality is not None:
        return modality
    if modality in ("asserted", "reported") and period.start is not None and period.start > today:
        return "planned" if template.plans else "forecast"
    if modality == "forecast" and period.end is not None and period.end < today:
        return "asserted"
    return modality


def _owners(template: Template, context: Context) -> Iterator[tuple[str, str, Mapping[Iri, object]]]:
    """Yield (role of who owns, role of what is owned, what the tables know): makers of items, countries of persons."""
    if template.vendor is not None:
        yield template.vendor, "item", context.vendors
    if template.home is not None:
        yield template.home, "person", context.homes


def _known_from_tables(
    binding: Binding, named: Sequence[tuple[str, Iri, Mention | None]], context: Context
) -> Iterator[tuple[str, Iri, Mention | None]]:
    """Yield who need not be named since the tables know: the maker of an item, the country of a minister."""
    given = {role for role, _, _ in named} | {role for role, _ in binding.cue.fixed}
    for owner, owned, known in _owners(binding.cue.template, context):
        if owner not in given:
            yield from ((owner, Iri(str(known[iri])), None) for role, iri, _ in named if role == owned and iri in known)


def _is_amiss(template: Template, roles: Sequence[tuple[str, Iri]]) -> bool:
    """Return whether a participant is too general, named twice, or alone where two stand together."""
    named = [iri for _, iri in roles]
    alone = any(len([r for r in roles if r[0] == role]) < 2 for role in template.together)
    return alone or len(set(named)) < len(named) or not template.vague.isdisjoint(named)


def _is_of_another(template: Template, roles: Sequence[tuple[str, Iri]], context: Context) -> bool:
    """Return whether the tables know a thing to be another's: made by another firm, minister of another country."""
    for owner, owned, known in _owners(template, context):
        others = {str(known[iri]) for role, iri in roles if role == owned and iri in known}
        sorts = {iri.rsplit("/", 2)[1] for iri in others}
        stated = [iri for role, iri in roles if role == owner]
        # An agency is of its country: a minister of one land heads no ministry of another.
        stated = [Iri(str(known.get(iri, iri))) if "/agency/" in iri else iri for iri in stated]
        named = {str(iri) for iri in stated if iri.rsplit("/", 2)[1] in sorts}
        if len(named) > 0 and len(others) > 0 and named.isdisjoint(others):
            return True
    return False


def _draft(
    passage: Passage,
    binding: Binding,
    parts: Sequence[tuple[str, Iri, Mention | None]],
    context: Context,
    period: Period | None,
) -> Draft | None:
    template = binding.cue.template
    roles = _told(passage, binding, parts)
    implied = template.fixed if named_list(passage, binding) is None else ()
    present = {role for role, iri in roles if (role, iri) not in implied}
    present |= {"value"} if binding.figure is not None else set()
    present |= set(template.some) if binding.ware is not None else set()
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
    if len(roles) == 0 or _is_of_another(template, roles, context) or _is_amiss(template, roles):
        return None
    if template.unobserved and any(iri in context.observers for _, iri in roles):
        return None
    start, end = binding.span()
    modality = (
        binding.cue.modality
        or template.modality
        or modality_of(
            passage, binding.start, _end_of_verb(passage, binding), template.plans, context.cited is not None
        )
    )
    modality = _timely(modality, period, context.today, template)
    kind = template.planned if modality in ("planned", "forecast") and template.planned is not None else template.kind
    hidden = {
        m.text
        for _, iri, m in parts
        if m is not None and any(c.iri == iri and c.rank == "hidden" for c in m.candidates)
    }
    details = _details(passage, binding, start)
    figure = _in_own_money(passage, binding.figure, roles, context)
    figure = figure.negated() if figure is not None and binding.cue.falls else figure
    return Draft(
        template, kind, roles, figure, period, modality, details, tuple(sorted(hidden)), start, end,
        binding.cue.score, binding.back,
    )  # fmt: skip


def _end_of_verb(passage: Passage, binding: Binding) -> int:
    """Return where a trigger ends, or a verb whose end stands behind the figure: "stellt 5 Millionen in Aussicht"."""
    after = optional(passage.language, "verbend")
    verb = after.match(passage.text, binding.figure.end) if binding.figure is not None else None
    return binding.end if verb is None else max(binding.end, verb.end())


def _told(
    passage: Passage, binding: Binding, parts: Sequence[tuple[str, Iri, Mention | None]]
) -> tuple[tuple[str, Iri], ...]:
    """Return the participants that a claim has. Who presents the goods of a firm is none, but the firm if known."""
    known = frames()[binding.cue.template.kind].roles.keys()
    issuers = {iri for role, iri, _ in parts if role == "issuer"}
    told = {*((role, iri) for role, iri, _ in parts if role in known), *fixed(passage, binding, issuers)}
    lacks = not binding.roles.keys() <= known and binding.cue.template.vendor not in {role for role, _ in told}
    return () if lacks else tuple(sorted(told))


def _in_own_money(
    passage: Passage, figure: Figure | None, roles: Sequence[tuple[str, Iri]], context: Context
) -> Figure | None:
    """Return a figure in the money of the country of who is spoken of, where its unit is the bare word for that: 元."""
    money = {entity_iri("country", code): unit for code, unit in words(passage.language).get("money", {}).items()}
    if figure is None or figure.unit != "CNY" or len(money) == 0 or "人" in passage.text[figure.start - 3 : figure.end]:
        return figure
    own = next((money[Iri(str(home))] for _, iri in roles if (home := context.homes.get(iri)) in money), None)
    return figure if own is None else figure._replace(unit=own)


def _details(passage: Passage, binding: Binding, start: int) -> tuple[tuple[str, str], ...]:
    """Return the details of a claim: those of the cue, with a position that is said to be past as a former one."""
    details = {**dict(binding.cue.details), **dict(binding.said)}
    if "position" in details and is_past(passage, start, (binding.start, binding.end)):
        details["position"] = f"former {details['position']}"
    return tuple(sorted(details.items()))
