"""Which clause a name stands in: whether another, a relative one or an apposition parts it from a trigger."""

import re
from collections.abc import Sequence

from chipcontrols.loaders.documents import grammar, places
from chipcontrols.loaders.documents.claims.templates import Cue, Slot
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Figure, Mention, Time, is_a

COMMA = re.compile(r"\s?,\s")
# Words of their own, and not the next name of a list, between a comma and a name.
APPOSED = re.compile(rf"(?:{grammar.FIRM})*\)?,\s(?!(?:and|or|et|ou|und|oder)\s)[a-zà-ÿ][^,;:.()]{{3,80}}")
# What may stand between a name and the relative clause about it: brackets, its owner, an apposition.
TOLD = re.compile(r"(?:\s?\([^()]*\))?(?: (?:de |d'|du |des )[^,;]{2,40})?(?:,(?:(?! et )[^;])*)?")
# What somebody is to the owner of such words: "Acme, Borealis's main supplier, sold".
RELATED = re.compile(r"['’]s(?: [a-z][\w-]*){1,6}(?: (?:in|of|for) [^,;:.]{2,40})?, ")
# The end of such words, and the noun before it: "Acme, a Borealis client, sold".
CLOSED = re.compile(r"(?:\s[a-zà-ÿ][\w'’-]*){0,3}\s?,\s")
# How far a relative clause opens before a name in it, and before one that begins it.
RELATIVE, ENCLOSED = 80, 12
# So many characters at most stand between a name and the relative clause about it.
ANTECEDENT = 20
# So many characters between "and" and a verb hold a subject of their own, and so many Chinese ones.
OWN_WORDS, OWN_HAN = 14, 4
HAN = re.compile(r"[\u4e00-\u9fff]")
# How far before a verb the "and" stands by which it shares a subject.
SHARED = 16
# "And" with a verb of having, right behind the name that the verb before it took.
HAVING = re.compile(
    r",? (?:and|et|und) (?:also )?(?:(?:is|can|will|could) |est |peut )?"
    r"(?:(?:also |reportedly )?(?:said |able |set |expected )?to )?"
    r"(?:has|have|(?:feature|support|offer|deliver|provide|achieve|contain|house|boast|include)s?|reach(?:es)?"
    r"|packs|comes with|carries|comporte|embarque|compte|intègre|dispose|offre|possède|affiche|comprend"
    r"|hat|bietet|verfügt|besitzt|enthält) "
)
# What a name is said to be, between commas.
TOLD_OF = re.compile(r", (?:an?|the|une?|l[ea]|eine?|der|die|das) [^,.;:]{3,80}, ")
# So long are words between commas at most.
ASIDE = 160
LETTER = re.compile(r"[^\W\d_]")
# A colon that opens a list of names.
LISTING = re.compile(r" ?: (?:the |les? |la |l['’]|die |den |der |das )?\Z")
# So far before a product stands what it is to another.
SUCCEEDED = 48
# So far before a Chinese verb stands who is made to act.
MADE = 30


def has_own_words(passage: Passage, end: int, edge: int) -> bool:
    """Return whether a Chinese clause has words before an edge that are its subject, other than a name.

    Then no name that ends beyond the comma before them is: 华为发布新品,国产品牌的份额达30%.
    """
    if passage.language != "zh":
        return False
    named = {m.end for m in passage.mentions}
    parts = grammar.optional(passage.language, "parts").finditer(passage.text, end, edge)
    thanks = grammar.optional(passage.language, "thanks").search(passage.text, end, edge)
    parts = (m for m in parts if thanks is None or m.start() < thanks.start())  # 凭借云业务 tells what helps Acme
    if any(m.start() not in named and not places.tells(passage.language, passage.text, end, m.start()) for m in parts):
        return True  # "Acme's cloud business" is not Acme
    low = places.behind(places.PAUSE, passage.text, end, edge)
    if low == end:
        return False
    found: list[Mention | Figure | Time] = [*passage.mentions, *passage.times, *passage.figures]
    spans = sorted((s for s in found if low <= s.start < edge), key=lambda span: span.start)
    ends = zip([low, *(s.end for s in spans)], [*(s.start for s in spans), edge], strict=True)
    rest = "".join(grammar.opening(passage.language).sub("", passage.text[a:b]) for a, b in ends if a < b)
    return len(HAN.findall(rest)) > OWN_HAN


