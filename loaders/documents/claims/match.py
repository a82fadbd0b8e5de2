"""Fill the slots of a cue from the names and figures around its trigger."""

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from chipcontrols.loaders.documents.claims.binding import Binding, outermost
from chipcontrols.loaders.documents.claims.clauses import end_of_relative, opening_of_aside
from chipcontrols.loaders.documents.claims.context import LISTING_KINDS
from chipcontrols.loaders.documents.claims.counts import counts_items, figure_for
from chipcontrols.loaders.documents.claims.echoes import goes_on
from chipcontrols.loaders.documents.claims.lists import titled
from chipcontrols.loaders.documents.claims.participants import participants
from chipcontrols.loaders.documents.claims.relatives import head_of_relative
from chipcontrols.loaders.documents.claims.standing import LAST, closes, share_a_list
from chipcontrols.loaders.documents.claims.templates import Cue, Form, Slot, triggers
from chipcontrols.loaders.documents.claims.tied import are_of_next
from chipcontrols.loaders.documents.claims.wares import apposed, ware
from chipcontrols.loaders.documents.grammar import jointly, optional
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import COMMA
from chipcontrols.loaders.documents.spans import Figure, Mention, is_a, within
from chipcontrols.ontology.frames import superclasses

# How far from the trigger its participants stand, as a part of the template's reach, where characters are words.
HAN_REACH = 0.4
# Names in Latin letters are as long in Chinese as elsewhere.
LEAST_REACH = 24
# So far behind a verb the figure stands that each of its subjects has.
EACH = 30
# So near behind words for a share the firm stands whose own whole is meant.
OWN = 16
# Verbs that names of firms end in.
MAKING = ("代工", "制造")
# A colon before the first of a list, with what this is.
LIST_OPENED = re.compile(r"[:：]\s?[^,，。.;；、:：]{0,16}\Z")
# So long is a Chinese detail that may hold several clauses.
HAN_CLAUSE = 16
# The roles of what a number may count.
COUNTED = ("item", "deployed", "part")
# How far back the sentence before is looked at.
EARLIER = 240


def bindings(passage: Passage, told: Collection[str] = ()) -> list[Binding]:
    """Return the filled cues of a passage in the order of their triggers. A trigger's first complete form counts.

    Words that go on with a kind of claim, such as "including", do so in the sentence, or with what was told before it.
    """
    found: list[Binding] = []
    named = (*passage.mentions, *passage.cited)
    present = frozenset[str]().union(*[superclasses(c.cls) for m in named for c in m.candidates])
    start, end, counted = passage.sentence.start, passage.sentence.end, len(passage.figures) > 0
    led = passage.lead != ""
    for cue, forms, found_at in triggers(passage.language, passage.text, start, end, present, counted, led):
        match = _beyond_a_name(passage, cue, found_at)
        if match is None or _inside_a_name(passage, cue, match.start(), match.end()) or _names_agent(passage, match):
            continue
        binding = bind(passage, cue, forms, match)
        if binding is not None:
            found.append(binding)
    if any(binding.cue.follows for binding in found):
        found = _following(passage, found, told)
    return outermost(found)


def _following(passage: Passage, found: Sequence[Binding], told: Collection[str]) -> list[Binding]:
    """Return the bindings without those of words that go on with a kind of claim, where none goes before."""
    led = {binding.cue.template.kind: binding.start for binding in reversed(found) if not binding.cue.follows}
    led |= dict.fromkeys(told, -1) if goes_on(passage) else {}
    if len(LISTING_KINDS & led.keys()) > 0:  # "36 firms were listed, among them"
        led = dict.fromkeys(LISTING_KINDS, min(led[kind] for kind in LISTING_KINDS & led.keys())) | led
    return [b for b in found if not b.cue.follows or led.get(b.cue.template.kind, b.start) < b.start]


