"""Whether a name stands where a slot of a cue asks for it: by its mark, or else by what is around it."""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from chipcontrols.loaders.documents import grammar, places
from chipcontrols.loaders.documents.claims import clauses
from chipcontrols.loaders.documents.claims.counts import nearness
from chipcontrols.loaders.documents.claims.relatives import has_own_relative
from chipcontrols.loaders.documents.claims.templates import Cue, Slot
from chipcontrols.loaders.documents.passage import ACTING, OWNED, Passage
from chipcontrols.loaders.documents.places import PAUSE
from chipcontrols.loaders.documents.spans import Mention, is_a, overlaps, within

# Between a subject and its verb stands no more than an adverb.
ADVERB = 14
NEXT = 12
# A verb of two characters ends the trigger after the last name in it.
LAST = 4
# The other name of a firm, in brackets.
AGAIN = re.compile(r"\s?[(（][^()（）]{1,40}[)）]")
# What may stand between a trigger and a name that touches it: the ending of a genitive, or the hyphen of a compound;
# before a name, a comma and a form of address.
TOUCHING = re.compile(
    r"(?:['’]?s(?!\w))?-?,?[\s“\"「『《«(（]*(?:(?:Dr|Mr|Mrs|Ms|M|Prof)\.? |Mme |Herrn? |Frau |Sir )?"
)
# The first words behind a person, past an aside in brackets or commas.
OF_PERSON = re.compile(r"(?: ?\([^()]*\)|, \d+)?,?( [\wà-ÿ]+(?:['’ ]|$))((?:[\wà-ÿ]+(?:['’ ]|$))?)")
# What opens a further clause with a subject.
FURTHER = (", and ", ", but ")
# How far a figure stands before what it counts.
COUNTED = 4
# What parts a Chinese name from a trigger before it: 投资约110亿美元、B约50亿, 来自美国的压力，B, 供应由B负责.
PARTED = re.compile(r"\d[^\d、,，]{0,8}[、,，]|\S[,，]|[由被]")
# So many words at most say of which sort examples are, where a preposition must stand before them.
LONG = 8


def share_a_list(passage: Passage, cue: Cue, roles: Mapping[str, tuple[Mention, ...]]) -> bool:
    """Return whether "and" or "or" joins names of two roles: in "it beats A or B" none is held against the other."""
    for (one, first), (_, second) in combinations(roles.items(), 2):
        left, right = sorted((first, second), key=lambda group: group[0].start)
        if right[0].start < left[-1].start and right[0].start in {m.start for m in left}:
            return True  # "Backed by Acme, Borealis and Corvid, the firm": one of a list is no other's partner
        between = passage.text[left[-1].end : right[0].start]
        joined = one not in cue.template.together and passage.language != "zh"
        joined = joined and grammar.conjunction(passage.language).search(between) is not None
        if joined and PAUSE.search(between) is None and len(passage.group(left[-1], (left[-1], right[0]), False)) > 1:
            return True
    return False


def stands(
    passage: Passage, cue: Cue, slot: Slot, mention: Mention, group: Sequence[Mention], window: tuple[int, int]
) -> bool:
    """Return whether a name stands where a slot asks for it: by its mark, or else by what is around it."""
    first, edge = group[0], window[1] if slot.side == "left" else window[0]
    if slot.mark == "at":
        between = (_end_of(passage, group[-1], edge), edge) if slot.side == "left" else (edge, first.start)
        return TOUCHING.fullmatch(passage.text, *between) is not None or (
            slot.side == "left" and (closes(passage, *between) or _is_apposed(passage, *between))
        )
    if slot.mark == "last":
        return window[1] - _end_of(passage, group[-1], window[1]) <= LAST and not clauses.is_addressed(passage, first)
    if slot.mark == "next":
        taken = cue.template.direct and slot.side == "right" and passage.is_oblique(first.start, True, edge)
        return not taken and _is_next(passage, slot, group, edge)
    if slot.mark is not None and slot.mark != "own":
        if slot.side == "right" and (
            clauses.has_further_verb(passage, edge, first.start)
            or (slot.mark == "using" and clauses.is_beyond(passage, edge, first.start))
            or _is_anothers(passage, cue, slot, first, edge)
            or (passage.language == "zh" and slot.mark == "for" and clauses.is_beyond(passage, edge, first.start))
        ):
            return False
        apart = _ties(passage, group[-1]) or _is_of_main_clause(passage, slot, group[-1], edge)
        return not apart and _is_marked(passage, _opened(passage, first), slot.mark)
    if slot.side == "in":
        return True
    if _is_far(passage, slot, group, edge) or (slot.held and not clauses.holds_office(passage, group[-1].end, edge)):
        return False
    # Who is cited stands behind "according to" and is meant all the same.
    if first not in passage.cited and _is_aside(passage, cue, slot, group, edge):
        return False
    if slot.mark == "own" or not _is_agent_slot(cue, slot):
        return not (cue.template.close and clauses.is_beyond(passage, group[-1].end, edge))
    unit = grammar.optional(passage.language, "acting_unit").fullmatch(passage.text, mention.end, edge) is not None
    return not passage.heads(mention) and (unit or not passage.is_possessive(mention))


