"""Find who or what fills a slot of a cue: the name where its participant would stand, or who is spoken of."""

import re
from collections.abc import Sequence
from functools import cache

from chipcontrols.loaders.documents.claims.clauses import having, is_enclosed, made_to_act, sharing
from chipcontrols.loaders.documents.claims.lists import apposed_to, listed_with, most_specific, without_counted
from chipcontrols.loaders.documents.claims.standing import LAST, has_between, referent, stands
from chipcontrols.loaders.documents.claims.templates import Cue, Slot
from chipcontrols.loaders.documents.grammar import conjunction, ending, optional
from chipcontrols.loaders.documents.lexicon import NONE, load
from chipcontrols.loaders.documents.names.adjectives import adjectives
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import PAUSE
from chipcontrols.loaders.documents.spans import Mention, is_a, within

# How far before a trigger the words stand that are its subject without naming it.
AGENT = 16
OWNER = re.compile(r"\s?[)）]?\s?的")
# A name that nobody knows right before a title: "ABC chief Smith".
UNKNOWN = re.compile(r"(?<![\w.])(?:[A-Z][\w&]*[A-Z][\w&]*[ -]|[\w&]+-)\Z")
# The ends of sentences.
STOPS = re.compile(r"[.!?](?=\s|$)|[。！？]")
# What stands between the word that opens a clause and its subject.
ARTICLES = ("", "le ", "la ", "l'", "l’", "les ", "the ")