def is_outside_relative(passage: Passage, end: int, edge: int) -> bool:
    """Return whether a clause such as ", der … kauft" or "qui achète" has begun before a verb, behind no name."""
    about = grammar.optional(passage.language, "subject_relative").search(passage.text, end, edge)
    if about is not None:
        return TOLD.fullmatch(passage.text, end, about.start()) is None
    opened = list(grammar.optional(passage.language, "within").finditer(passage.text, end, edge))
    if len(opened) == 0 or COMMA.search(passage.text, opened[-1].end(), edge) is not None:
        return False
    comma = opened[-1].start()
    # An article after a comma may belong to a name: "sagte, der Konzern habe".
    return comma - end > ANTECEDENT and not any(comma < m.start < opened[-1].end() for m in passage.mentions)


def is_inverted(passage: Passage, start: int) -> bool:
    """Return whether a German verb follows a clause at the head of its sentence, and its own subject the verb."""
    opened = grammar.optional(passage.language, "fronted").match(passage.text, passage.sentence.start, start)
    return opened is not None and passage.text[start - 2 : start] == ", "


def is_in_fronted_phrase(passage: Passage, start: int, edge: int) -> bool:
    """Return whether a German name stands in what a preposition opens before a verb, whose subject follows.

    So it does in "Auf Druck der USA haben die Niederlande".
    """
    if passage.language != "de" or not passage.text[edge].islower():
        return False
    low = places.behind(places.PAUSE, passage.text, passage.sentence.start, start)
    return grammar.optional(passage.language, "fronted_phrase").match(passage.text, low, start) is not None


def has_unnamed_agent(passage: Passage, mention: Mention, edge: int) -> bool:
    """Return whether others without a name stand right before a verb, whose subject no firm before them is."""
    others = grammar.optional(passage.language, "unnamed_agent").search(passage.text, mention.end, edge)
    return others is not None and is_a(mention, "Organisation")


def is_object(passage: Passage, start: int, end: int) -> bool:
    """Return whether a German name is what the first of two verbs acts on, whose subject stands before it.

    "Der Konzern hat Acme überholt und ist" tells nothing of what Acme is.
    """
    acted = grammar.optional(passage.language, "acted").match(passage.text, end)
    before = passage.text[max(passage.sentence.start, start - RELATIVE) : start]
    return acted is not None and grammar.ending(passage.language, "acts").search(before) is not None


def is_beyond(passage: Passage, start: int, end: int) -> bool:
    """Return whether a clause of its own opens between two places."""
    opened = grammar.barrier(passage.language).search(passage.text, start, end)
    if opened is None:
        return False
    # "Unveiled two chips based on the Y7: the Z8 and the Z9" goes on behind the colon with what the verb takes.
    return LISTING.search(passage.text, opened.end(), end) is None


def is_antecedent(passage: Passage, end: int, edge: int) -> bool:
    """Return whether what ends at a place is told of by the relative clause behind it that reaches a trigger."""
    opened = grammar.optional(passage.language, "relative").match(passage.text, end, edge)
    return opened is not None and COMMA.search(passage.text, opened.end(), edge) is None


def is_oblique_antecedent(passage: Passage, end: int, edge: int) -> bool:
    """Return whether what ends at a place is what a German clause such as ", an dem Acme beteiligt ist" is about.

    Its subject stands within it.
    """
    opened = grammar.optional(passage.language, "oblique_relative").match(passage.text, end, edge)
    return opened is not None and COMMA.search(passage.text, opened.end(), edge) is None


def is_in_relative(passage: Passage, start: int, end: int, edge: int) -> bool:
    """Return whether a name stands in a relative clause that a comma closes again before an edge."""
    listed = grammar.example(passage.language).search(passage.text, passage.sentence.start, start)
    if listed is not None or COMMA.search(passage.text, end, edge) is None:
        return False  # "Chinese firms, among them Acme, bought" tells of Acme
    for other in reversed([m for m in passage.mentions if m.end <= start]):
        if grammar.joint(passage.language).fullmatch(passage.text, other.end, start) is not None:
            start = other.start  # the commas of a list close nothing
    low = max(passage.sentence.start, start - RELATIVE)
    opened = [m.end() for m in grammar.optional(passage.language, "enclosing").finditer(passage.text, low, start)]
    return len(opened) > 0 and COMMA.search(passage.text, opened[-1], start) is None


