"""Find who or what fills a slot of a cue: the name where its participant would stand, or who is spoken of."""

import re
from collections.abc import Sequence
from functools import cache

from chipcontrols.loaders.documents.claims.clauses import (
    having,
    is_aided,
    is_enclosed,
    is_succeeded,
    made_to_act,
    sharing,
)
from chipcontrols.loaders.documents.claims.lists import (
    agrees,
    apposed_to,
    beyond_apposition,
    is_listed_of,
    listed_with,
    most_specific,
    of_office,
    of_relative,
    without_counted,
)
from chipcontrols.loaders.documents.claims.relatives import without_owners
from chipcontrols.loaders.documents.claims.spoken import (
    ARTICLES,
    behind_opening,
    behind_participle,
    opens_participle,
    spoken,
)
from chipcontrols.loaders.documents.claims.standing import LAST, referent, stands
from chipcontrols.loaders.documents.claims.templates import Cue, Slot
from chipcontrols.loaders.documents.grammar import ending, mark, optional
from chipcontrols.loaders.documents.lexicon import NONE, load
from chipcontrols.loaders.documents.names.adjectives import adjectives
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import PAUSE
from chipcontrols.loaders.documents.spans import Mention, is_a, within

# What stands between a name and one in the words that tell what it is.
APPOSED = re.compile(
    r", (?:the|an?|one of the|le|la|une?|l['’]une? des)? ?(?:l['’])?(?:[\w'’-]+ ){0,6}?"
    r"(?:makers?|manufacturers?|producers?|suppliers?|developers?|designers?|providers?|sellers?"
    r"|fabricants?|producteurs?|productrice|fournisseurs?|concepteurs?|développeurs?|vendeurs?|spécialistes?)"
    r"(?: [a-zà-ÿ-]+)? (?:of|de|du|des|en) ?(?:[a-z-]+ ){0,2}"
)
# Between a sort of goods and the name of the one that is meant.
NAMING = re.compile(r"s?, (?:the|l[ae]|les) (?:\d+ ?nm )?")
# The name of a body in its first words.
BODY = re.compile(
    r"(?:Association|Académie|Academy|Institut|Institute|Society|Société|Fédération|Federation|Chambre|Chamber|Council"
    r"|Conseil|Union|Fondation|Foundation|Alliance|University|Université|School|École|Bank|Banque|Centre|Center)(?!\w)"
)
# How far before a trigger the words stand that are its subject without naming it.
AGENT = 16
# Marks that are no prepositions.
NEAR = ("at", "next", "last", "own", "adj", "topic", "about", "subject", "words", "cited")
# Kinds of claims that tell how chips are made.
MADE = ("Manufacture", "Use")
OWNER = re.compile(r"\s?[)）]?\s?的")
# The roles of what is made, sold and used.
KIN = ("item", "whole", "component", "compared", "user", "supporter")
GOODS = ("item", "deployed", "used")


