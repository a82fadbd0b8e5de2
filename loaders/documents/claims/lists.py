"""Which names of a list or run around a trigger are meant."""

import re
from collections.abc import Sequence
from itertools import pairwise

from chipcontrols.loaders.documents.claims.binding import Binding
from chipcontrols.loaders.documents.claims.clauses import is_antecedent
from chipcontrols.loaders.documents.claims.templates import Cue, Slot
from chipcontrols.loaders.documents.grammar import conjunction, ending, general, joint, jointly, optional
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import COMMA, PAUSE
from chipcontrols.loaders.documents.spans import Mention, is_a

# How far behind a name a figure of its own stands, with a word at most between them.
OWN_FIGURE = 20
COUNTED = re.compile(r"\s+(?:[^\W\d_]+\s+){0,2}[^\w\s]?")
WORD = re.compile(r"\w+ ")
# What one of a list is called before its name.
OWN_TITLE = re.compile(r"(?:\b(?:the|an?|its|d(?:er|ie|as|en|em|es)|l[ae]|une?|du|au)\s|\bl['’])(?!same|two)[\w'’-]+ ")
# What opens an apposition.
APPOSING = ",—–"
# Whose shares of one whole are told: no two of them hold more than all of it, in percent.
HOLDERS, WHOLE = ("holder", "owner"), 100


# How far before a name the words stand that open a list of what is somebody's.
LISTED = 48
# How far before a name the words stand that make it one of several.
AMONG = 40
# A name that words tell, such as "six subsidiaries of Acme".
TOLD = re.compile(r"\b[a-zà-ÿ]{4,}")
# What is told of a name in a list that goes on with "and": "Acme, the maker of pumps, and Borealis have".
APART = re.compile(r",\s[^,;.:()]{3,80}(?=,\s)")
# A firm is many people too: "a former Acme engineer said they had".
THEM = re.compile(r"\b(?:ils|elles|they) $")


def agrees(passage: Passage, slot: Slot, group: Sequence[Mention], edge: int) -> bool:
    """Return whether a verb may have a name as its subject by its number: one firm or person alone has none in the
    plural, as in "the partners of Acme have". One of several may: "Acme and others have", "firms such as Acme have"."""
    best = group[0].candidates[0] if len(group) == 1 and slot.side == "left" and slot.mark is None else None
    if best is None or best.rank == "reference" or best.cls not in ("Company", "Person"):
        return True
    if optional(passage.language, "plural_verb").match(passage.text, edge) is None or TOLD.search(group[0].text):
        return True
    before = passage.text[max(passage.sentence.start, group[0].start - AMONG) : group[0].start]
    beside = optional(passage.language, "beside_others").match(passage.text, group[0].end, edge)
    them = THEM.search(passage.text, group[0].end, edge)
    return (beside or them or ending(passage.language, "among_others").search(before)) is not None


def beyond_apposition(
    passage: Passage, slot: Slot, group: tuple[Mention, ...], listed: Sequence[Mention], edge: int
) -> tuple[Mention, ...]:
    """Return a name before a verb in the plural with that which it is listed with beyond what is told of this one."""
    if slot.side != "left" or slot.mark is not None or len(group) != 1 or not is_a(group[0], "Organisation"):
        return group
    if optional(passage.language, "plural_verb").match(passage.text, edge) is None:
        return group
    for other in (m for m in reversed(listed) if m.end < group[0].start):
        told = APART.match(passage.text, other.end, group[0].start)
        if told is not None and joint(passage.language).fullmatch(passage.text, told.end(), group[0].start):
            return group if passage.is_oblique(other.start, True, passage.sentence.start) else (other, *group)
    return group


def of_relative(passage: Passage, slot: Slot, group: tuple[Mention, ...], edge: int) -> tuple[Mention, ...]:
    """Return the last name of a list for a relative clause with a verb of one: "A and B, which uses C"."""
    if slot.side != "left" or slot.mark is not None or len(group) < 2:
        return group
    one = optional(passage.language, "one_relative").search(passage.text, group[-1].end, edge + AMONG)
    return group[-1:] if one is not None and one.start() <= edge else group