def _beyond_a_name(passage: Passage, cue: Cue, match: re.Match[str]) -> re.Match[str] | None:
    """Return a match, or where a name holds its first words ("HBM市场|的份额") that of the words after the name.

    Where a name holds its last words ("列入清单的|商汤") it is that of the words before the name.
    """
    for name in _names(passage, cue):
        if name.start < match.start() < name.end < match.end():
            return cue.trigger.match(passage.text, name.end, passage.sentence.end)
        if passage.language == "zh" and match.start() < name.start < match.end() < name.end:
            return cue.trigger.match(passage.text, match.start(), name.start)
    return match


def _names(passage: Passage, cue: Cue) -> Sequence[Mention]:
    """Return the names of a sentence without those that are a figure of the cue's unit too, such as "7nm"."""
    starts = {figure.start for figure in passage.figures if figure.unit in cue.units}
    return passage.mentions if len(starts) == 0 else [m for m in passage.mentions if m.start not in starts]


def _inside_a_name(passage: Passage, cue: Cue, start: int, end: int) -> bool:
    # Words that point to a name are read as words too: "the Dutch firm" tells where it is, as 荷兰 of 荷兰阿斯麦 does.
    made = passage.language == "zh" and passage.text[end - 2 : end] in MAKING
    if made and any(start < m.start and m.end == end and is_a(m, "Organisation") for m in passage.mentions):
        return True  # 为阿克米代工带来订单 tells of a firm that is called so
    names = [m for m in _names(passage, cue) if (m.start, m.end) != (start, end) or not _tells_more(m, cue)]
    return any(m.start < start < m.end or m.start < end < m.end for m in names) or any(
        m.start <= start < m.end and end <= m.end for m in names
    )


def _tells_more(name: Mention, cue: Cue) -> bool:
    """Return whether the words of a name may be a trigger too: they point to another name, or are an adjective."""
    return name.candidates[0].rank == "reference" or any(slot.mark == "adj" for f in cue.forms for slot in f.slots)


def _names_agent(passage: Passage, match: re.Match[str]) -> bool:
    """Return whether what a trigger takes over as words for an item holds a name of its own."""
    if "itemName" not in match.re.groupindex:
        return False
    start, end = match.span("itemName")
    return any(start <= m.start < end and is_a(m, "Agent", "Place", "Product") for m in passage.mentions)


def _is_led(passage: Passage, cue: Cue) -> bool:
    """Return whether the line above a list, and the sentence before, say what a cue asks of them."""
    begin = passage.sentence.start
    under = cue.under is None or cue.under.search(passage.lead) is not None
    return under and (
        cue.earlier is None or cue.earlier.search(passage.text, max(0, begin - EARLIER), begin) is not None
    )


def bind(passage: Passage, cue: Cue, forms: Sequence[Form], match: re.Match[str]) -> Binding | None:
    """Return a cue with what the first form finds around a match that finds all it must have, or None."""
    if not _is_led(passage, cue):
        return None
    low, high = passage.clause(match.start(), match.end())
    beside = _beside(passage, cue, match, low)
    if (cue.beside is not None and beside is None) or _is_governed(passage, cue, match, low):
        return None
    reach = cue.template.reach
    reach = max(int(reach * HAN_REACH), LEAST_REACH) if passage.language == "zh" else reach
    windows = {
        "left": (max(low, opening_of_aside(passage, match.start()) - reach), match.start()),
        "in": (match.start(), match.end()),
        "right": (match.end(), end_of_relative(passage, match.start(), match.end(), min(high, match.end() + reach))),
    }
    able = (form for form in forms if not _lacks(passage, cue, form, windows))
    filled = (_fill(passage, cue, form, match, windows, beside) for form in able)
    return next((binding for binding in filled if binding is not None and not _passes_each(passage, binding)), None)