def closes(passage: Passage, last: int, edge: int) -> bool:
    """Return whether a list ends in its sort, which is told of with the listed: "Acme and other firms from Porto"."""
    return grammar.general(passage.language, "closing_sort").fullmatch(passage.text, last, edge) is not None


def _end_of(passage: Passage, mention: Mention, edge: int) -> int:
    """Return where a name before an edge ends with its other name in brackets: 高带宽存储器（HBM）."""
    again = AGAIN.match(passage.text, mention.end, edge)
    return again.end() if again is not None else mention.end


def _is_apposed(passage: Passage, last: int, edge: int) -> bool:
    """Return whether a participle tells of a name by what this is said to be: "Acme, a maker of pumps owned by"."""
    apposed, participle = (grammar.optional(passage.language, name) for name in ("apposed", "participle"))
    if apposed.fullmatch(passage.text, last, edge) is None or participle.match(passage.text, edge) is None:
        return False
    return not any(is_a(m, "Agent") for m in within(passage.mentions, last, edge))


def _is_next(passage: Passage, slot: Slot, group: Sequence[Mention], edge: int) -> bool:
    """Return whether a name stands next to a trigger. What a firm is called is part of its name: "bought the Dutch
    chipmaker Acme"."""
    if slot.side == "left":  # "warned in Porto of a ban" tells of no ban of Porto
        last = _end_of(passage, group[-1], edge)
        parted = clauses.is_framed(passage, group[0].start, last, edge) or clauses.joins_another(passage, last, edge)
        parted = parted or clauses.has_nearer(passage, group[-1], edge)
        return edge - last <= NEXT and not parted and not passage.is_oblique(edge, False, last)
    start = group[0].start
    if passage.language == "zh" and PARTED.search(passage.text, edge, start) is not None:
        return False
    near = abs(start - edge) <= NEXT and _owns(passage, edge, start)
    return near or grammar.title(passage.language).fullmatch(passage.text, edge, start) is not None


def _is_of_others(passage: Passage, slot: Slot, group: Sequence[Mention], edge: int) -> bool:
    """Return whether Chinese words tell of somebody without a name: 阿克米前员工, 法国银行."""
    last = group[-1]
    if last.candidates[0].cls == "Country":
        native = grammar.general(passage.language, "native").match(passage.text, last.end, edge)
        return slot.role not in ("located", "place") and native is not None
    return grammar.general(passage.language, "others_of").fullmatch(passage.text, last.end, edge) is not None


def _is_far(passage: Passage, slot: Slot, group: Sequence[Mention], edge: int) -> bool:
    """Return whether a name is too far from a trigger, no subject right behind its verb, or beyond another subject."""
    first, last = _opening_of(passage, group[0]), group[-1].end
    if slot.side == "left" and (clauses.has_own_words(passage, last, edge) or clauses.is_inverted(passage, edge)):
        return True
    if slot.side == "left" and passage.language == "zh" and _is_of_others(passage, slot, group, edge):
        return True
    if slot.side == "left" and slot.mark is None and clauses.is_outside_relative(passage, last, edge):
        return True
    acts = slot.side == "left" and slot.mark is None and is_a(group[-1], "Organisation")
    if _is_of_main_clause(passage, slot, group[-1], edge) or (
        acts and clauses.is_oblique_antecedent(passage, last, edge)
    ):
        return True
    if slot.side == "left" and slot.mark is None and _is_behind_period(passage, last, edge):
        return True
    if slot.side == "left" and clauses.has_unnamed_agent(passage, group[-1], edge):
        return True
    if slot.named and slot.side == "right":
        counted = any(edge <= figure.start and figure.end <= first for figure in passage.figures)
        if counted or passage.goes_on():
            return True
    return slot.near and (edge - last if slot.side == "left" else first - edge) > nearness(passage)