def titled(passage: Passage, slot: Slot, group: tuple[Mention, ...], edge: int) -> tuple[Mention, ...]:
    """Return who has the title in front of a list: in Chinese the first person, as in 阿克米总裁李与王会面.

    So has a title of one elsewhere: "memory maker Acme, Borealis and Corvid", and one of those behind has his own:
    "the memory makers Acme and Borealis and the Dutch foundry Corvid".
    """
    if slot.side != "right" or slot.mark not in ("at", "next") or len(group) < 2:
        return group
    low = passage.sentence.start
    before = passage.text[max(low, group[0].start - AMONG) : group[0].start]
    if ending(passage.language, "one_titled").search(before) is not None:
        return group[:1]
    if general(passage.language, "titles").search(passage.text, max(low, edge - AMONG), edge) is not None:
        gaps = (passage.text[a.end : b.start] for a, b in pairwise(group))
        return group[: next((n for n, gap in enumerate(gaps, 1) if OWN_TITLE.search(gap) is not None), len(group))]
    # 荷兰的A和B are both there
    office = passage.language == "zh" and slot.mark == "at" and passage.text[group[0].start - 1] != "的"
    with_other = office and passage.text[group[0].end : group[1].start] in ("与", "同", "跟", "和")
    return group[:1] if office and (with_other or is_a(group[0], "Person")) else group


def of_office(
    passage: Passage, cue: Cue, slot: Slot, group: tuple[Mention, ...], meant: Mention
) -> tuple[Mention, ...]:
    """Return those of a list of persons who share one office: "Acme chief Lind and Borealis founder Roth" do not."""
    if len(group) < 2 or slot.role != "person" or cue.template.kind != "Role":
        return group
    firms = [m for m in passage.mentions if is_a(m, "Organisation")]
    low = group[0].start
    parts = [m for m in firms if group[0].end <= m.start and m.end <= group[-1].start]
    low = max((m.end for m in parts if m.end <= meant.start), default=low)
    high = min((m.start for m in parts if m.start >= meant.end), default=group[-1].end)
    return tuple(m for m in group if low <= m.start and m.end <= high)


def listed_with(passage: Passage, cue: Cue, slot: Slot, group: tuple[Mention, ...], edge: int) -> tuple[Mention, ...]:
    """Return a list without the name that it only tells of: "the customers of Acme, A, B and C, are building chips".

    Behind a trigger it is the part of the list before the next one.
    """
    if slot.role == "located" and slot.side == "right":
        group = _of_one_land(passage, group)
    if slot.side != "left":
        return _up_to_next_trigger(passage, group, cue) if slot.side == "right" else group
    if len(group) < 3:
        return group
    # "The order went to A, B and C, which make chips" tells of all three.
    closed = passage.text[group[-1].end : edge].startswith(",") and not is_antecedent(passage, group[-1].end, edge)
    parted = closed or _has_each(passage, group[-1].end, edge)
    if not parted or not passage.is_oblique(group[0].start, True, passage.sentence.start):
        return group
    return group[:1] if slot.mark in ("in", "of") and not closed else group[1:]