def _passes_each(passage: Passage, binding: Binding) -> bool:
    """Return whether a verb is given none of what each has by the words behind it: "A and B hold 10 percent each"."""
    if passage.language != "de" or (binding.figure is not None and binding.figure.start >= binding.end):
        return False
    each = optional(passage.language, "respectively").match(passage.text, binding.end + 1)
    units, end = binding.cue.units, binding.end
    return each is not None and any(f.unit in units and end < f.start <= end + EACH for f in passage.figures)


def _fill(
    passage: Passage,
    cue: Cue,
    form: Form,
    match: re.Match[str],
    windows: Mapping[str, tuple[int, int]],
    beside: re.Match[str] | None,
) -> Binding | None:
    """Return a cue with what a form of it finds around a match, or None where that lacks something it must have."""
    found = _roles(passage, cue, form, match, windows)
    if found is None:
        return None
    roles, windows = found
    if are_of_next(passage, form, roles, match.end()):
        return None
    figure = figure_for(passage, cue, form, windows) if cue.rank is None else _rank(cue.rank, match)
    if figure is not None and _tells_of_next(passage, cue, roles, max(figure.end, match.end())):
        return None
    roles = _with_counted(passage, cue, roles, figure)
    taken = [(m.start, m.end) for group in roles.values() for m in group]
    taken += [(figure.start, figure.end)] if figure is not None else []
    told = next((ware(passage, cue, windows[s.side], s, taken) for s in form.slots if s.mark == "words"), None)
    named = apposed(passage, told.end) if told is not None else None
    if told is not None and named is not None and is_a(named, *cue.template.classes.get("item", ())):
        roles["item"], told = (named,), None
    unsaid = told is None and named is None
    if _is_partial(cue, form, roles, figure is None and unsaid, unsaid) or _is_shared(passage, cue, roles, match):
        return None
    if figure is not None and any(
        _trails(passage, figure, roles[s.role]) for s in form.slots if _is_genitive(s, roles)
    ):
        return None
    said = (*_said(passage, match, beside), *([(told.detail, told.text)] if told is not None else []))
    since = beside.start(beside.lastindex) if beside is not None and beside.lastindex is not None else None
    return Binding(cue, match.start(), match.end(), roles, figure, said, told, since=since)


def _with_counted(
    passage: Passage, cue: Cue, roles: dict[str, tuple[Mention, ...]], figure: Figure | None
) -> dict[str, tuple[Mention, ...]]:
    """Return roles with the chip that a number counts, and not a sort before it or one that has a number of its own.

    So it is in "runs a cluster of 500 Z9s" and "has 500 chips of the Z line, among them 200 Z9s".
    """
    role = next((role for role in COUNTED if role in roles), None)
    if figure is None or role is None or figure.unit not in (None, "units"):
        return roles
    counted = [m for m in passage.mentions if m.start >= figure.start and is_a(m, "Product")][:1]
    counted = [m for m in counted if is_a(m, *cue.template.classes[role]) and counts_items(passage, figure, m)]
    if len(counted) == 0:
        return roles
    first = roles[role][0]
    sort = passage.sentence.start <= first.start < figure.start and first.candidates[0].cls == "ItemCategory"
    other = any(counted[0].end <= f.start < first.start for f in passage.figures)
    return {**roles, role: tuple(counted)} if sort or other else roles


def _roles(
    passage: Passage, cue: Cue, form: Form, match: re.Match[str], windows: Mapping[str, tuple[int, int]]
) -> tuple[dict[str, tuple[Mention, ...]], Mapping[str, tuple[int, int]]] | None:
    """Return the participants of a form around a match, and where the rest of it stands, or None where one lacks."""
    roles: dict[str, tuple[Mention, ...]] = {}
    # A subject behind its verb stands nearer than what is done to others.
    for slot in sorted(form.slots, key=lambda slot: (not (slot.named and slot.near), slot.mark is None)):
        if slot.role == "value" or slot.mark == "words":
            continue
        shared = roles.get(slot.role, ()) if slot.role in cue.template.together else ()
        if slot.role in roles and len(shared) == 0:
            continue
        group = participants(passage, cue, slot, windows[slot.side], [m for g in roles.values() for m in g])
        group = (
            ()
            if _is_taken_over(passage, cue, form, slot, group, match.end())
            else titled(passage, slot, group, match.end())
        )
        if len(group) == 0 and not slot.optional:
            group = head_of_relative(passage, cue, slot, match.start(), match.end())
            windows = {**windows, "right": (match.end(), group[0].start)} if len(group) > 0 else windows
        if len(group) > 0:
            roles[slot.role] = (*shared, *(_one(passage, slot, group, match.start()) if slot.single else group))
        elif not slot.optional:
            return None
    return roles, windows


