"""Fill the slots of a cue from the names and figures around its trigger."""

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from chipcontrols.loaders.documents.claims.binding import Binding, outermost
from chipcontrols.loaders.documents.claims.context import LISTING_KINDS
from chipcontrols.loaders.documents.claims.counts import figure_for
from chipcontrols.loaders.documents.claims.echoes import goes_on
from chipcontrols.loaders.documents.claims.lists import apposed_to, listed_with, most_specific, titled, without_counted
from chipcontrols.loaders.documents.claims.standing import LAST, has_between, is_a, referent, share_a_list, stands
from chipcontrols.loaders.documents.claims.templates import Cue, Form, Slot, triggers
from chipcontrols.loaders.documents.claims.wares import apposed, ware
from chipcontrols.loaders.documents.grammar import ending, optional
from chipcontrols.loaders.documents.passage import Passage, adjectives
from chipcontrols.loaders.documents.spans import Figure, Mention
from chipcontrols.ontology.frames import superclasses

# How far from the trigger its participants stand, as a part of the template's reach, where characters are words.
HAN_REACH = 0.4
# Names in Latin letters are as long in Chinese as elsewhere.
LEAST_REACH = 24
# How far before a trigger the words stand that are its subject without naming it.
AGENT = 16
# How far back the sentence before is looked at.
EARLIER = 240
COMMA = re.compile("[,，;；:：]")
OWNER = re.compile(r"\s?[)）]?\s?的")
# What stands between the word that opens a clause and its subject.
ARTICLES = ("", "le ", "la ", "l'", "l’", "les ", "the ")


def bindings(passage: Passage, told: Collection[str] = ()) -> list[Binding]:
    """Return the filled cues of a passage in the order of their triggers. A trigger's first complete form counts.

    Words that go on with a kind of claim, such as "including", do so in the sentence, or with what was told before it.
    """
    found: list[Binding] = []
    named = (*passage.mentions, *passage.cited)
    present = frozenset(name for m in named for c in m.candidates for name in superclasses(c.cls))
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
    # Words that point to a name are read as words too: "the Dutch firm" tells where it is.
    names = [m for m in _names(passage, cue) if m.candidates[0].rank != "reference" or (m.start, m.end) != (start, end)]
    return any(m.start < start < m.end or m.start < end < m.end for m in names) or any(
        m.start <= start < m.end and end <= m.end for m in names
    )


def _names_agent(passage: Passage, match: re.Match[str]) -> bool:
    """Return whether what a trigger takes over as words for an item holds a name of its own."""
    if "itemName" not in match.re.groupindex:
        return False
    start, end = match.span("itemName")
    return any(start <= m.start < end and is_a(m, ("Agent", "Place", "Product")) for m in passage.mentions)


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
    if cue.beside is not None and beside is None:
        return None
    reach = cue.template.reach
    reach = max(int(reach * HAN_REACH), LEAST_REACH) if passage.language == "zh" else reach
    windows = {
        "left": (max(low, match.start() - reach), match.start()),
        "in": (match.start(), match.end()),
        "right": (match.end(), min(high, match.end() + reach)),
    }
    filled = (_fill(passage, cue, form, match, windows, beside) for form in forms)
    return next((binding for binding in filled if binding is not None), None)