def end_of_relative(passage: Passage, start: int, end: int, high: int) -> int:
    """Return where the relative clause of a trigger ends: at a comma with the verb of its noun behind, or at `high`."""
    low = max(passage.sentence.start, start - RELATIVE)
    opened = [m.end() for m in grammar.optional(passage.language, "enclosing").finditer(passage.text, low, start)]
    if len(opened) == 0 or COMMA.search(passage.text, opened[-1], start) is not None:
        return high
    resumed = grammar.optional(passage.language, "resumed").search(passage.text, end, high)
    return high if resumed is None else resumed.start()


def opening_of_aside(passage: Passage, start: int) -> int:
    """Return where words between commas open that end at a place, or the place: ", which sells pumps, buys".

    How long they are says nothing of how far a subject is from its verb.
    """
    if passage.text[start - 2 : start] != ", ":
        return start
    low = max(passage.sentence.start, start - ASIDE)
    opened = grammar.optional(passage.language, "enclosing").finditer(passage.text, low, start - 2)
    told = (m for m in TOLD_OF.finditer(passage.text, low, start) if m.end() == start)
    return max([*(m.start() for m in opened), *(m.start() for m in told)], default=start)


def is_enclosed(passage: Passage, start: int, end: int) -> bool:
    """Return whether a name opens a relative clause that "and" closes again: "the chips that Acme bought, and"."""
    low = max(passage.sentence.start, start - ENCLOSED)
    opened = [m.end() for m in grammar.barrier(passage.language).finditer(passage.text, low, start) if m.end() == start]
    return len(opened) > 0 and grammar.clause(passage.language).search(passage.text, start, end) is not None


def is_framed(passage: Passage, start: int, end: int, edge: int) -> bool:
    """Return whether a name stands in a Chinese frame that tells only in what: 在A所需的芯片供应上,占比达三成."""
    frame = grammar.optional(passage.language, "framed").match(passage.text, end, edge)
    if frame is None:
        return False
    low = places.behind(places.PAUSE, passage.text, passage.sentence.start, start)
    return grammar.optional(passage.language, "frames").search(passage.text, low, start) is not None


def joins_another(passage: Passage, end: int, edge: int) -> bool:
    """Return whether a Chinese "with" stands between a name and a trigger, so that this is of another: A与某国总理."""
    return grammar.optional(passage.language, "joins").search(passage.text, end, edge) is not None


def has_nearer(passage: Passage, mention: Mention, edge: int) -> bool:
    """Return whether another firm stands nearer to a Chinese trigger than who speaks of it: 李说:“阿克米持有."""
    if passage.language != "zh" or not is_a(mention, "Person"):
        return False
    return any(is_a(m, "Organisation") for m in passage.mentions if mention.end < m.start < edge)


def is_addressed(passage: Passage, mention: Mention) -> bool:
    """Return whether a Chinese clause tells somebody what a person before him says: B向多家A代表保证."""
    people = [m for m in passage.mentions if m.end < mention.start and is_a(m, "Person")]
    told = grammar.optional(passage.language, "addressed")
    return len(people) > 0 and told.fullmatch(passage.text, people[-1].end, mention.start) is not None


def is_caused(passage: Passage, start: int, end: int, edge: int) -> bool:
    """Return whether a name is what a Chinese verb such as 带动 acts on, and a comma parts it from an edge."""
    caused = grammar.ending(passage.language, "causes").search(passage.text[max(0, start - 4) : start])
    return caused is not None and places.COMMA.search(passage.text, end, edge) is not None


def has_further_verb(passage: Passage, start: int, end: int) -> bool:
    """Return whether "and" opens a further verb between two places: "buys chips and sells them to"."""
    return grammar.optional(passage.language, "further").search(passage.text, start, end) is not None


def has_other_subject(passage: Passage, start: int, end: int) -> bool:
    """Return whether ", and" opens a clause with words of its own before a verb, which are its subject."""
    opened = grammar.clause(passage.language).search(passage.text, start, end)
    return opened is not None and end - opened.end() > OWN_WORDS