def _is_governed(passage: Passage, cue: Cue, match: re.Match[str], low: int) -> bool:
    """Return whether what a cue must not stand behind ends where its trigger begins: "a ban on sales of"."""
    return cue.unless is not None and cue.unless.search(passage.text, low, match.start()) is not None


def _beside(passage: Passage, cue: Cue, match: re.Match[str], low: int) -> re.Match[str] | None:
    """Return what a cue asks for beside its trigger. What a detail is taken from begins before the trigger."""
    beside = cue.beside.search(passage.text, low, match.end()) if cue.beside is not None else None
    within = beside is not None and beside.lastindex is not None and beside.start() >= match.start()
    return None if within else beside


def _is_shared(passage: Passage, cue: Cue, roles: Mapping[str, tuple[Mention, ...]], match: re.Match[str]) -> bool:
    """Return whether names of two roles are listed together, or a share is that of others besides its one holder.

    So it is in 三方合计.
    """
    if share_a_list(passage, cue, roles):
        return True
    group = roles.get("holder", ()) if cue.template.kind == "MarketShare" else ()
    alone = len(group) == 1 and group[0].start >= passage.sentence.start
    if not alone:
        return False
    whole, behind = optional(passage.language, "whole"), within(passage.mentions, match.start(), match.end() + OWN)
    if any(is_a(m, "Company") and whole.match(passage.text, m.end) is not None for m in behind):
        return True  # a part of what a firm ships is no share of a market
    return jointly(passage.language).search(passage.text, group[-1].end, match.start()) is not None


def _is_partial(cue: Cue, form: Form, roles: Mapping[str, tuple[Mention, ...]], bare: bool, unsaid: bool) -> bool:
    """Return whether the item in words is missing that a form must have, or one of two who stand together.

    With neither such an item nor a figure, a claim is `bare`.
    """
    if unsaid and any(slot.mark == "words" for slot in form.slots):
        return True
    if any(len(roles.get(role, ())) == 1 for role in cue.template.together):
        return True
    given = {*roles, *(role for role, _ in cue.fixed), *cue.template.context}
    some = cue.template.some if cue.template.home is None and bare else ()
    return len(some) > 0 and given.isdisjoint(some)


def _lacks(passage: Passage, cue: Cue, form: Form, windows: Mapping[str, tuple[int, int]]) -> bool:
    """Return whether no figure, or no name of a class, stands where only such a one can fill a slot of a form."""
    if form.needs_figure and cue.rank is None and figure_for(passage, cue, form, windows) is None:
        return True
    here = (*passage.mentions, *passage.cited)
    # "Acme and Borealis struck a deal with Washington" struck none with each other.
    alone = len(cue.template.together) > 0 and not any(slot.mark == "with" for slot in form.slots)
    if alone and optional(passage.language, "accompanied").match(passage.text, windows["right"][0]) is not None:
        return True
    return any(
        not any(is_a(m, *cue.template.wanted(slot)) for m in within(here, *windows[slot.side])) for slot in form.behind
    )