def _fill(
    passage: Passage,
    cue: Cue,
    form: Form,
    match: re.Match[str],
    windows: Mapping[str, tuple[int, int]],
    beside: re.Match[str] | None,
) -> Binding | None:
    """Return a cue with what a form of it finds around a match, or None where that lacks something it must have."""
    roles: dict[str, tuple[Mention, ...]] = {}
    # A subject behind its verb stands nearer than what is done to others.
    for slot in sorted(form.slots, key=lambda slot: (not (slot.named and slot.near), slot.mark is None)):
        if slot.role == "value" or slot.mark == "words":
            continue
        shared = roles.get(slot.role, ()) if slot.role in cue.template.together else ()
        if slot.role in roles and len(shared) == 0:
            continue
        group = _participants(passage, cue, slot, windows[slot.side], [m for g in roles.values() for m in g])
        group = () if _is_taken_over(passage, cue, form, slot, group, match.end()) else titled(passage, slot, group)
        if len(group) > 0:
            roles[slot.role] = (*shared, *(_one(passage, slot, group, match.start()) if slot.single else group))
        elif not slot.optional:
            return None
    figure = figure_for(passage, cue, form, windows) if cue.rank is None else _rank(cue.rank, match)
    taken = [(m.start, m.end) for group in roles.values() for m in group]
    taken += [(figure.start, figure.end)] if figure is not None else []
    told = next((ware(passage, cue, windows[s.side], s, taken) for s in form.slots if s.mark == "words"), None)
    named = apposed(passage, told.end) if told is not None else None
    if told is not None and named is not None and is_a(named, cue.template.classes.get("item", ())):
        roles["item"], told = (named,), None
    unsaid = told is None and named is None
    if _is_partial(cue, form, roles, figure, unsaid) or share_a_list(passage, cue, roles):
        return None
    if figure is not None and any(
        _trails(passage, figure, roles[s.role]) for s in form.slots if _is_genitive(s, roles)
    ):
        return None
    said = (*_said(match, beside), *([(told.detail, told.text)] if told is not None else []))
    return Binding(cue, match.start(), match.end(), roles, figure, said, told)


def _beside(passage: Passage, cue: Cue, match: re.Match[str], low: int) -> re.Match[str] | None:
    """Return what a cue asks for beside its trigger. What a detail is taken from begins before the trigger."""
    beside = cue.beside.search(passage.text, low, match.end()) if cue.beside is not None else None
    within = beside is not None and beside.lastindex is not None and beside.start() >= match.start()
    return None if within else beside


def _is_partial(
    cue: Cue, form: Form, roles: Mapping[str, tuple[Mention, ...]], figure: Figure | None, unsaid: bool
) -> bool:
    """Return whether the figure or item in words is missing that a form must have, or one of two who stand together."""
    if unsaid and any(slot.mark == "words" for slot in form.slots):
        return True
    if any(len(roles.get(role, ())) == 1 for role in cue.template.together):
        return True
    given = {*roles, *(role for role, _ in cue.fixed), *cue.template.context}
    some = cue.template.some if cue.template.home is None and unsaid and figure is None else ()
    if len(some) > 0 and given.isdisjoint(some):
        return True
    return figure is None and any(slot.role == "value" and not slot.optional for slot in form.slots)


def _is_taken_over(passage: Passage, cue: Cue, form: Form, slot: Slot, group: Sequence[Mention], end: int) -> bool:
    """Return whether a thing spoken of before is not meant since one of its sort follows the verb: 还将推出Z9."""
    if len(group) == 0 or slot.mark is not None or slot.side != "left" or group[0].start >= passage.sentence.start:
        return False
    if any(other.side == "right" for other in form.slots):
        return False
    behind = (m for m in passage.mentions if 0 <= m.start - end <= LAST)
    return is_a(group[0], ("Item",)) and any(is_a(m, cue.template.classes[slot.role]) for m in behind)


def _one(passage: Passage, slot: Slot, group: Sequence[Mention], start: int) -> Sequence[Mention]:
    """Return the first name of a list, or the last one if it owns or touches, or words between commas tell of it.

    So it is in "Acme and Borealis's parent" and in "Acme and Borealis, a unit of Corvid".
    """
    apposed = passage.text[start] == ","
    last = slot.side == "left" and (apposed or slot.mark == "at" or passage.is_owner(group[-1]))
    return group[-1:] if last else group[:1]


def _is_genitive(slot: Slot, roles: Mapping[str, tuple[Mention, ...]]) -> bool:
    return slot.mark in ("of", "in") and slot.side == "right" and slot.role in roles


def _trails(passage: Passage, figure: Figure, group: Sequence[Mention]) -> bool:
    """Return whether a name after "of" stands beyond a figure and a comma: "a share of 30 percent, against 40 of B"."""
    between = passage.text[figure.end : group[0].start]
    return group[0].start > figure.end and re.search(r"[,，、](?!\d)", between) is not None


