"""A sentence with what was found in it, and questions about the order and the neighbours of its names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents import grammar, places
from chipcontrols.loaders.documents.spans import Figure, Mention, Sentence, Time, overlaps

# How far a relative clause opens before a name in it, and a figure stands before what it counts.
RELATIVE, COUNTED = 80, 4
BRACKET = re.compile(rf"(?:{grammar.FIRM})*\s?[(（][\"'“«]?")
COMMA = re.compile(r"\s?,\s")
# The other name of the one before, in brackets.
BRACKETED = re.compile(r"^[(（][^()（）]*[)）]\s*")
# Words of their own, and not the next name of a list, between a comma and a name.
APPOSED = re.compile(rf"(?:{grammar.FIRM})*,\s(?!(?:and|or|et|ou|und|oder)\s)[a-zà-ÿ][^,;:.()]{{3,80}}")
# What may stand between a name and the relative clause about it: brackets, its owner, an apposition.
TOLD = re.compile(r"(?:\s?\([^()]*\))?(?: (?:de |d'|du |des )[^,;]{2,40})?(?:,(?:(?! et )[^;])*)?")
# The end of such words, and the noun before it: "Acme, a Borealis client, sold".
CLOSED = re.compile(r"(?:\s[a-zà-ÿ][\w'’-]*){0,3}\s?,\s")
# Between an owner and what is owned: "Acme's latest Z9".
OWNED = re.compile(r"['’]?s (?:[a-z][\w-]* ){0,3}")
# Within so many characters a sentence names what it is about, and a clause opens before a name that begins it.
HEAD, ENCLOSED = 40, 12
# So many characters at most stand between a name and the relative clause about it.
ANTECEDENT = 20
# So many characters between "and" and a verb hold a subject of their own, and so many Chinese ones.
OWN_WORDS, OWN_HAN = 14, 4
# For so many characters what was spoken of is remembered.
MEMORY, MEMORY_HAN = 1200, 400
HAN = re.compile(r"[\u4e00-\u9fff]")
# What stands between listed names and the word for what they are.
CLOSING = re.compile(r"等(?!到|待)[^,，。;；、]{0,8}$")


@dataclass(frozen=True)
class Passage:
    """A sentence of a text with its names, figures and periods, in order."""

    text: str
    language: str
    sentence: Sentence
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    topic: tuple[Mention, ...] = ()
    lead: str = ""
    cited: tuple[Mention, ...] = ()
    about: Mention | None = None
    # The firms that the sentences before were about, the last one first.
    firms: tuple[Mention, ...] = ()

    @cached_property
    def subjects(self) -> tuple[Mention, ...]:
        """Return the names that a sentence is about, in order.

        What the sentences before are about follows, where this one names nothing of its sort.
        """
        sorts = {sort(m) for m in self.heading}
        since = self.sentence.start - (MEMORY_HAN if self.language == "zh" else MEMORY)
        kept = tuple(m for m in self.topic if sort(m) not in sorts and m.start >= since)
        # Where nothing else of its sort was named, what something else is of is spoken of.
        sorts |= {sort(m) for m in kept}
        owners = tuple(m for m in self.mentions if sort(m) not in sorts and self._is_spoken_of(m))
        return (*self.heading, *kept, *owners)

    @cached_property
    def heading(self) -> tuple[Mention, ...]:
        """Return the names that a sentence itself is about, in order: no preposition stands before them."""
        low = self.sentence.start
        if grammar.optional(self.language, "aspect").match(self.text, low):
            return ()  # "For the GPU, a Z9 is used" goes on about what the sentence before is about
        straight = (m for m in self.mentions if not (self.is_possessive(m) or self.is_nickname(m)))
        upright = (m for m in straight if not self._is_beside(m, low) or reports_itself(self.text, self.language, m))
        plain = tuple(m for m in upright if places.bracket(self.text, low, m.start) is None)
        if self.language == "zh":
            # Of a run of names, such as 昇腾CloudMatrix 384, the last is meant.
            plain = tuple(m for m in plain if not self.heads(m) or m.candidates[0].rank == "reference")
        # "Acme's revenue rose" and "the revenue of Acme rose" are about Acme, whatever it is compared with.
        owner = [m for m in self.mentions[:1] if self._owns_head(m)]
        return (*owner, *plain)

    def _owns_head(self, mention: Mention) -> bool:
        """Return whether a name owns what a sentence opens with, by its ending or by a word such as "of"."""
        low = self.sentence.start
        if self.is_owner(mention) or (self.language == "zh" and self.is_possessive(mention)):
            return not self.is_oblique(mention.start, True, low)
        low = max(low, self.text.rfind(",", low, mention.start))
        return mention.start - low <= HEAD and self._is_genitive(mention)

    def _is_genitive(self, mention: Mention) -> bool:
        """Return whether a word such as "of" alone takes a name out of the line."""
        low = self.sentence.start
        return self.is_oblique(mention.start, True, low) and not self.is_oblique(mention.start, False, low)

    def _is_spoken_of(self, mention: Mention) -> bool:
        """Return whether something is told of a name aside: it is of it, or a relative clause follows."""
        if mention.candidates[0].cls == "Facility":
            return True  # what is built or paid for is what the next sentence tells of
        relative = grammar.optional(self.language, "relative").match(self.text, mention.end, self.sentence.end)
        return relative is not None or self._is_genitive(mention)

    def _is_beside(self, mention: Mention, low: int) -> bool:
        """Return whether a preposition takes a name, or the one that it is listed with or owned by, out of the line."""
        if self.is_oblique(mention.start, True, low):
            return True
        before = next((m for m in reversed(self.mentions) if m.end <= mention.start), None)
        if before is None:
            return False
        listed = sort(before) == sort(mention) and self._joined(before, mention)
        tied = listed or OWNED.fullmatch(self.text, before.end, mention.start) is not None
        return tied and self._is_beside(before, low)

    def goes_on(self) -> bool:
        """Return whether a sentence opens with a pronoun, or goes on from a broken line."""
        low, high = self.sentence.start, self.sentence.end
        return grammar.pronoun(self.language).match(self.text, low, high) is not None or self.text[low].islower()

    def points_back(self, start: int) -> bool:
        """Return whether a sentence goes on from the one before, or has small words only before a place."""
        if self.goes_on():
            return True
        low = self.sentence.start
        spans: list[Time | Figure] = [*self.times, *self.figures]
        dated = sorted((span for span in spans if span.start < start), key=lambda span: span.start)
        ends = zip([low, *(s.end for s in dated)], [*(s.start for s in dated), max(low, start)], strict=True)
        # The last figure may be a part of what stands at the place, as in "300 petaflops".
        gaps = ((first, last) for first, last in ends if first < last)
        return all(grammar.opening(self.language).fullmatch(self.text, first, last) is not None for first, last in gaps)

    def opens_clause(self, start: int) -> bool:
        """Return whether a name at a place opens a clause, which in Chinese those after it are about."""
        return self.language == "zh" and self.heads_clause(start)

    def leads_clause(self, mention: Mention) -> bool:
        """Return whether a name opens a Chinese clause, be it behind what tells of it: 英国芯片公司A."""
        told = grammar.told(self.language).search(self.text, self.sentence.start, mention.start)
        return self.opens_clause(mention.start if told is None else told.start())

    def heads_clause(self, start: int) -> bool:
        """Return whether only small words and periods stand between a place and the comma or "and" before it."""
        low = self.sentence.start
        start = next((f.start for f in self.figures if f.start < start < f.end and f.unit != "nm"), start)  # 9|TB/s
        opened = [
            *places.SIGNS.finditer(self.text, low, start),
            *grammar.conjunction(self.language).finditer(self.text, low, start),
        ]
        low = max(low, *(match.end() for match in opened), *(t.end for t in self.times if t.end <= start), low)
        return grammar.opening(self.language).fullmatch(self.text[low:start].lstrip()) is not None

    def has_own_words(self, end: int, edge: int) -> bool:
        """Return whether a Chinese clause has words before an edge that are its subject, other than a name.

        Then no name that ends beyond the comma before them is: 华为发布新品,国产品牌的份额达30%.
        """
        if self.language != "zh":
            return False
        named = {m.end for m in self.mentions}
        parts = grammar.optional(self.language, "parts").finditer(self.text, end, edge)
        if any(m.start() not in named and not places.tells(self.language, self.text, end, m.start()) for m in parts):
            return True  # "Acme's cloud business" is not Acme
        low = max(self.text.rfind(sign, end, edge) for sign in "，,；;：:") + 1
        if low == 0:
            return False
        found: list[Mention | Figure | Time] = [*self.mentions, *self.times, *self.figures]
        spans = sorted((s for s in found if low <= s.start < edge), key=_start)
        ends = zip([low, *(s.end for s in spans)], [*(s.start for s in spans), edge], strict=True)
        rest = "".join(grammar.opening(self.language).sub("", self.text[a:b]) for a, b in ends if a < b)
        return len(HAN.findall(rest)) > OWN_HAN

    def is_outside_relative(self, end: int, edge: int) -> bool:
        """Return whether a clause such as ", der … kauft" or "qui achète" has begun before a verb, behind no name."""
        about = grammar.optional(self.language, "subject_relative").search(self.text, end, edge)
        if about is not None:
            return TOLD.fullmatch(self.text, end, about.start()) is None
        opened = list(grammar.optional(self.language, "within").finditer(self.text, end, edge))
        if len(opened) == 0 or COMMA.search(self.text, opened[-1].end(), edge) is not None:
            return False
        comma = opened[-1].start()
        # An article after a comma may belong to a name: "sagte, der Konzern habe".
        return comma - end > ANTECEDENT and not any(comma < m.start < opened[-1].end() for m in self.mentions)

    def is_inverted(self, start: int) -> bool:
        """Return whether a German verb follows a clause at the head of its sentence, and its own subject the verb."""
        opened = grammar.optional(self.language, "fronted").match(self.text, self.sentence.start, start)
        return opened is not None and self.text[start - 2 : start] == ", "

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the clause around a stretch: its brackets, or the words that open a new thought."""
        low, high = self.sentence.start, self.sentence.end
        for opens, ends in places.breaks(self.language, self.text, low, high):
            if ends <= start:
                low = max(low, ends)
            elif opens >= end:
                high = min(high, opens)
                break
        opened = places.bracket(self.text, low, start)
        if opened is None:
            return low, high
        closed = next((n for n in range(end, high) if self.text[n] in ")）"), high)
        return opened, closed

    def is_oblique(self, start: int, genitive: bool, low: int) -> bool:
        """Return whether a preposition before a place takes it out of the line of subject and object."""
        return places.is_oblique(self.language, self.text, start, genitive, low)

    def may_be_subject(self, start: int) -> bool:
        """Return whether a word such as "after" before a place may open a clause whose subject stands there."""
        return places.ends(grammar.opens(self.language), self.text, self.sentence.start, start)

    def is_possessive(self, mention: Mention) -> bool:
        """Return whether a name stands in the genitive by what follows it, or is the first half of a compound."""
        after = self.text[mention.end : mention.end + 2]
        if self.language == "zh":
            named = grammar.ending(self.language, "naming").search(self.text[max(0, mention.start - 4) : mention.start])
            return (
                named is None
                and grammar.optional(self.language, "possessive").match(self.text, mention.end) is not None
            )
        return after[:1] == "-" or after in ("'s", "’s") or (after[:1] == "s" and not after[1:].isalpha())

    def is_modifier(self, mention: Mention) -> bool:
        """Return whether a name only describes what is meant: "the HBM that AI chips need" in Chinese order."""
        return grammar.optional(self.language, "modifier").match(self.text, mention.end) is not None

    def is_owner(self, mention: Mention) -> bool:
        """Return whether a name has the ending of the genitive."""
        return self.text[mention.end : mention.end + 2] in ("'s", "’s")

    def owns(self, start: int, edge: int) -> bool:
        """Return whether the words from a name in the genitive to an edge may be what is owned: no "and" parts them."""
        return grammar.conjunction(self.language).search(self.text[start:edge]) is None

    def is_marked(self, start: int, mark: str) -> bool:
        """Return whether a preposition of a group stands directly before a place."""
        low, marks = self.sentence.start, grammar.mark(self.language, mark)
        start = places.head_of(self.language, self.text, start, low)
        return any(
            places.ends(marks, self.text, low, end) for end in places.heads_of(self.language, self.text, start, low)
        )

    def opening_of(self, mention: Mention) -> int:
        """Return where a name begins, or the words that it is an example of: "Chinese firms such as"."""
        return places.heads_of(self.language, self.text, mention.start, self.sentence.start)[0]

    def is_nickname(self, mention: Mention) -> bool:
        """Return whether a firm's name stands for another's: "le Nvidia chinois", "dubbed China's Nvidia"."""
        if mention.candidates[0].cls != "Company" or mention.candidates[0].rank == "reference":
            return False
        before, after = self.text[max(0, mention.start - 40) : mention.start], self.text[mention.end : mention.end + 24]
        behind, ahead = grammar.optional(self.language, "nickname"), grammar.ending(self.language, "nicknamed")
        return behind.match(after) is not None or ahead.search(before) is not None

    def is_counted(self, mention: Mention) -> bool:
        """Return whether a figure stands directly before a name, as in "80 GB of X", or counts it; "7nm" is a name."""
        if any(overlaps(mention.start, mention.end, figure) and figure.unit != "nm" for figure in self.figures):
            return True
        gaps = (self.text[figure.end : mention.start] for figure in self.figures if figure.end <= mention.start)
        return any(len(gap) <= COUNTED and re.fullmatch(r"[\s-]*(?:of|de|d'|an)?\s*", gap) is not None for gap in gaps)

    def is_beyond(self, start: int, end: int) -> bool:
        """Return whether a clause of its own opens between two places."""
        return grammar.barrier(self.language).search(self.text, start, end) is not None

    def is_antecedent(self, end: int, edge: int) -> bool:
        """Return whether what ends at a place is told of by the relative clause behind it that reaches a trigger."""
        opened = grammar.optional(self.language, "relative").match(self.text, end, edge)
        return opened is not None and COMMA.search(self.text, opened.end(), edge) is None

    def is_in_relative(self, start: int, end: int, edge: int) -> bool:
        """Return whether a name stands in a relative clause that a comma closes again before an edge."""
        listed = grammar.example(self.language).search(self.text, self.sentence.start, start)
        if listed is not None or COMMA.search(self.text, end, edge) is None:
            return False  # "Chinese firms, among them Acme, bought" tells of Acme
        for other in reversed([m for m in self.mentions if m.end <= start]):
            if grammar.joint(self.language).fullmatch(self.text, other.end, start) is not None:
                start = other.start  # the commas of a list close nothing
        low = max(self.sentence.start, start - RELATIVE)
        opened = [m.end() for m in grammar.optional(self.language, "enclosing").finditer(self.text, low, start)]
        return len(opened) > 0 and COMMA.search(self.text, opened[-1], start) is None

    def is_enclosed(self, start: int, end: int) -> bool:
        """Return whether a name opens a relative clause that "and" closes again: "the chips that Acme bought, and"."""
        low = max(self.sentence.start, start - ENCLOSED)
        opened = [m.end() for m in grammar.barrier(self.language).finditer(self.text, low, start) if m.end() == start]
        return len(opened) > 0 and grammar.clause(self.language).search(self.text, start, end) is not None

    def has_further_verb(self, start: int, end: int) -> bool:
        """Return whether "and" opens a further verb between two places: "buys chips and sells them to"."""
        return grammar.optional(self.language, "further").search(self.text, start, end) is not None

    def has_other_subject(self, start: int, end: int) -> bool:
        """Return whether ", and" opens a clause with words of its own before a verb, which are its subject."""
        opened = grammar.clause(self.language).search(self.text, start, end)
        return opened is not None and end - opened.end() > OWN_WORDS

    def is_apposed(self, head: int, first: int, last: int, edge: int) -> bool:
        """Return whether a name stands in words between commas about another: "Acme, a supplier of Beta, sold"."""
        for other in self.mentions:
            if last <= other.start and grammar.joint(self.language).fullmatch(self.text, last, other.start) is not None:
                last = other.end
        # "sagte in Prag, die Regierung habe zugesagt, …" holds a clause
        closed, verbs = CLOSED.match(self.text, last, edge), grammar.optional(self.language, "finite")
        whole = closed is not None and verbs.search(self.text, last, closed.end()) is None
        return whole and APPOSED.fullmatch(self.text, head, first) is not None

    def heads(self, mention: Mention) -> bool:
        """Return whether another name follows without a break, so that this one only describes it ("Google TPU")."""
        return any(
            other.start - mention.end in (0, 1) and other.start > mention.start and not self._is_object(other)
            for other in self.mentions
            if self.text[mention.end : other.start] in ("", " ")
        )

    def _is_object(self, mention: Mention) -> bool:
        """Return whether a sort of things behind a name is none of its own: German joins both by a hyphen."""
        return self.language == "de" and mention.candidates[0].cls == "ItemCategory"

    def group(self, mention: Mention, fits: Sequence[Mention], leftward: bool) -> tuple[Mention, ...]:
        """Return a name with the names that it is listed with, in order."""
        order = sorted(fits, key=lambda other: other.start)
        repeats = {b: a for a, b in pairwise(order) if self._repeats(a, b)}
        order = [other for other in order if other not in repeats]
        at = order.index(repeats.get(mention, mention))
        # "Both firms" stands for two names in one place.
        same = [n for n, other in enumerate(order) if (other.start, other.end) == (order[at].start, order[at].end)]
        first, last = same[0], same[-1]
        while first > 0 and leftward and self._joined(order[first - 1], order[first]):
            # A list ends in "and X"; a bare comma before the last name opens a new thought.
            bare = (first == same[0] or self.language == "zh") and self._only_comma(order[first - 1], order[first])
            if bare and not self._ends_in_others(order[first]):
                break
            first -= 1
        while last + 1 < len(order) and not leftward and self._joined(order[last], order[last + 1]):
            if last == same[-1] and self.language == "zh" and self._only_comma(order[last], order[last + 1]):
                break
            last += 1
        if last - first == 1 and len(same) == 1 and self._parted(order[first], order[last]):
            return (order[at],)
        return self._before_partner(order[first : last + 1]) if at == first else tuple(order[first : last + 1])

    def _before_partner(self, names: Sequence[Mention]) -> tuple[Mention, ...]:
        """Return what stands before a Chinese "with" that parts a list: A in "A与B、C合作"."""
        gaps = [self.text[a.end : b.start].strip() for a, b in pairwise(names)]
        parted = self.language == "zh" and "、" in gaps and gaps[0] in ("与", "同", "跟")
        return tuple(names[:1] if parted else names)

    def closes_list(self, mention: Mention) -> bool:
        """Return whether a name tells what the listed ones before it are: "A, B and other chips" in Chinese order."""
        return self.language == "zh" and CLOSING.search(self.text[self.sentence.start : mention.start]) is not None

    def _ends_in_others(self, mention: Mention) -> bool:
        """Return whether words such as "and others" close the list that a name is in."""
        return grammar.optional(self.language, "others").match(self.text, mention.end) is not None

    def _repeats(self, left: Mention, right: Mention) -> bool:
        """Return whether a name only repeats in brackets the one before it: "Acme Devices Corp. (ADC) and Borealis"."""
        same = left.candidates[0].iri == right.candidates[0].iri
        return same and BRACKET.fullmatch(self.text, left.end, right.start) is not None

    def _parted(self, left: Mention, right: Mention) -> bool:
        """Return whether two names are parted by ", and": a list of two has no comma, so a clause begins."""
        between = self.text[left.end : right.start]
        return (
            self.language != "zh" and "," in between and grammar.conjunction(self.language).search(between) is not None
        )

    def _only_comma(self, left: Mention, right: Mention) -> bool:  # in Chinese "、" parts names, a comma clauses
        between = BRACKETED.sub("", self.text[left.end : right.start].strip())
        return re.match("[,，]", between) is not None and grammar.conjunction(self.language).search(between) is None

    def _joined(self, left: Mention, right: Mention) -> bool:
        told = grammar.optional(self.language, "within").fullmatch(self.text, left.end, right.start)
        if told is not None and right.candidates[0].cls in ("Person", "Company"):
            return False  # names of persons and firms have no article: "Lee, den Kim traf" is no list
        both = left.start == right.start  # "the two companies"
        return both or grammar.joint(self.language).fullmatch(self.text, left.end, right.start) is not None


def _start(span: Mention | Figure | Time) -> int:
    return span.start


def sort(mention: Mention) -> str:
    """Return the sort of thing that a name stands for, such as "company"."""
    return _sort(mention.candidates[0].iri)


@lru_cache(maxsize=4096)
def _sort(iri: Iri) -> str:
    return iri.rsplit("/", 2)[1]


def reports_itself(text: str, language: str, mention: Mention) -> bool:
    """Return whether a name is that of who reports of itself: "according to the annual report of Acme"."""
    return grammar.optional(language, "reports").match(text, mention.end) is not None