def participants(
    passage: Passage, cue: Cue, slot: Slot, window: tuple[int, int], used: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the names that fill a slot within a window, but for those that fill another; none where none stands."""
    if slot.mark in ("topic", "about", "subject", "cited", "adj"):
        return _spoken(passage, cue, slot, window, used)
    here = (*passage.mentions, *passage.cited) if cue.template.cited else passage.mentions
    low, high, vague = *window, cue.template.vague
    free = [m for m in within(here, low, high) if m not in used and m.candidates[0].iri not in vague]
    free = _ruling(passage, free) if slot.role == "regulator" else free
    free = [m for m in free if not _is_address(passage, m)] if slot.mark in (None, "own") else free
    leftward, fronted = slot.side == "left", _fronted(passage, cue, slot, window[0], used)
    apposed = apposed_to(passage, cue, slot, free, window[1]) if leftward else ()
    acting = _acting(passage, cue, slot, free, window[1]) if leftward and slot.mark is None else None
    if len(fronted) > 0 or acting is not None:
        return fronted or acting or ()
    if len(apposed) > 0:
        return apposed
    # The classes of a role are ordered: a firm is preferred to the market that stands nearer.
    for wanted in _wanted(passage, cue, slot, free, window) if len(free) > 0 else ():
        fits = [m for m in free if is_a(m, wanted)]
        if len(fits) == 0:
            continue
        referred = referent(passage, fits, window) if leftward and slot.mark is None else None
        if referred is not None:
            return (referred,)
        # A list may begin before the window, and go on beyond it.
        classes = cue.template.wanted(slot)
        listed = [m for m in here if m not in used and m.end <= window[1] and is_a(m, *classes)]
        beyond = [*fits, *(m for m in here if m.end > window[1] and m not in used and is_a(m, wanted))]
        aside: set[Mention] = set()
        for mention in (m for m in _by_place(passage, slot, fits, window) if m not in aside):
            group = passage.group(mention, listed if leftward else beyond, leftward)
            group = listed_with(passage, cue, slot, group, window[1])
            group = group if leftward else without_counted(passage, cue, group)
            if stands(passage, cue, slot, mention, group, window):
                return tuple(most_specific(passage, m, free, wanted) for m in group)
            aside |= _set_aside(passage, group) if leftward and slot.mark is None else set()
    if slot.mark == "to" and "Country" in cue.template.classes[slot.role]:
        return _recipients(passage, window)
    return (
        _topic(passage, cue, slot, window)
        if leftward and cue.template.topic and not (slot.optional or slot.near or slot.named)
        else ()
    )


def _is_address(passage: Passage, mention: Mention) -> bool:
    """Return whether a country only tells where the place before it is: "a plant in Dresden, Germany, and pledged"."""
    if mention.candidates[0].cls != "Country" or passage.text[mention.start - 2 : mention.start] != ", ":
        return False
    return any(m.end == mention.start - 2 and is_a(m, "Place", "Facility") for m in passage.mentions)


def _ruling(passage: Passage, found: Sequence[Mention]) -> list[Mention]:
    """Return the names of those who do not only answer the rules of another: "Beijing has criticised the curbs"."""
    answers = optional(passage.language, "reacts")
    return [m for m in found if answers.match(passage.text, m.end) is None]


def _recipients(passage: Passage, window: tuple[int, int]) -> tuple[Mention, ...]:
    """Return the country to whose buyers or firms something goes: "to Chinese customers"."""
    before, behind = ending(passage.language, "recipient_before"), optional(passage.language, "recipient_behind")
    if behind.pattern == NONE:
        return ()
    lands = within(adjectives(passage), *window)
    meant = (m for m in lands if before.search(passage.text, window[0], m.start) is not None)
    return tuple(m for m in meant if behind.match(passage.text, m.end) is not None)[:1]


def _spoken(
    passage: Passage, cue: Cue, slot: Slot, window: tuple[int, int], used: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return who is spoken of, or cited or named by an adjective, for a slot that asks for that by its mark."""
    if slot.mark in ("cited", "adj"):
        named = passage.cited if slot.mark == "cited" else [m for m in adjectives(passage) if m not in used]
        fits = within(named, *window)
        if slot.mark == "cited" or slot.side == "in" or len(fits) == 0:
            return tuple(fits[:1] if slot.mark == "cited" else fits)
        return passage.group(fits[-1 if slot.side == "left" else 0], fits, slot.side == "left")
    classes = cue.template.wanted(slot)
    said = [m for m in passage.subjects if m.end <= window[1] and slot.mark == "subject"]
    said = [m for m in said if passage.language != "zh" or passage.opens_clause(m.start)]
    if slot.role == "company":  # who has shares himself is not the firm whose shares are told of
        said = [m for m in said if optional(passage.language, "holds").match(passage.text, m.end) is None]
    if slot.single and "person" in cue.template.classes:
        return _employer(passage, said, classes, window[1])
    venture = _venture(passage, used) if slot.role == "company" and slot.mark in ("topic", "subject") else None
    meant = [m for m in said if is_a(m, *classes) and m not in used] or passage.topic
    if slot.mark == "about":
        start = _past_goods(passage, window[1])
        if slot.side == "left" and not (passage.points_back(start) or passage.heads_clause(start)):
            return ()
        of_it = optional(passage.language, "of_it").match(passage.text, window[1]) is not None
        # A Chinese clause goes on with the subject of the one before it.
        own = [m for m in passage.heading if m.end <= start and is_a(m, "Company") and passage.opens_clause(m.start)]
        firm = passage.about if not of_it else None
        firm = own[-1] if len(own) > 0 and slot.side == "left" else firm
        # It stands where the trigger opens, so that the claim does not cite all that is between.
        meant = passage.topic if firm is None else (firm._replace(start=window[1], end=window[1]),)
    edge = window[1] if slot.side == "left" else window[0]
    if slot.mark == "topic" and _has_own_subject(passage, cue, classes, edge):
        return ()
    taken = {m.candidates[0].iri for m in used}
    meant = meant if venture is None else (venture, *meant)
    found = tuple(m for m in meant if is_a(m, *classes) and m.candidates[0].iri not in taken)[:1]
    if slot.mark in ("topic", "about") or len(found) == 0 or found[0] is venture:
        return found
    if _is_of_other_goods(passage, found[0], window[0]) or (
        slot.role == "company" and _is_past_relative(passage, found[0], edge)
    ):
        return ()
    # "Acme gehört zu 70 Prozent Borealis und zu je 15 Prozent Corvid und Delta": the words were told of it before.
    told = cue.trigger.search(passage.text, found[0].end, passage.sentence.end) if slot.role == "company" else None
    again = told is not None and told.end() < edge
    return found if again or not has_between(passage, found, classes, edge, used) else ()


def _has_own_subject(passage: Passage, cue: Cue, classes: Sequence[str], edge: int) -> bool:
    """Return whether a sentence has a subject of its own, so that who the one before is about is not meant.

    "The new plant is to create 500 jobs" tells of the plant, "Acme buys a firm, which values the Porto-based group"
    not where Acme is.
    """
    about = [m for m in passage.heading if m.end <= edge]
    if len(about) > 0 and about[0].candidates[0].cls == "Facility":
        return True
    aside = cue.template.aside or len(cue.template.together) > 0
    return aside and any(is_a(m, *classes) for m in about)


def _is_past_relative(passage: Passage, mention: Mention, edge: int) -> bool:
    """Return whether a German relative clause tells of what stands behind a name: "Acme baut ein Werk, das zu"."""
    relative = ending(passage.language, "in_relative").search(passage.text, mention.end, edge)
    return relative is not None and relative.start() > mention.end


def _is_of_other_goods(passage: Passage, named: Mention, edge: int) -> bool:
    """Return whether a sentence is about goods of another sort than those of the one before, or behind a trigger."""
    if passage.language == "zh" or not is_a(named, "Item"):
        return False
    if named.start < passage.sentence.start:
        return _behind_opening(passage, ("Item",), passage.sentence.start) is not None
    return named.start >= edge and any(is_a(m, "Item") and m.end <= edge for m in passage.heading)


def _venture(passage: Passage, used: Sequence[Mention]) -> Mention | None:
    """Return the joint venture that a sentence names: "founded the venture Acme with A and B, which hold half"."""
    named = (m for m in passage.mentions if m.candidates[0].cls == "Company" and m not in used)
    before = ending(passage.language, "venture")
    return next((m for m in named if before.search(passage.text, passage.sentence.start, m.start) is not None), None)


def _past_goods(passage: Passage, start: int) -> int:
    """Return where the name of goods right before a Chinese trigger begins, as in 内存购自A, or the place itself."""
    return next((m.start for m in passage.mentions if m.end == start and is_a(m, "Item")), start)


def _employer(passage: Passage, said: Sequence[Mention], classes: Sequence[str], edge: int) -> tuple[Mention, ...]:
    """Return whose officer somebody is of whom only the title is told: the one spoken of, where one alone may be meant.

    That is none of two who are subjects together, and none of long ago if others were spoken of since.
    """
    low = passage.sentence.start
    if UNKNOWN.search(passage.text, low, edge) is not None:
        return ()
    fitting = [m for m in said if is_a(m, *classes)]
    fitting = fitting or [m for m in passage.topic if is_a(m, *classes)] or [*passage.firms[:1]]
    about = [passage.about] if passage.about is not None else []
    found = tuple(m for m in (*fitting, *about) if is_a(m, *classes))[:1]
    if len(found) == 0 or has_between(passage, found, classes, edge, ()):
        return ()
    together = [m for m in (*passage.mentions, *passage.topic) if is_a(m, *classes)]
    if found[0] in together and len(passage.group(found[0], together, False)) > 1:
        return ()
    others = {m.candidates[0].iri for m in passage.firms if is_a(m, *classes)} - {found[0].candidates[0].iri}
    between = passage.text[found[0].end : low]
    near = "\n" not in between and len(STOPS.findall(between)) <= 1
    since = any(is_a(m, "Person") and m.start > found[0].start for m in passage.topic)
    if found[0].start < low and since and optional(passage.language, "of_it").match(passage.text, edge) is not None:
        return ()  # "seinem Vorgänger" is that of who was spoken of since
    if passage.about is not None and passage.about.candidates[0].iri != found[0].candidates[0].iri:
        near = False  # the text is about another, whose officer may speak
    return found if found[0].start >= low or near or len(others) == 0 else ()


def _set_aside(passage: Passage, group: Sequence[Mention]) -> set[Mention]:
    """Return the names of a German list that a preposition takes out of the line before a verb, as a whole."""
    oblique = passage.language == "de" and passage.is_oblique(group[0].start, False, passage.sentence.start)
    return {*group} if oblique else set()


def _fronted(passage: Passage, cue: Cue, slot: Slot, start: int, used: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the names that a clause before a trigger has as its object: "the chips that Acme bought"."""
    if slot.side != "right" or slot.mark is not None:
        return ()
    classes = cue.template.wanted(slot)
    fits = [m for m in passage.mentions if m.end < start and m not in used and is_a(m, *classes)]
    for mention in fits:
        opened = optional(passage.language, "object_relative").match(passage.text, mention.end, start)
        if opened is not None and any(passage.text[opened.end() : m.start] in ARTICLES for m in used):
            return passage.group(mention, fits, True)
    return ()


def _wanted(
    passage: Passage, cue: Cue, slot: Slot, free: Sequence[Mention], window: tuple[int, int]
) -> tuple[str, ...]:
    """Return the classes that a slot takes, best first: in Chinese that of the subject of the verb."""
    classes = cue.template.wanted(slot)
    if (
        len(classes) == 1
        or passage.language != "zh"
        or slot.side != "left"
        or slot.mark not in (None, "own")
        or slot.near
    ):
        return classes
    # "A, B and other cloud firms": the listed ones are told of, not their group.
    adverbs = optional(passage.language, "adverbs")
    told = [m for m in free if adverbs.fullmatch(passage.text, m.end, window[1]) is not None]
    told = [m for m in told if not passage.closes_list(m) and not _is_visited(passage, m)]
    beside = [m for m in told if not is_a(m, "AgentGroup") and (slot.mark is None or is_a(m, "Agency", "Country"))]
    # A ruler in the clause comes before one beyond the comma, who may only speak of it.
    rulers = [m for m in free if is_a(m, "Agency", "Country") and not _is_visited(passage, m)]
    beside += [m for m in rulers if PAUSE.search(passage.text, m.end, window[1]) is None][-1:]
    if passage.opens_clause(window[1]) and PAUSE.search(passage.text, window[0], window[1]) is not None:
        fits = [m for m in free if is_a(m, *classes)]
        beside += [_told_of(passage, m, fits) for m in fits if passage.opens_clause(m.start)][-1:]
    return tuple(sorted(classes, key=lambda name: not any(is_a(m, name) for m in beside)))


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
        return [*(sharing if slot.mark is None else having)(passage, near, window[1]), *near]
    # So it is in any Chinese clause without a name, but what a firm has may be that of one named last.
    beyond = len(near) > 0 and PAUSE.search(passage.text, near[0].end, window[1]) is not None
    beyond = beyond and (slot.mark is None or not is_a(near[0], "Agent"))
    if not (passage.opens_clause(window[1]) or beyond):
        return near
    if slot.mark == "own" and len(near) > 0 and PAUSE.search(passage.text, near[0].end, window[1]) is None:
        return near  # it stands in the clause of the trigger
    opening = [passage.group(_told_of(passage, m, near), fits, False)[-1] for m in near if passage.leads_clause(m)]
    return [*opening, *(m for m in near if m not in opening)]


def _told_of(passage: Passage, mention: Mention, fits: Sequence[Mention]) -> Mention:
    """Return the name that another one reports of in its clause, or that closes its list, or else itself."""
    behind = [m for m in fits if m.start > mention.end]
    sorts = [m for m in behind if passage.closes_list(m) and is_a(m, "Item")]
    if len(sorts) > 0 and PAUSE.search(passage.text, mention.end, sorts[0].start) is None:
        return sorts[0]  # "A, B and other chips" in Chinese order
    first = min(behind, key=lambda m: m.start, default=mention)
    between = passage.text[mention.end : first.start]
    if is_a(first, "Person") and is_a(mention, "Organisation") and _officer().fullmatch(between) is not None:
        return first
    reports = optional(passage.language, "reporting").search(between) is not None
    return first if reports and PAUSE.search(between) is None else mention


def _is_visited(passage: Passage, mention: Mention) -> bool:
    """Return whether a Chinese name is where somebody goes, who is the subject of what follows: 赴白宫与某人会面."""
    return ending(passage.language, "visits").search(passage.text, passage.sentence.start, mention.start) is not None


@cache
def _officer() -> re.Pattern[str]:
    """Return what stands between a Chinese firm and its officer: a short name in brackets and a title."""
    return re.compile(rf"(?:[(（][^()（）]*[)）])?(?:{load('zh/names.yml')['titles']})")


def _acting(passage: Passage, cue: Cue, slot: Slot, free: Sequence[Mention], edge: int) -> tuple[Mention, ...] | None:
    """Return who is made to act before a Chinese trigger, nobody where the slot takes none such, None if not told."""
    made = made_to_act(passage, edge)
    if made is not None:
        return (made,) if made in free and is_a(made, *cue.template.wanted(slot)) else ()
    return () if _has_other_agent(passage, cue, slot, edge) else None


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
    beside = [m for m in passage.mentions if m.end == start and is_a(m, "Country") and not is_a(m, *classes)]
    return any(not passage.is_oblique(m.start, False, passage.sentence.start) for m in beside)


def _topic(passage: Passage, cue: Cue, slot: Slot, window: tuple[int, int]) -> tuple[Mention, ...]:
    """Return the name that is spoken of where a slot has none: that of the sentence, or of the one before.

    In the sentence it is the only one, or the last one that opens a clause; the one before counts if this points back.
    """
    classes = cue.template.wanted(slot)
    if slot.mark not in (None, "own") or _follows(passage, classes, window[1]):
        return ()
    before = [m for m in passage.mentions if m.end <= window[1] and is_a(m, *classes)]
    # "269 TB/s, 比Z9高107%, 总带宽达1229TB/s" is of the topic, not of the Z9.
    own = slot.mark == "own" and not passage.opens_clause(window[1])
    before = [m for m in before if own or not _is_elsewhere(passage, m, window[1])]
    if len(before) > 0:
        alone = len({m.candidates[0].iri for m in before}) == 1 and before[-1].end <= window[0]
        opening = [m for m in before if passage.opens_clause(m.start)]
        meant = before[-1:] if alone else opening[-1:]
        return tuple(m for m in meant if stands(passage, cue, slot, m, meant, window))
    if any(OWNER.fullmatch(passage.text, m.end, window[1] + 1) is not None for m in passage.mentions):
        return ()  # "摩尔线程的价格": of another, which the slot does not take
    behind = _behind_opening(passage, classes, window[1])
    if behind is not None:
        return (behind,)
    owned = slot.mark == "own" and passage.heads_clause(window[1])
    pronoun = ending(passage.language, "pronoun_subject").search(passage.text, passage.sentence.start, window[1])
    if not (owned or pronoun is not None or passage.points_back(window[1])):
        return ()
    for wanted in classes:
        meant = [m for m in passage.topic if is_a(m, wanted)]
        if len(meant) > 0:
            # "Acme raises its capacity" is no longer told of the plant of another.
            rivals = [m for m in passage.heading if m.end <= window[1] and is_a(m, "Organisation", "Item")]
            return () if is_a(meant[0], "Facility") and len(rivals) > 0 else (meant[0],)
    return ()


def _behind_opening(passage: Passage, classes: Sequence[str], start: int) -> Mention | None:
    """Return the subject behind the comma of a phrase that opens a sentence: "Compared to its predecessor, the Z9"."""
    if passage.language == "zh" or start != passage.sentence.start:
        return None
    comma = passage.text.find(", ", start, passage.sentence.end)
    named = (m for m in passage.mentions if m.start > comma > 0 and is_a(m, *classes))
    # "Backed by Acme, Borealis and Corvid" goes on with its list.
    named = (m for m in named if conjunction(passage.language).match(passage.text, m.end) is None)
    named = (m for m in named if passage.text[m.end : m.end + 1] != ",")
    return next((m for m in named if passage.text[comma + 2 : m.start].casefold() in ARTICLES), None)


def _follows(passage: Passage, classes: Sequence[str], start: int) -> bool:
    """Return whether the subject of a Chinese verb stands behind its clause, which tells of it: 向A提供技术的B."""
    telling = ending(passage.language, "telling")
    stop = PAUSE.search(passage.text, start, passage.sentence.end)
    high = stop.start() if stop is not None else passage.sentence.end
    behind = [m for m in within(passage.mentions, start, high) if is_a(m, *classes)]
    return any(telling.search(passage.text, start, m.start) is not None for m in behind)


def _is_elsewhere(passage: Passage, mention: Mention, edge: int) -> bool:
    """Return whether a name belongs to a clause or phrase of its own, so that it is no subject of a verb behind."""
    return is_enclosed(passage, mention.start, edge) or passage.is_oblique(mention.start, True, passage.sentence.start)