def _said(*found: re.Match[str] | None) -> tuple[tuple[str, str], ...]:
    """Return the details that a trigger and what stands beside it take over in the words of the text: named groups."""
    given = (group for match in found if match is not None for group in match.groupdict().items())
    return tuple(sorted((name, " ".join(words.split())) for name, words in given if words is not None))


def _rank(rank: int, match: re.Match[str]) -> Figure:
    return Figure(match.start(), match.end(), Decimal(rank), None, None, "rank")


def _participants(
    passage: Passage, cue: Cue, slot: Slot, window: tuple[int, int], used: Sequence[Mention]
) -> tuple[Mention, ...]:
    if slot.mark in ("topic", "subject", "cited", "adj"):
        return _spoken(passage, cue, slot, window, used)
    here = (*passage.mentions, *passage.cited) if cue.template.cited else passage.mentions
    low, high, vague = *window, cue.template.vague
    free = [m for m in here if low <= m.start and m.end <= high and m not in used and m.candidates[0].iri not in vague]
    leftward, fronted = slot.side == "left", _fronted(passage, cue, slot, window[0], used)
    apposed = apposed_to(passage, cue, slot, free, window[1]) if leftward else ()
    if len(fronted) > 0 or (leftward and slot.mark is None and _has_other_agent(passage, cue, slot, window[1])):
        return fronted
    if len(apposed) > 0:
        return apposed
    # The classes of a role are ordered: a firm is preferred to the market that stands nearer.
    for wanted in _wanted(passage, cue, slot, free, window) if len(free) > 0 else ():
        fits = [m for m in free if is_a(m, (wanted,))]
        if len(fits) == 0:
            continue
        referred = referent(passage, fits, window) if leftward and slot.mark is None else None
        if referred is not None:
            return (referred,)
        # A list may begin before the window, and go on beyond it.
        classes = cue.template.classes[slot.role] if slot.only is None else (slot.only,)
        listed = [m for m in here if m not in used and m.end <= window[1] and is_a(m, classes)]
        beyond = [*fits, *(m for m in here if m.end > window[1] and m not in used and is_a(m, (wanted,)))]
        aside: set[Mention] = set()
        for mention in (m for m in _by_place(passage, slot, fits, window) if m not in aside):
            group = passage.group(mention, listed if leftward else beyond, leftward)
            group = listed_with(passage, cue, slot, group, window[1])
            group = group if leftward else without_counted(passage, cue, group)
            if stands(passage, cue, slot, mention, group, window):
                return tuple(most_specific(passage, m, free, wanted) for m in group)
            aside |= _set_aside(passage, group) if leftward and slot.mark is None else set()
    return (
        _topic(passage, cue, slot, window)
        if leftward and cue.template.topic and not (slot.optional or slot.near or slot.named)
        else ()
    )