def _is_taken_over(passage: Passage, cue: Cue, form: Form, slot: Slot, group: Sequence[Mention], end: int) -> bool:
    """Return whether a thing spoken of before is not meant since one of its sort follows the verb: 还将推出Z9."""
    if len(group) == 0 or slot.mark is not None or slot.side != "left" or group[0].start >= passage.sentence.start:
        return False
    if any(other.side == "right" for other in form.slots):
        return False
    behind = (m for m in passage.mentions if 0 <= m.start - end <= LAST)
    return is_a(group[0], "Item") and any(is_a(m, *cue.template.classes[slot.role]) for m in behind)


def _one(passage: Passage, slot: Slot, group: Sequence[Mention], start: int) -> Sequence[Mention]:
    """Return the first name of a list, or the last one if it owns or touches, or words between commas tell of it.

    So it is in "Acme and Borealis's parent" and in "Acme and Borealis, a unit of Corvid".
    """
    if len(group) > 1 and slot.side == "left" and _is_each(passage, group[-1].end):
        return group
    if len(group) > 1 and slot.side == "left" and closes(passage, group[-1].end, start):
        return group
    if len(group) > 1 and optional(passage.language, "respectively").match(passage.text, group[-1].end) is not None:
        return group  # B和C各持10%
    if slot.side == "right" and LIST_OPENED.search(passage.text, start, group[0].start) is not None:
        return group  # 收购三家公司：A、B和C
    apposed = passage.text[start] == ","
    last = slot.side == "left" and (apposed or slot.mark == "at" or passage.is_owner(group[-1]))
    return group[-1:] if last else group[:1]


def _tells_of_next(passage: Passage, cue: Cue, roles: Mapping[str, tuple[Mention, ...]], end: int) -> bool:
    """Return whether a property goes with the thing right behind it: "the Z9 comes with a 3 nm Y7" tells of the Y7."""
    if "item" not in roles or cue.template.kind != "ProductSpecification" or roles["item"][-1].end > end:
        return False
    return any(m.start - end == 1 and m not in roles["item"] and is_a(m, "Product") for m in passage.mentions)


def _is_each(passage: Passage, end: int) -> bool:
    """Return whether what is told of a list holds of each in it: "Acme and Borealis each earned 2 billion"."""
    high = passage.clause(end, end)[1]
    return optional(passage.language, "each").search(passage.text, end, high) is not None


def _is_genitive(slot: Slot, roles: Mapping[str, tuple[Mention, ...]]) -> bool:
    return slot.mark in ("of", "in") and slot.side == "right" and slot.role in roles


def _trails(passage: Passage, figure: Figure, group: Sequence[Mention]) -> bool:
    """Return whether a name after "of" stands beyond a figure and a comma: "a share of 30 percent, against 40 of B"."""
    between = passage.text[figure.end : group[0].start]
    return group[0].start > figure.end and re.search(r"[,，、](?!\d)", between) is not None


def _said(passage: Passage, *found: re.Match[str] | None) -> tuple[tuple[str, str], ...]:
    """Return the details that a trigger and what stands beside it take over in the words of the text: named groups."""
    given = ((match, name) for match in found if match is not None for name in match.groupdict())
    told = ((name, passage.text[match.start(name) : _last(passage, match, name)]) for match, name in given)
    return tuple(sorted((name, " ".join(words.split())) for name, words in told if words != ""))


def _last(passage: Passage, match: re.Match[str], name: str) -> int:
    """Return where the words of a detail end: in Chinese where another subject opens the next clause."""
    start, end = match.span(name)
    if passage.language != "zh" or end - start < HAN_CLAUSE:
        return end
    commas = [sign.end() for sign in COMMA.finditer(passage.text, start, end)]
    others = optional(passage.language, "other_subject")
    named = {m.start for m in passage.mentions if is_a(m, "Agent", "Country")}
    return next((at - 1 for at in commas if at in named or others.match(passage.text, at)), end)


def _rank(rank: int, match: re.Match[str]) -> Figure:
    return Figure(match.start(), match.end(), Decimal(rank), None, None, "rank")