def participants(
    passage: Passage, cue: Cue, slot: Slot, window: tuple[int, int], used: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the names that fill a slot within a window, but for those that fill another; none where none stands."""
    if slot.mark in ("topic", "about", "subject", "cited", "adj"):
        return spoken(passage, cue, slot, window, used)
    here = (*passage.mentions, *passage.cited) if cue.template.cited else passage.mentions
    low, high, vague = *window, cue.template.vague
    free = [m for m in within(here, low, high) if m not in used and m.candidates[0].iri not in vague]
    free = [m for m in free if not is_listed_of(passage, m, high)] if slot.side == "left" else free
    free = _ruling(passage, free) if slot.role == "regulator" else free
    free = [m for m in free if not is_aided(passage, m)] if slot.role == "party" else free
    free = _without_shares(passage, free) if slot.role == "owned" else free
    free = [m for m in free if not _is_address(passage, m)] if slot.mark in (None, "own") else free
    free = [m for m in free if not _is_of_body(passage, slot, m, low)]
    free = [m for m in free if not is_succeeded(passage, m, cue, slot)] if slot.role in GOODS else free
    free = [m for m in free if not _is_apposed(passage, m, low)] if slot.side == "right" and slot.mark is None else free
    free = without_owners(passage, free, low) if slot.side == "right" and slot.mark in (None, "next") else free
    leftward, fronted = slot.side == "left", _fronted(passage, cue, slot, window[0], used)
    apposed = apposed_to(passage, cue, slot, free, window[1]) if leftward else ()
    apposed = apposed or _of_participle(passage, slot, free, window[1]) or _fabricated(passage, cue, free, window)
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
            alike = listed if _is_land(passage, mention) else [m for m in listed if not _is_land(passage, m)]
            group = passage.group(mention, alike if leftward else beyond, leftward)
            group = of_relative(passage, slot, listed_with(passage, cue, slot, group, window[1]), window[1])
            # "From Acme, a unit of Borealis, and Corvid": what Acme is to Borealis makes no list of them.
            group = group if leftward else (group[0], *(m for m in group[1:] if not passage.is_kin(m)))
            group = group if leftward else without_counted(passage, cue, group)
            group = beyond_apposition(passage, slot, group, listed, window[1])
            group = of_office(passage, cue, slot, group, mention)
            if agrees(passage, slot, group, window[1]) and stands(passage, cue, slot, mention, group, window):
                return tuple(most_specific(passage, m, free, wanted) for m in group)
            aside |= _set_aside(passage, cue, slot, group, window[0]) if slot.mark is None else set()
    return _unnamed(passage, cue, slot, window)


def _unnamed(passage: Passage, cue: Cue, slot: Slot, window: tuple[int, int]) -> tuple[Mention, ...]:
    """Return who is meant by a slot whose window names nobody: by an adjective, behind a participle, or spoken of."""
    if slot.mark == "to" and "Country" in cue.template.classes[slot.role]:
        return _recipients(passage, window)
    if slot.side != "left":
        return ()
    leading = behind_participle(passage, cue.template.wanted(slot), window[1]) if slot.mark is None else ()
    if len(leading) > 0 or not cue.template.topic or slot.optional or slot.near or slot.named:
        return leading
    return _topic(passage, cue, slot, window)


def _is_address(passage: Passage, mention: Mention) -> bool:
    """Return whether a country only tells where the place before it is: "a plant in Dresden, Germany, and pledged"."""
    if mention.candidates[0].cls != "Country" or passage.text[mention.start - 2 : mention.start] != ", ":
        return False
    places = (m for m in passage.mentions if m.end == mention.start - 2 and m.candidates[0].cls != "Country")
    return any(is_a(m, "Place", "Facility") for m in places)


def _of_participle(passage: Passage, slot: Slot, free: Sequence[Mention], edge: int) -> tuple[Mention, ...]:
    """Return the one subject of a sentence for a participle behind a comma: "Acme buys tools from B, spending more"."""
    if slot.side != "left" or slot.mark is not None or len(free) == 0 or not opens_participle(passage, edge):
        return ()
    about = [m for m in passage.heading if m.end <= edge and is_a(m, "Agent", "Item", "Country")]
    alone = len({m.candidates[0].iri for m in about}) == 1 and about[0] in free
    return (about[0],) if alone and about[0] is not free[-1] else ()


def _fabricated(passage: Passage, cue: Cue, free: Sequence[Mention], window: tuple[int, int]) -> tuple[Mention, ...]:
    """Return the chip right before a Chinese clause that tells how it is made: 手机搭载Z9芯片,由阿克米制造."""
    process = cue.template.kind in MADE or any(iri.endswith("/process-node") for _, iri in cue.fixed)
    goods = [m for m in free if is_a(m, "Product")] if passage.language == "zh" and process else []
    if len(goods) == 0:
        return ()
    chip = goods[-1]
    if cue.template.classes.get("used") == ("Technology",) and not any(m.start > chip.end for m in free):
        return (chip,)  # whoever brings it out, 阿克米发布Z9芯片,算力达700TOPS,采用4nm制程
    carried = optional("zh", "carried").fullmatch(passage.text, chip.end, window[1])
    return (chip,) if chip.candidates[0].cls in ("Chip", "Product") and carried is not None else ()


def _is_of_body(passage: Passage, slot: Slot, mention: Mention, low: int) -> bool:
    """Return whether a country only tells where a body is that no table knows: "head of the Chip Society of China"."""
    if slot.role != "organisation" or slot.side != "right" or mention.candidates[0].cls != "Country":
        return False
    return BODY.search(passage.text, low, mention.start) is not None


def _without_shares(passage: Passage, found: Sequence[Mention]) -> list[Mention]:
    """Return names without the firms of which only shares or goods are told: "kauft Acme-Aktien"."""
    shares = optional(passage.language, "shares_of")
    return [m for m in found if shares.match(passage.text, m.end) is None]


def _is_land(passage: Passage, mention: Mention) -> bool:
    """Return whether a name is that of a country, which in a Chinese list of firms tells of the one behind it."""
    return passage.language == "zh" and mention.candidates[0].cls == "Country"


def _is_apposed(passage: Passage, mention: Mention, low: int) -> bool:
    """Return whether a name only tells what another before it is: "supplies Acme, the largest maker of memory"."""
    if passage.language not in ("en", "fr"):
        return False
    cls, behind = mention.candidates[0].cls, [m for m in passage.mentions if m.start >= mention.end]
    if cls == "Technology" and passage.heads(mention):
        return True  # "faster than the 7nm Z9"
    named = next((m for m in behind if m.candidates[0].cls in ("Chip", "Product")), None)
    if cls == "ItemCategory" and named is not None and NAMING.fullmatch(passage.text, mention.end, named.start):
        return True  # "than its last accelerator, the 7nm Z9"
    if passage.text.find(",", low, mention.start) < 0:
        return False
    before = next((m for m in reversed(passage.mentions) if low <= m.start < m.end < mention.start), None)
    return before is not None and APPOSED.fullmatch(passage.text, before.end, mention.start) is not None


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


def _set_aside(passage: Passage, cue: Cue, slot: Slot, group: Sequence[Mention], low: int) -> set[Mention]:
    """Return the names of a list that a preposition takes out of the line, as a whole: in German before a verb too."""
    if slot.side == "right":
        return {*group} if passage.is_oblique(group[0].start, cue.template.direct or slot.named, low) else set()
    oblique = passage.language == "de" and passage.is_oblique(group[0].start, False, passage.sentence.start)
    return {*group} if oblique else set()


def _fronted(passage: Passage, cue: Cue, slot: Slot, start: int, used: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the names that a clause before a trigger has as its object: "the chips that Acme bought"."""
    if slot.side != "right" or slot.mark in NEAR:
        return ()
    classes = cue.template.wanted(slot)
    fits = [m for m in passage.mentions if m.end < start and m not in used and is_a(m, *classes)]
    for mention in fits:
        name = "object_relative" if slot.mark is None else "tied_relative"
        opened = optional(passage.language, name).match(passage.text, mention.end, start)
        if slot.mark is not None and opened is not None and mark(passage.language, slot.mark).search(opened[1]) is None:
            continue
        subjects = used if slot.mark is None else passage.mentions
        if opened is not None and any(passage.text[opened.end() : m.start] in ARTICLES for m in subjects):
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
    kin = optional(passage.language, "kin_subject").match(passage.text, passage.sentence.start, window[1])
    other = optional(passage.language, "kin_firm").match(passage.text, passage.sentence.start, passage.sentence.end)
    if other is not None or (kin is not None and slot.role in KIN):
        return ()  # "Its rival employs 500", "Its successor will have 80 GB"
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
    behind = behind_opening(passage, classes, window[1])
    if behind is not None:
        return (behind,)
    if optional(passage.language, "some_of").match(passage.text, passage.sentence.start) is not None:
        return ()  # 其中13家采购了芯片
    owned = slot.mark == "own" and passage.heads_clause(window[1])
    pronoun = ending(passage.language, "pronoun_subject").search(passage.text, passage.sentence.start, window[1])
    if not (owned or pronoun is not None or passage.points_back(window[1])):
        return ()
    return _spoken_of(passage, classes, window[1])


def _spoken_of(passage: Passage, classes: Sequence[str], edge: int) -> tuple[Mention, ...]:
    """Return the one name that the sentence before is about, of the first class that has any."""
    meant = next((some for cls in classes if len(some := [m for m in passage.topic if is_a(m, cls)]) > 0), [])
    if len(meant) == 0 or len(passage.group(meant[0], meant, False)) > 1:
        return ()  # "Acme and Borealis met. It has 500 employees"
    # "Acme raises its capacity" is no longer told of the plant of another.
    rivals = [m for m in passage.heading if m.end <= edge and is_a(m, "Organisation", "Item")]
    return () if is_a(meant[0], "Facility") and len(rivals) > 0 else (meant[0],)


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