def _spoken(
    passage: Passage, cue: Cue, slot: Slot, window: tuple[int, int], used: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return who is spoken of, or cited or named by an adjective, for a slot that asks for that by its mark."""
    if slot.mark in ("cited", "adj"):
        named = passage.cited if slot.mark == "cited" else [m for m in adjectives(passage) if m not in used]
        fits = [m for m in named if window[0] <= m.start and m.end <= window[1]]
        if slot.mark == "cited" or slot.side == "in" or len(fits) == 0:
            return tuple(fits[:1] if slot.mark == "cited" else fits)
        return passage.group(fits[-1 if slot.side == "left" else 0], fits, slot.side == "left")
    said = [m for m in passage.subjects if m.end <= window[1] and slot.mark == "subject"]
    said = [m for m in said if passage.language != "zh" or passage.opens_clause(m.start)]
    meant = said or passage.topic
    classes = (slot.only,) if slot.only is not None else cue.template.classes[slot.role]
    found = tuple(m for m in meant if is_a(m, classes) and m not in used)[:1]
    edge = window[1] if slot.side == "left" else window[0]
    return found if slot.mark == "topic" or not has_between(passage, found, classes, edge) else ()


def _set_aside(passage: Passage, group: Sequence[Mention]) -> set[Mention]:
    """Return the names of a German list that a preposition takes out of the line before a verb, as a whole."""
    oblique = passage.language == "de" and passage.is_oblique(group[0].start, False, passage.sentence.start)
    return {*group} if oblique else set()


def _fronted(passage: Passage, cue: Cue, slot: Slot, start: int, used: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the names that a clause before a trigger has as its object: "the chips that Acme bought"."""
    if slot.side != "right" or slot.mark is not None:
        return ()
    classes = cue.template.classes[slot.role] if slot.only is None else (slot.only,)
    fits = [m for m in passage.mentions if m.end < start and m not in used and is_a(m, classes)]
    for mention in fits:
        opened = optional(passage.language, "object_relative").match(passage.text, mention.end, start)
        if opened is not None and any(passage.text[opened.end() : m.start] in ARTICLES for m in used):
            return passage.group(mention, fits, True)
    return ()


def _wanted(
    passage: Passage, cue: Cue, slot: Slot, free: Sequence[Mention], window: tuple[int, int]
) -> tuple[str, ...]:
    """Return the classes that a slot takes, best first: in Chinese that of the subject of the verb."""
    if slot.only is not None:
        return (slot.only,)
    classes = cue.template.classes[slot.role]
    if passage.language != "zh" or slot.side != "left" or slot.mark not in (None, "own") or slot.near:
        return classes
    # "A, B and other cloud firms": the listed ones are told of, not their group.
    adverbs = optional(passage.language, "adverbs")
    told = [m for m in free if adverbs.fullmatch(passage.text, m.end, window[1]) is not None]
    told = [m for m in told if not passage.closes_list(m)]
    beside = [m for m in told if not is_a(m, ("AgentGroup",)) and (slot.mark is None or is_a(m, ("Agency", "Country")))]
    # A ruler in the clause comes before one beyond the comma, who may only speak of it.
    rulers = [m for m in free if is_a(m, ("Agency", "Country"))]
    beside += [m for m in rulers if COMMA.search(passage.text, m.end, window[1]) is None][-1:]
    if passage.opens_clause(window[1]) and COMMA.search(passage.text, window[0], window[1]) is not None:
        beside += [m for m in free if passage.opens_clause(m.start) and is_a(m, classes)][-1:]
    return tuple(sorted(classes, key=lambda name: not any(is_a(m, (name,)) for m in beside)))


def _by_place(passage: Passage, slot: Slot, fits: Sequence[Mention], window: tuple[int, int]) -> list[Mention]:
    """Return the names that may fill a slot, the likeliest first: the nearest one.

    Where a trigger opens a Chinese clause, its subject is left out and the name that opened a clause before is meant.
    """
    near = sorted(fits, key=lambda m: m.start, reverse=slot.side == "left")
    if slot.side != "left" or slot.mark not in (None, "own"):
        return near
    before = passage.text[max(passage.sentence.start, window[1] - LAST) : window[1]]
    if ending(passage.language, "likewise").search(before) is not None:
        return [passage.group(m, fits, False)[-1] for m in near if passage.opens_clause(m.start)]
    if passage.language != "zh" or slot.near:
        return [*(_sharing(passage, near, window[1]) if slot.mark is None else ()), *near]
    # So it is in any Chinese clause without a name, but what a firm has may be that of one named last.
    beyond = len(near) > 0 and COMMA.search(passage.text, near[0].end, window[1]) is not None
    beyond = beyond and (slot.mark is None or not is_a(near[0], ("Agent",)))
    if not (passage.opens_clause(window[1]) or beyond):
        return near
    if slot.mark == "own" and len(near) > 0 and COMMA.search(passage.text, near[0].end, window[1]) is None:
        return near  # it stands in the clause of the trigger
    opening = [passage.group(_told_of(passage, m, near), fits, False)[-1] for m in near if passage.leads_clause(m)]
    return [*opening, *(m for m in near if m not in opening)]


def _sharing(passage: Passage, near: Sequence[Mention], edge: int) -> Sequence[Mention]:
    """Return the subject that a further verb shares with the first of its clause: "Acme buys Borealis and invests"."""
    verb = ending(passage.language, "shared").search(passage.text[max(passage.sentence.start, edge - AGENT) : edge])
    about = [m for m in passage.heading if m in near][:1] if verb is not None else []
    return [m for m in about if COMMA.search(passage.text, m.end, edge) is None]


def _told_of(passage: Passage, mention: Mention, fits: Sequence[Mention]) -> Mention:
    """Return the name that another one reports of in its clause, or that closes its list, or else itself."""
    behind = [m for m in fits if m.start > mention.end]
    sorts = [m for m in behind if passage.closes_list(m) and is_a(m, ("Item",))]
    if len(sorts) > 0 and COMMA.search(passage.text, mention.end, sorts[0].start) is None:
        return sorts[0]  # "A, B and other chips" in Chinese order
    first = min(behind, key=lambda m: m.start, default=mention)
    between = passage.text[mention.end : first.start]
    reports = optional(passage.language, "reporting").search(between) is not None
    return first if reports and COMMA.search(between) is None else mention


def _has_other_agent(passage: Passage, cue: Cue, slot: Slot, start: int) -> bool:
    """Return whether another that the slot does not take stands right before a Chinese trigger, as its subject."""
    if passage.language != "zh":
        return False
    before = passage.text[max(passage.sentence.start, start - AGENT) : start]
    if ending(passage.language, "agents").search(before) is not None and not any(
        m.end == start for m in passage.mentions
    ):
        return True
    classes = cue.template.classes[slot.role]
    beside = [m for m in passage.mentions if m.end == start and is_a(m, ("Country",)) and not is_a(m, classes)]
    return any(not passage.is_oblique(m.start, False, passage.sentence.start) for m in beside)


def _topic(passage: Passage, cue: Cue, slot: Slot, window: tuple[int, int]) -> tuple[Mention, ...]:
    """Return the name that is spoken of where a slot has none: that of the sentence, or of the one before.

    In the sentence it is the only one, or the last one that opens a clause; the one before counts if this points back.
    """
    classes = cue.template.classes[slot.role] if slot.only is None else (slot.only,)
    if slot.mark not in (None, "own"):
        return ()
    before = [m for m in passage.mentions if m.end <= window[1] and is_a(m, classes)]
    # "269 TB/s, 比Z9高107%, 总带宽达1229TB/s" is of the topic, not of the Z9.
    own = slot.mark == "own" and not (passage.language == "zh" and passage.heads_clause(window[1]))
    before = [m for m in before if own or not _is_elsewhere(passage, m, window[1])]
    if len(before) > 0:
        alone = len({m.candidates[0].iri for m in before}) == 1 and before[-1].end <= window[0]
        opening = [m for m in before if passage.opens_clause(m.start)]
        meant = before[-1:] if alone else opening[-1:]
        return tuple(m for m in meant if stands(passage, cue, slot, m, meant, window))
    if any(OWNER.fullmatch(passage.text, m.end, window[1] + 1) is not None for m in passage.mentions):
        return ()  # "摩尔线程的价格": of another, which the slot does not take
    owned = slot.mark == "own" and passage.heads_clause(window[1])
    pronoun = ending(passage.language, "pronoun_subject").search(passage.text, passage.sentence.start, window[1])
    if not (owned or pronoun is not None or passage.points_back(window[1])):
        return ()
    for wanted in classes:
        meant = [m for m in passage.topic if is_a(m, (wanted,))]
        if len(meant) > 0:
            return (meant[0],)
    return ()


def _is_elsewhere(passage: Passage, mention: Mention, edge: int) -> bool:
    """Return whether a name belongs to a clause or phrase of its own, so that it is no subject of a verb behind."""
    return passage.is_enclosed(mention.start, edge) or passage.is_oblique(mention.start, True, passage.sentence.start)