def _is_behind_period(passage: Passage, last: int, edge: int) -> bool:
    """Return whether a period opens the clause of a German verb, so that its subject follows: "…, 2028 soll der Z9"."""
    time = next((t for t in passage.times if last <= t.start and t.end + 1 == edge), None)
    if passage.language != "de" or time is None or not passage.heads_clause(time.start):
        return False
    return PAUSE.search(passage.text, last, time.start) is not None


def _is_anothers(passage: Passage, cue: Cue, slot: Slot, first: Mention, edge: int) -> bool:
    """Return whether a person stands between a trigger and a name after "of" or "at", which goes with the person.

    What somebody is head of stands before any comma: "Lee, head of the unit, spoke of Acme".
    """
    if "person" in cue.template.classes:
        bare = passage.text[edge : first.start]
        people = [m for m in passage.mentions if edge <= m.start < first.start and is_a(m, "Person")]
        if slot.mark != "of" or len(people) == 0:
            return slot.mark == "of" and "," in bare
        return passage.language != "zh" and not _is_marked_at_once(passage, people[-1].end, first.start)
    if slot.role == "destination":  # "curbs on access to American tools" do not go to America
        answered = grammar.optional(passage.language, "answered").match(passage.text, first.end)
        access = grammar.ending(passage.language, "access")
        return answered is not None or access.search(passage.text, passage.sentence.start, first.start) is not None
    between = within(passage.mentions, edge, first.start)
    return slot.mark == "of" and any(is_a(m, "Person") for m in between)


def _is_of_main_clause(passage: Passage, slot: Slot, mention: Mention, edge: int) -> bool:
    """Return whether a trigger stands in a relative clause of a thing without a name: "the Z9 has a chip, which"."""
    bound = slot.side == "left" and is_a(mention, "Item")
    return bound and clauses.is_outside_relative(passage, mention.end, edge)


def _is_marked_at_once(passage: Passage, last: int, start: int) -> bool:
    """Return whether "of" follows a person at once: "President Lee met the head of Acme" tells no office of Lee."""
    opened = OF_PERSON.match(passage.text, last, start)
    marks = grammar.mark(passage.language, "of")
    return opened is not None and any(places.ends(marks, passage.text, last, opened.end(n)) for n in (1, 2))


def _ties(passage: Passage, mention: Mention) -> bool:
    """Return whether a name only tells whose the firm behind it is: "Acme subsidiary Borealis"."""
    tied, after = grammar.optional(passage.language, "tied"), (m for m in passage.mentions if m.start > mention.end)
    nearest = next(after, None)
    return nearest is not None and tied.fullmatch(passage.text, mention.end, nearest.start) is not None


def _opened(passage: Passage, mention: Mention) -> int:
    """Return where a name begins, past an article that stands for a preposition of its own ("des Unternehmens").

    A firm told as that of another begins with the name of that: "by Acme subsidiary Borealis".
    """
    tied = grammar.optional(passage.language, "tied")
    for other in passage.mentions:
        if other.end < mention.start and tied.fullmatch(passage.text, other.end, mention.start) is not None:
            return other.start
    article = grammar.optional(passage.language, "fused").match(mention.text)
    is_pointer = mention.candidates[0].rank == "reference"
    return mention.start + article.end() if is_pointer and article is not None else mention.start


def _is_aside(passage: Passage, cue: Cue, slot: Slot, group: Sequence[Mention], edge: int) -> bool:
    """Return whether a name is out of the line of subject, verb and object."""
    first, bare = group[0], slot.mark is None
    if (cue.template.uncounted and _is_counted(passage, first)) or _only_tells(passage, slot, group, edge):
        return True
    if is_a(first, "Item") and slot.side == "right" and _is_trade(passage, first, edge):
        return True
    if slot.side == "right" and cue.template.denies and _is_effect(passage, edge, first.start):
        return True
    if slot.named and slot.near and slot.side == "right" and first.start - edge <= 1:
        # "Setzt auf Acme": no subject stands behind what the verb ends in.
        return passage.is_oblique(first.start, False, passage.sentence.start)
    if slot.side == "right":
        beyond = clauses.is_beyond(passage, edge, first.start) or clauses.has_other_subject(passage, edge, first.start)
        beyond = beyond or _is_main_subject(passage, group, edge)
        direct = cue.template.direct or slot.named
        named = (first, _owner(passage, first))
        return (bare and beyond) or any(passage.is_oblique(m.start, direct, edge) for m in named)
    return _is_no_subject(passage, cue, slot, group, edge)