def is_apposed(passage: Passage, head: int, first: int, last: int, edge: int) -> bool:
    """Return whether a name stands in words between commas about another: "Acme, a supplier of Beta, sold"."""
    for other in passage.mentions:
        if (
            last <= other.start
            and grammar.joint(passage.language).fullmatch(passage.text, last, other.start) is not None
        ):
            last = other.end
    # "sagte in Prag, die Regierung habe zugesagt, …" holds a clause
    closed, verbs = CLOSED.match(passage.text, last, edge), grammar.optional(passage.language, "finite")
    whole = closed is not None and verbs.search(passage.text, last, closed.end()) is None
    return whole and APPOSED.fullmatch(passage.text, head, first) is not None


def is_related(passage: Passage, mention: Mention, edge: int) -> bool:
    """Return whether a name only tells whose the one before it is: "Acme, Borealis's main supplier, sold"."""
    start = mention.start - 2
    related = RELATED.match(passage.text, mention.end, edge) if passage.text[start : mention.start] == ", " else None
    if related is None or grammar.optional(passage.language, "finite").search(related.group()) is not None:
        return False
    return any(m.end == start and is_a(m, "Agent") for m in passage.mentions)


def made_to_act(passage: Passage, edge: int) -> Mention | None:
    """Return the name that a Chinese verb such as 让 makes the subject of the verb behind it: 漏洞让A得以采购."""
    if passage.language != "zh":
        return None
    low = max(passage.sentence.start, edge - MADE)
    made = list(grammar.optional("zh", "made_to_act").finditer(passage.text, low, edge))
    if len(made) == 0 or places.PAUSE.search(passage.text, made[-1].end(), edge) is not None:
        return None
    return next((m for m in passage.mentions if m.start == made[-1].end()), None)


def having(passage: Passage, near: Sequence[Mention], edge: int) -> Sequence[Mention]:
    """Return the goods that a further verb of having goes on about: "the Z9 rests on the Y7 and has 80 GB"."""
    if len(near) < 2 or not is_a(near[0], "Item") or HAVING.match(passage.text, near[0].end, edge) is None:
        return ()
    return [m for m in passage.heading if m in near[1:] and is_a(m, "Item")][:1]


def sharing(passage: Passage, near: Sequence[Mention], edge: int) -> Sequence[Mention]:
    """Return the subject that a further verb shares with the first of its clause: "Acme buys Borealis and invests"."""
    verb = grammar.ending(passage.language, "shared").search(
        passage.text[max(passage.sentence.start, edge - SHARED) : edge]
    )
    about = [m for m in passage.heading if m in near][:1] if verb is not None else []
    return [m for m in about if places.PAUSE.search(TOLD_OF.sub("", passage.text[m.end : edge], count=1)) is None]


def holds_office(passage: Passage, last: int, edge: int) -> bool:
    """Return whether an office is told of the person before it: "Lee is chief of Acme", "Lee, 61, the chief of Acme".

    "Lee met the chief of Acme" and "Lee and the chief of Acme" tell nothing of what Lee is.
    """
    low = places.behind(places.PAUSE, passage.text, last, edge)
    between = passage.text[low:edge]
    if passage.language == "zh" or not LETTER.search(between):
        return True
    if grammar.ending(passage.language, "in_office").search(f"{between.rstrip()} ") is not None:
        return True
    return low > last and grammar.optional(passage.language, "acting_on_officer").match(between) is None


def is_aided(passage: Passage, mention: Mention) -> bool:
    """Return whether a Chinese name is only that of who the listed ones are said to have helped."""
    if passage.language != "zh" or grammar.optional("zh", "aiding").match(passage.text, mention.end) is None:
        return False
    return (
        grammar.ending("zh", "aided").search(passage.text[max(0, mention.start - SHARED) : mention.start]) is not None
    )


def is_succeeded(passage: Passage, mention: Mention, cue: Cue, slot: Slot) -> bool:
    """Return whether a product only tells what another comes after or against: "unveiled the successor to the Z9".

    So it does where another is a version of it, unless a version for a market is told of by its name.
    """
    if not is_a(mention, "Product"):
        return False
    before = passage.text[max(passage.sentence.start, mention.start - SUCCEEDED) : mention.start]
    if grammar.ending(passage.language, "succeeded").search(before) is not None:
        return True
    named = slot.side == "right" and cue.template.kind == "DesignedForMarket"
    if not named and grammar.ending(passage.language, "version_of").search(before) is not None:
        return True
    return grammar.optional(passage.language, "succeeded_behind").match(passage.text, mention.end) is not None
