"""Turn the filled cues of a sentence into drafts of claims, add further figures, drop what others tell better."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from chipcontrols.loaders.documents.claims.binding import Binding, with_own_figures
from chipcontrols.loaders.documents.claims.bought import with_bought
from chipcontrols.loaders.documents.claims.combinations import combinations
from chipcontrols.loaders.documents.claims.context import Context
from chipcontrols.loaders.documents.claims.draft import Draft, once
from chipcontrols.loaders.documents.claims.echoes import echoed, shifted
from chipcontrols.loaders.documents.claims.figures import measured
from chipcontrols.loaders.documents.claims.possession import possessions, sited
from chipcontrols.loaders.documents.claims.repeats import (
    again,
    before_change,
    bracketed_names,
    further,
    gapped,
    paired,
    places,
    series,
)
from chipcontrols.loaders.documents.claims.respective import respective
from chipcontrols.loaders.documents.claims.stance import is_denied, is_denied_behind, is_denied_between, is_undone
from chipcontrols.loaders.documents.claims.tied import tied
from chipcontrols.loaders.documents.grammar import optional
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Figure
from chipcontrols.ontology.frames import frames

# What ends a sentence that asks, and claims nothing.
QUESTION = "?？"
# Kinds of claim that rules tell which may be suspended.
BANS = ("ExportRestriction", "ControlledItem", "ControlThreshold", "ImportRestriction", "UseProhibition")


def drafts(passage: Passage, found: Sequence[Binding], context: Context) -> list[Draft]:
    """Return the drafts of a passage in the order of their triggers."""
    if _asks(passage):
        return []
    owned = [*possessions(passage, context), *sited(passage)]
    context = _with_makers(context, owned)
    made = [draft for binding in with_own_figures(found) for draft in _told(passage, binding, found, context)]
    made += places(passage, context)
    taken = [(d.figure.start, d.figure.end) for d in (*made, *owned) if d.figure is not None]
    figures = list(measured(passage, taken, context))
    told = {binding.figure for binding in (*found, *(binding for binding, _ in figures))}
    for binding, paired_off in figures:
        if not is_denied(passage, binding.start, binding.end):
            made += _measured(passage, binding, paired_off, told, context)
    made = with_bought(made, passage, context)
    whole = once([draft for draft in (*made, *owned) if _is_whole(draft)])
    whole = _with_costs(without_lesser(whole))
    return [draft for draft in whole if not draft.template.lone or _is_alone(draft, whole, passage)]


def _with_costs(found: Sequence[Draft]) -> list[Draft]:
    """Return drafts with what a plant is said to cost as the sum that who builds it invests."""
    bare = [(n, iri) for n, d in enumerate(found) for role, iri in d.roles if role == "investee" and d.figure is None]
    costs = {iri: d for d in found if d.kind == "Cost" and d.figure is not None for _, iri in d.roles}
    spent = {n: costs[iri] for n, iri in bare if iri in costs}
    if len(spent) == 0:
        return list(found)
    told = {n: replace(found[n], figure=d.figure, end=max(found[n].end, d.end)) for n, d in spent.items()}
    return [told.get(n, draft) for n, draft in enumerate(found) if draft not in spent.values()]


def without_lesser(found: Sequence[Draft]) -> list[Draft]:
    """Return drafts without those of which others say more."""
    return [draft for draft in found if not (_is_beneath(draft, found) or _is_share_of_goods(draft, found))]


def _asks(passage: Passage) -> bool:
    """Return whether a sentence asks whether something is so; one that asks why it is so takes it for true."""
    low, high = passage.sentence.start, passage.sentence.end
    return (
        passage.text[high - 1] in QUESTION and optional(passage.language, "why").search(passage.text, low, high) is None
    )


def _told(passage: Passage, binding: Binding, found: Sequence[Binding], context: Context) -> list[Draft]:
    """Return the drafts of a filled cue, also for the further figures and names of its sentence."""
    if _is_denied(passage, binding):
        return []
    own = list(combinations(passage, binding, context))
    each = respective(passage, binding, own)
    if each is not None:
        return each
    starts = [other.start for other in found]
    made = [*own, *(more for draft in own[-1:] for more in (*gapped(passage, draft), *tied(passage, draft, starts)))]
    if len(own) == 0 or binding.figure is None:
        return made
    draft, taken = own[0], {other.figure for other in found}
    rest = [other.start for other in found if other.start > binding.end and other.figure is not None]
    limit = min(rest, default=passage.sentence.end)
    made += _falling(binding, series(passage, draft, limit, context))
    made += _falling(binding, again(passage, draft))
    made += _falling(binding, further(passage, draft))
    made += paired(passage, draft)
    made += before_change(passage, draft)
    made += _falling(binding, bracketed_names(passage, draft))
    made += shifted(passage, draft, taken)
    for echo in echoed(passage, draft, taken):
        made += [echo, *_falling(binding, series(passage, echo, limit, context))]
    return made


def _measured(
    passage: Passage, binding: Binding, paired_off: bool, told: Collection[Figure | None], context: Context
) -> list[Draft]:
    """Return the drafts of a figure with its measure; `paired_off` is true where figures were told one by one."""
    own = list(combinations(passage, binding, context))
    each = None if paired_off else respective(passage, binding, own)
    shares = own[:1] if binding.cue.units == ("percent",) and not paired_off else []
    starts = [start for draft in shares for start in before_change(passage, draft)]
    echoes = [echo for draft in own[-1:] for echo in echoed(passage, draft, told)]
    return [*(own if each is None else each), *starts, *echoes]


def _is_denied(passage: Passage, binding: Binding) -> bool:
    """Return whether the words around a filled cue take back what it tells."""
    template = binding.cue.template
    denies = template.denies or binding.cue.denies
    if is_denied(passage, binding.start, binding.end, denies, template.home is not None):
        return True
    if template.kind in BANS and is_undone(passage, binding.start, binding.end):
        return True
    if denies:
        return False
    # "Cannot keep up with" compares all the same, and where a firm is does not hang on the verb.
    does = template.kind != "Comparison" and not template.timeless
    behind = does and is_denied_behind(passage, binding.start, binding.end)
    return behind or is_denied_between(passage, binding.span()[0], binding.start)


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


def _is_share_of_goods(draft: Draft, found: Sequence[Draft]) -> bool:
    """Return whether a share goes to goods named on the way that a firm has: "Acme lacks DRAM, and its share fell"."""
    if draft.kind != "MarketShare" or any("/company/" in iri for role, iri in draft.roles if role == "holder"):
        return False
    alike = (o for o in found if o is not draft and o.kind == draft.kind and o.figure == draft.figure)
    return any("/company/" in iri for o in alike for role, iri in o.roles if role == "holder")


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