def _is_main_subject(passage: Passage, group: Sequence[Mention], edge: int) -> bool:
    """Return whether a name is the subject behind a clause that opens its sentence: "As Acme sold chips, Corvid did".

    So is who says the sentence: "Acme sold chips, Corvid said"; and whose clause follows: "…, and Corvid did".
    """
    start = group[0].start
    if passage.language == "en" and passage.text[start - 6 : start] in FURTHER and start - 6 >= edge:
        return ACTING.match(passage.text, group[-1].end) is not None
    if passage.text[start - 2 : start] != ", " or start - 2 < edge:
        return False
    if grammar.optional(passage.language, "speaks").match(passage.text, group[-1].end) is not None:
        return True
    opened = grammar.optional(passage.language, "subordinate").match(passage.text, passage.sentence.start)
    return opened is not None and ACTING.match(passage.text, group[-1].end) is not None


def _is_no_subject(passage: Passage, cue: Cue, slot: Slot, group: Sequence[Mention], edge: int) -> bool:
    """Return whether a name before a trigger is not the one whose clause it stands in."""
    first, bare = group[0], slot.mark is None
    if passage.is_kin(first) or clauses.is_related(passage, group[-1], edge):
        return True
    placed = first.candidates[0].cls == "Facility" and "的" in first.text
    if placed or _is_told_of(passage, group[-1].end, edge):
        return False  # 阿克米在波尔图的工厂 is one name
    if slot.mark == "own" and passage.is_owner(group[-1]):
        apposed = passage.text[max(group[-1].end, edge - 2) : edge].strip() == ","
        beyond = clauses.is_beyond(passage, group[-1].end, edge)
        return apposed or beyond or not _owns(passage, group[-1].end, edge)
    if bare and (
        clauses.has_other_subject(passage, group[-1].end, edge) or clauses.is_enclosed(passage, first.start, edge)
    ):
        return True
    fronted = slot.mark == "own" and clauses.is_in_fronted_phrase(passage, first.start, edge)
    if fronted or clauses.is_object(passage, first.start, group[-1].end):
        return True
    if is_a(first, "Item") and _has_other_goods(passage, group[-1].end, edge):
        return True
    opened = bare and _opened(passage, first) > first.start
    if opened or clauses.is_in_relative(passage, first.start, group[-1].end, edge):
        return True
    heads = [m.end for m in passage.mentions if m.end <= first.start and is_a(m, *cue.template.classes[slot.role])]
    if len(heads) > 0 and clauses.is_apposed(passage, heads[-1], first.start, group[-1].end, edge):
        return True
    near = edge - group[-1].end <= ADVERB or "," not in passage.text[group[-1].end : edge]
    if (bare or slot.mark == "own") and near and _may_be_subject(passage, first.start):
        return False
    own = bare and has_own_relative(passage, first.start, group[-1].end, edge)
    return not own and passage.is_oblique(first.start, cue.template.direct or bare, passage.sentence.start)


def _is_told_of(passage: Passage, last: int, edge: int) -> bool:
    """Return whether what stands between a name and a trigger makes this tell of the name."""
    told = (clauses.is_antecedent, _is_apposed, closes)
    return any(tells(passage, last, edge) for tells in told)


def _has_other_goods(passage: Passage, start: int, edge: int) -> bool:
    """Return whether goods without a name stand before a verb behind a name: "the Z9 has an 8-core chip made by"."""
    goods = grammar.optional(passage.language, "goods").search(passage.text, start, edge)
    return goods is not None and passage.text[goods.start() - 2 : goods.start()] != ", "


def _is_trade(passage: Passage, mention: Mention, edge: int) -> bool:
    """Return whether a thing only tells what others make: "barred from selling tools to makers of memory"."""
    return grammar.makers(passage.language).search(passage.text, edge, mention.start) is not None


