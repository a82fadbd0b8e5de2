"""Find who is spoken of where a slot of a cue has no name in its sentence, or an adjective or a title for one."""

import re
from collections.abc import Sequence

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.claims.standing import has_between
from chipcontrols.loaders.documents.claims.templates import Cue, Slot
from chipcontrols.loaders.documents.grammar import conjunction, ending, opening, optional
from chipcontrols.loaders.documents.names.adjectives import adjectives
from chipcontrols.loaders.documents.passage import ACTING, Passage
from chipcontrols.loaders.documents.spans import Mention, is_a, within

# A name that nobody knows right before a title: "ABC chief Smith".
UNKNOWN = re.compile(r"(?<![\w.])(?:[A-Z][\w&]*[A-Z][\w&]*[ -]|[\w&]+-)\Z")
# A verb that goes on about the subject of its sentence.
PARTICIPLES = {"en": re.compile(r"[a-z]{3,}ing(?!\w)"), "fr": re.compile(r"[a-zà-ÿ]{3,}ant(?![\wà-ÿ])")}
# The ends of sentences.
STOPS = re.compile(r"[.!?](?=\s|$)|[。！？]")
# What stands between the word that opens a clause and its subject.
ARTICLES = ("", "le ", "la ", "l'", "l’", "les ", "the ")


def spoken(
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
    holding = _holding(passage) if slot.role == "company" else frozenset()
    said = [m for m in said if m.candidates[0].iri not in holding]
    if slot.single and "person" in cue.template.classes:
        return _employer(passage, said, classes, window[1])
    venture = _venture(passage, used) if slot.role == "company" and slot.mark in ("topic", "subject") else None
    meant = [m for m in said if is_a(m, *classes) and m not in used] or passage.topic
    if slot.mark == "about":
        start = _past_goods(passage, window[1])
        if slot.side == "left" and not (passage.points_back(start) or passage.heads_clause(start)):
            return ()
        of_it = optional(passage.language, "of_it").match(passage.text, window[1]) is not None
        # A clause goes on with the subject of the one before it.
        own = [m for m in passage.heading if m.end <= start and is_a(m, "Company")]
        named = [m for m in own[:1] if m.candidates[0].rank != "reference"]
        own = [m for m in own if passage.opens_clause(m.start)] if passage.language == "zh" else named
        firm = passage.about if not of_it else None
        firm = own[-1] if len(own) > 0 and slot.side == "left" else firm
        # It stands where the trigger opens, so that the claim does not cite all that is between.
        meant = passage.topic if firm is None else (firm._replace(start=window[1], end=window[1]),)
    edge = window[1] if slot.side == "left" else window[0]
    if slot.mark == "topic" and (_has_own_subject(passage, cue, classes, edge) or _is_one_of_several(passage, slot)):
        return ()
    taken = {m.candidates[0].iri for m in used} | holding
    meant = meant if venture is None else (venture, *meant)
    meant = meant if slot.role != "affected" else [m for m in meant if not _goes_with_next(passage, m, window[0])]
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


def _holding(passage: Passage) -> frozenset[Iri]:
    """Return those who are said to have shares, and so are not the firm whose shares are told of."""
    holds = optional(passage.language, "holds")
    return frozenset(m.candidates[0].iri for m in passage.mentions if holds.match(passage.text, m.end) is not None)


def opens_participle(passage: Passage, edge: int) -> bool:
    """Return whether a participle behind a comma stands at a place, which goes on about the subject of its sentence."""
    form = PARTICIPLES.get(passage.language) if passage.text[edge - 2 : edge] == ", " else None
    return form is not None and form.match(passage.text, edge) is not None


def behind_participle(passage: Passage, classes: Sequence[str], edge: int) -> tuple[Mention, ...]:
    """Return the subject of a sentence for the participle that opens it: "After buying Borealis, Acme makes chips"."""
    low, opening = passage.sentence.start, optional(passage.language, "opening_participle")
    opened = opening.match(passage.text, low, passage.sentence.end)
    if opened is None or not opened.start(1) <= edge <= opened.end():
        return ()
    for mention in (m for m in passage.mentions if m.start > edge):
        before = passage.text[opened.end() : mention.start].rpartition(", ")
        if before[1] != "" and before[2].casefold() in ARTICLES and ACTING.match(passage.text, mention.end) is not None:
            return (mention,) if is_a(mention, *classes) else ()
    return ()


def _has_own_subject(passage: Passage, cue: Cue, classes: Sequence[str], edge: int) -> bool:
    """Return whether a sentence has a subject of its own, so that who the one before is about is not meant.

    "The new plant is to create 500 jobs" tells of the plant, "Acme buys a firm, which values the Porto-based group"
    not where Acme is.
    """
    if "item" in cue.template.classes and opens_participle(passage, edge) and not passage.goes_on():
        return True  # "a new chip, boasting 50 billion transistors" is told of no chip of the sentence before
    about = [m for m in passage.heading if m.end <= edge]
    if len(about) > 0 and about[0].candidates[0].cls == "Facility":
        return True
    aside = cue.template.aside or len(cue.template.together) > 0 or "affected" in cue.template.classes
    return aside and any(is_a(m, *classes) for m in about)


def _is_one_of_several(passage: Passage, slot: Slot) -> bool:
    """Return whether others were spoken of too, so that "its founder" may be that of any."""
    return slot.role == "organisation" and len({m.candidates[0].iri for m in passage.firms}) > 1


def _goes_with_next(passage: Passage, named: Mention, edge: int) -> bool:
    """Return whether Chinese words for what helps or harms a firm open a sentence about another than was spoken of.

    "在新品拉货的带动下,先进制程将迎来订单" tells of what stands behind the comma; where this only names a measure, of
    the firm of the sentence before.
    """
    if passage.language != "zh" or named.start >= passage.sentence.start:
        return False
    return opening(passage.language).match(passage.text, edge, passage.sentence.end)[0] == ""  # type: ignore[index]


def _is_past_relative(passage: Passage, mention: Mention, edge: int) -> bool:
    """Return whether a German relative clause tells of what stands behind a name: "Acme baut ein Werk, das zu"."""
    relative = ending(passage.language, "in_relative").search(passage.text, mention.end, edge)
    return relative is not None and relative.start() > mention.end


def _is_of_other_goods(passage: Passage, named: Mention, edge: int) -> bool:
    """Return whether a sentence is about goods of another sort than those of the one before, or behind a trigger."""
    if passage.language == "zh" or not is_a(named, "Item"):
        return False
    if named.start < passage.sentence.start:
        return behind_opening(passage, ("Item",), passage.sentence.start) is not None
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


def behind_opening(passage: Passage, classes: Sequence[str], start: int) -> Mention | None:
    """Return the subject behind the comma of a phrase that opens a sentence: "Compared to its predecessor, the Z9"."""
    if passage.language == "zh":
        phrase = optional(passage.language, "opened").match(passage.text, passage.sentence.start, passage.sentence.end)
        subject = phrase.end() if phrase is not None and phrase.end() > start else None
        return next((m for m in passage.mentions if m.start == subject and is_a(m, *classes)), None)
    if start != passage.sentence.start:
        return None
    comma = passage.text.find(", ", start, passage.sentence.end)
    named = (m for m in passage.mentions if m.start > comma > 0 and is_a(m, *classes))
    # "Backed by Acme, Borealis and Corvid" goes on with its list.
    named = (m for m in named if conjunction(passage.language).match(passage.text, m.end) is None)
    named = (m for m in named if passage.text[m.end : m.end + 1] != ",")
    return next((m for m in named if passage.text[comma + 2 : m.start].casefold() in ARTICLES), None)