def _of_one_land(passage: Passage, group: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the part of a list that one country before it tells of, to the next country or a Chinese comma."""
    ends = [m.start for m in passage.mentions if m.candidates[0].cls == "Country" and m.start > group[0].end]
    if passage.language == "zh":
        ends += [m.start() for m in COMMA.finditer(passage.text, group[0].end, group[-1].start)]
    return tuple(m for m in group if not any(end < m.start for end in ends))


def _has_each(passage: Passage, end: int, edge: int) -> bool:
    """Return whether a list right before a verb has something each: "at Acme, B, C and D hold 10 percent each"."""
    verb = WORD.match(passage.text, edge) if edge - end == 1 else None
    return verb is not None and optional(passage.language, "respectively").match(passage.text, verb.end()) is not None


def _up_to_next_trigger(passage: Passage, group: tuple[Mention, ...], cue: Cue) -> tuple[Mention, ...]:
    """Return the part of a list before a name that a trigger of the same kind stands beside: it opens a new claim."""
    for n, mention in enumerate(group[1:], 1):
        between = passage.text[group[n - 1].end : mention.start]
        if cue.trigger.match(passage.text, mention.end) or cue.trigger.match(passage.text, mention.end + 1):
            # The subject of that claim may be a list of its own: "in Acme, Borealis and Corvid invest".
            return group[:1] if conjunction(passage.language).search(between) is not None else group[:n]
        if cue.trigger.search(passage.text, group[n - 1].end, mention.start):
            return group[:n]
    return group


def most_specific(passage: Passage, mention: Mention, free: Sequence[Mention], wanted: str) -> Mention:
    """Return the most telling name of a run such as "Ascend AI chips": a product before a category of items."""
    if wanted not in ("Product", "ItemCategory", "Chip", "ProductFamily"):
        return mention
    run = [m for m in free if m.end <= mention.start and passage.text[m.end : mention.start] in ("", " ")][-1:]
    run += [m for m in free if m.start >= mention.end and passage.text[mention.end : m.start] in ("", " ")][:1]
    items = [m for m in run if is_a(m, "Product")]
    if is_a(mention, "Product"):
        # In Chinese the head of a run is its last name: 昇腾CloudMatrix 384.
        heads = [m for m in items if m.start >= mention.end] if passage.language == "zh" else []
        return (heads or [mention])[0]
    categories = [m for m in run if m.start > mention.start and any(c.cls == "ItemCategory" for c in m.candidates)]
    return (items or (categories if passage.language == "fr" else []) or [mention])[0]


def without_counted(passage: Passage, cue: Cue, group: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return a list up to a name that a figure of its own follows: "put 8 billion in Acme and Borealis another 3"."""
    for n, mention in enumerate(group):
        ahead = [f for f in passage.figures if f.unit in cue.units and 0 < f.start - mention.end <= OWN_FIGURE]
        counts = [f for f in ahead if COUNTED.fullmatch(passage.text, mention.end, f.start) is not None]
        if n > 0 and len(counts) > 0:
            # "In Acme, and Borealis and Corvid 3 each": the figure is that of a list of its own.
            each = optional(passage.language, "respectively").search(passage.text, mention.end, counts[0].start)
            return group[:n] if each is None else group[:1]
    return group


def apposed_to(passage: Passage, cue: Cue, slot: Slot, free: Sequence[Mention], start: int) -> tuple[Mention, ...]:
    """Return the names of the list that an apposition follows at once, which is of no other subject.

    "Acme sells it to Borealis, the largest maker of chips" tells what Borealis makes.
    """
    if passage.text[start] not in APPOSING or slot.mark not in (None, "own"):
        return ()
    classes = cue.template.wanted(slot)
    fits = [m for m in free if is_a(m, *classes) and is_a(m, "Organisation")]
    return passage.group(fits[-1], fits, True) if len(fits) > 0 and fits[-1].end == start else ()


def is_listed_of(passage: Passage, mention: Mention, edge: int) -> bool:
    """Return whether a name is on a Chinese list that a clause before gives of another: 客户包括A和B,去年售出."""
    listed = ending("zh", "listed_of") if passage.language == "zh" else None
    before = passage.text[max(passage.sentence.start, mention.start - LISTED) : mention.start]
    told = listed is not None and listed.search(before) is not None
    return told and PAUSE.search(passage.text, mention.end, edge) is not None


def is_joint(passage: Passage, binding: Binding, role: str, number: int) -> bool:
    """Return whether a figure is that of all who are listed at once: "together hold 95 percent", or 60 percent of two.

    Nobody holds more than the whole beside others.
    """
    figure = binding.figure
    if figure is None:
        return False
    share = figure.value if figure.value is not None else figure.minimum
    alone = [f for f in passage.figures if f.unit == figure.unit] == [figure]
    if role in HOLDERS and alone and figure.unit == "percent" and share is not None and share * number > WHOLE:
        return True
    start, end = max(binding.span()[0], passage.sentence.start), binding.span()[1]
    heads = jointly(passage.language).match(passage.text, passage.sentence.start)
    return (heads or jointly(passage.language).search(passage.text, start, end)) is not None