def _is_effect(passage: Passage, edge: int, start: int) -> bool:
    """Return whether a name stands in what a ban may lead to: "the curbs could slow sales of the Z9"."""
    return grammar.optional(passage.language, "modal").search(passage.text, edge, start) is not None


def _is_agent_slot(cue: Cue, slot: Slot) -> bool:
    return any(
        name in ("Agent", "Organisation", "Company", "Agency", "AgentGroup") for name in cue.template.classes[slot.role]
    )


def _may_be_subject(passage: Passage, start: int) -> bool:
    """Return whether a word such as "after" before a place may open a clause whose subject stands there."""
    return places.ends(grammar.opens(passage.language), passage.text, passage.sentence.start, start)


def _only_tells(passage: Passage, slot: Slot, group: Sequence[Mention], edge: int) -> bool:
    """Return whether a name only describes what is meant, as "the HBM that AI chips need" in Chinese order, or in what
    something is so."""
    first, last = group[0].start, group[-1].end
    if slot.side == "left" and (
        clauses.is_framed(passage, first, last, edge) or clauses.is_caused(passage, first, last, edge)
    ):
        return True
    return grammar.optional(passage.language, "modifier").match(passage.text, last) is not None


def _owns(passage: Passage, start: int, edge: int) -> bool:
    """Return whether the words from a name in the genitive to an edge may be what is owned: no "and" parts them."""
    return grammar.conjunction(passage.language).search(passage.text[start:edge]) is None


def _is_marked(passage: Passage, start: int, mark: str) -> bool:
    """Return whether a preposition of a group stands directly before a place."""
    low, marks = passage.sentence.start, grammar.mark(passage.language, mark)
    start = places.head_of(passage.language, passage.text, start, low)
    return any(
        places.ends(marks, passage.text, low, end)
        for end in places.heads_of(passage.language, passage.text, start, low, LONG)
    )


def _opening_of(passage: Passage, mention: Mention) -> int:
    """Return where a name begins, or the words that it is an example of: "Chinese firms such as"."""
    return places.heads_of(passage.language, passage.text, mention.start, passage.sentence.start)[0]


def _owner(passage: Passage, mention: Mention) -> Mention:
    """Return who owns what a name stands for, or the name itself: "for Acme's new Z9" is for Acme."""
    owners = (m for m in passage.mentions if m.end < mention.start and passage.is_owner(m))
    return next((m for m in owners if OWNED.fullmatch(passage.text, m.end, mention.start)), mention)


def _is_counted(passage: Passage, mention: Mention) -> bool:
    """Return whether a figure stands directly before a name, as in "80 GB of X", or counts it; "7nm" is a name."""
    if any(overlaps(mention.start, mention.end, figure) and figure.unit != "nm" for figure in passage.figures):
        return True
    sort = next((m for m in passage.mentions if m.end == mention.start - 1 and is_a(m, "ItemCategory")), None)
    if sort is not None and is_a(mention, "ItemCategory") and _is_counted(passage, sort):
        return True  # "32 Go de mémoire GDDR7"
    gaps = (passage.text[figure.end : mention.start] for figure in passage.figures if figure.end <= mention.start)
    return any(len(gap) <= COUNTED and re.fullmatch(r"[\s-]*(?:of|de|d'|an)?\s*", gap) is not None for gap in gaps)


def has_between(
    passage: Passage, found: Sequence[Mention], classes: Sequence[str], edge: int, used: Sequence[Mention]
) -> bool:
    """Return whether another that may be meant stands between a subject and a place: "Acme's deal with Beta's CEO"."""
    return any(
        m.candidates[0].iri != found[0].candidates[0].iri
        for m in (within(passage.mentions, found[0].end, edge) if len(found) > 0 else ())
        if m not in used and is_a(m, *classes) and not _is_out_of_line(passage, m)
    )


def _is_out_of_line(passage: Passage, mention: Mention) -> bool:
    """Return whether a Chinese name behind a preposition cannot be the subject of what follows: 被A收购."""
    return passage.language == "zh" and passage.is_oblique(mention.start, False, passage.sentence.start)


def referent(passage: Passage, fits: Sequence[Mention], window: tuple[int, int]) -> Mention | None:
    """Return the name that a word such as "the latter" in the window points back to."""
    words = list(grammar.latter(passage.language).finditer(passage.text, *window))
    before = [m for m in fits if len(words) > 0 and m.end <= words[-1].start()]
    return before[-1] if len(before) > 0 else None
