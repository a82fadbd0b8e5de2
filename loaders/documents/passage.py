"""A sentence with what was found in it, and questions about the order and the neighbours of its names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from chipcontrols.loaders.documents import grammar, places
from chipcontrols.loaders.documents.spans import Figure, Mention, Sentence, Time, sort

BRACKET = re.compile(rf"(?:{grammar.FIRM})*\s?[(（][\"'“«]?")
# The rest of a German compound whose first half is a name, and of a country in the genitive.
COMPOUND, TELLING = re.compile(r"-[\w-]+ "), re.compile(r"s |-[\w-]+ ")
# The other name of the one before, in brackets.
BRACKETED = re.compile(r"^[(（][^()（）]*[)）]\s*")
# Between an owner and what is owned: "Acme's latest Z9".
OWNED = re.compile(r"['’]?s (?:[a-z][\w-]* ){0,3}")
# What opens the words for who does what a participle tells.
AGENT = re.compile(r"\b(?:by|par)\b")
# A participle that opens a sentence, with what it takes.
OPENED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:ed|ée?s?) (?:by|in|as|par|en|à|comme|lors|il) ")
# How far before a name the words stand that make it another's, and the preposition that may be said again.
KIN, AGAIN = 40, 12
# So many names make a list of the members of a group.
GROUP = 2
# Within so many characters the first name of a sentence stands at its head.
HEADED = 5
# Within so many characters a sentence names what it is about.
HEAD = 40
# For so many characters what was spoken of is remembered.
MEMORY, MEMORY_HAN = 1200, 400
# What may stand before the first word of a clause.
QUOTES = " \u00a0\u202f\"'“”„«»‘’"
# The ends of sentences, and a verb behind a name.
ENDS = frozenset('.!?”"')
ACTING = re.compile(
    r" (?!(?:and|et|und|or|ou|oder|as|in|to|for|with|by|on|at|from|of|last|this|next|earlier)\b)[a-zà-ÿ]"
)
# A verb with its subject behind it: "Als Chip, der von Acme kommt, hat der Z9", where the clause tells of what follows.
SUBJECT = re.compile(r" \w+ (?:der|die|das|ein|eine) ")
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
    def enclosed(self) -> tuple[int, int] | None:
        """Return where the first German relative clause between two commas, both of them within, begins and ends.

        It names, counts or dates something, and stands behind a name that it may tell of.
        """
        if self.language != "de" or len(self.mentions) == 0:
            return None
        found = grammar.general("de", "enclosed").search(self.text, self.sentence.start, self.sentence.end)
        if found is None:
            return None
        low, high = found.span()
        if all(m.end > low for m in self.mentions) and SUBJECT.match(self.text, high) is not None:
            return None
        spans: list[Mention | Figure | Time] = [*self.mentions, *self.figures, *self.times]
        whole = not any(s.start < low < s.end or s.start < high < s.end for s in spans)
        return (low, high) if whole and any(low < s.start < high for s in spans) else None

    def is_enclosed(self, span: Mention | Time) -> bool:
        """Return whether a name or period stands in such a clause."""
        return self.enclosed is not None and self.enclosed[0] < span.start < self.enclosed[1]

    @cached_property
    def heading(self) -> tuple[Mention, ...]:
        """Return the names that a sentence itself is about, in order: no preposition stands before them."""
        low = self.sentence.start
        if grammar.optional(self.language, "aspect").match(self.text, low):
            return ()  # "For the GPU, a Z9 is used" goes on about what the sentence before is about
        bare = (m for m in self.mentions if places.bracket(self.text, low, m.start) is None and not self.is_enclosed(m))
        straight = (m for m in bare if not (self.is_possessive(m) or self.is_nickname(m)))
        plain = tuple(m for m in straight if not self._is_beside(m, low) or reports_itself(self.text, self.language, m))
        if self.language == "zh":
            # Of a run of names, such as 昇腾CloudMatrix 384, the last is meant.
            plain = tuple(m for m in plain if not self.heads(m) or m.candidates[0].rank == "reference")
        unnamed = grammar.ending(self.language, "unnamed_says")
        plain = tuple(m for m in plain if unnamed.search(self.text[low : m.start]) is None)
        # "Acme's revenue rose" and "the revenue of Acme rose" are about Acme, whatever it is compared with.
        owner = [m for m in self.mentions[:1] if self._owns_head(m)]
        return (*owner, *plain)

    def is_kin(self, mention: Mention) -> bool:
        """Return whether a name only tells of another what he is to it: "the supplier of Acme" is not Acme."""
        before = self.text[max(0, mention.start - KIN) : mention.start]
        return grammar.ending(self.language, "kin").search(before) is not None

    def _owns_head(self, mention: Mention) -> bool:
        """Return whether a name owns what a sentence opens with, by its ending or by a word such as "of"."""
        low = self.sentence.start
        if self.is_kin(mention):
            return False
        if self.is_owner(mention) or (self.language == "zh" and self.is_possessive(mention)):
            return not self.is_oblique(mention.start, True, low)
        comma = self.text.rfind(",", low, mention.start)
        if any(m.candidates[0].cls == "Person" and m.end == comma for m in self.mentions):
            return False  # "Smith, the former head of Acme, joined Borealis"
        low = max(low, comma)
        # "Founded by former engineers of Acme, Borealis makes chips" is about Borealis.
        told = AGENT.search(self.text, low, mention.start) is not None
        return not told and mention.start - low <= HEAD and self._is_genitive(mention)

    def _is_genitive(self, mention: Mention) -> bool:
        """Return whether a word such as "of" alone takes a name out of the line."""
        low = self.sentence.start
        return self.is_oblique(mention.start, True, low) and not self.is_oblique(mention.start, False, low)

    def _is_spoken_of(self, mention: Mention) -> bool:
        """Return whether something is told of a name aside: it is of it, or a relative clause follows."""
        if mention.candidates[0].cls == "Facility":
            return True  # what is built or paid for is what the next sentence tells of
        relative = grammar.optional(self.language, "relative").match(self.text, mention.end, self.sentence.end)
        return relative is not None or (self._is_genitive(mention) and not self.is_kin(mention))

    def _is_beside(self, mention: Mention, low: int) -> bool:
        """Return whether a preposition takes a name, or the one that it is listed with or owned by, out of the line."""
        if self.is_oblique(mention.start, True, low):
            return True
        before = next((m for m in reversed(self.mentions) if m.end <= mention.start), None)
        if before is None:
            return False
        listed = sort(before) == sort(mention) and self._joined(before, mention) and not self._opens_behind(mention)
        tied = listed or OWNED.fullmatch(self.text, before.end, mention.start) is not None
        return tied and self._is_beside(before, low)

    def _opens_behind(self, mention: Mention) -> bool:
        """Return whether a name is the subject behind a participle that opens a sentence: "Founded by Acme, Borealis".

        "Founded by Acme, Borealis and Corvid" goes on with its list.
        """
        if self.language == "zh" or self.text[mention.start - 2 : mention.start] != ", ":
            return False
        opened = OPENED.match(self.text, self.sentence.start) is not None
        return opened and self.text[mention.end : mention.end + 1] != "," and not self._is_listed_on(mention)

    def _is_listed_on(self, mention: Mention) -> bool:
        """Return whether "and" follows a name at once."""
        return grammar.conjunction(self.language).match(self.text, mention.end) is not None

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
        return grammar.opening(self.language).fullmatch(self.text[low:start].lstrip(QUOTES)) is not None

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
        """Return whether a preposition before a place takes it out of the line of subject and object.

        It may stand before the maker: "in the Acme Z9", 搭载阿克米Z9.
        """
        makers = (m for m in self.mentions if low < m.end <= start and m.candidates[0].cls == "Company")
        process = any(m.start == start and m.candidates[0].cls == "Technology" for m in self.mentions)
        owned = {"zh": ("",), "de": ()}.get(self.language, () if process else (" ", "'s ", "’s "))
        start = next((m.start for m in makers if self.text[m.end : start] in owned), start)
        return places.is_oblique(self.language, self.text, start, genitive, low)

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

    def is_owner(self, mention: Mention) -> bool:
        """Return whether a name has the ending of the genitive."""
        return self.text[mention.end : mention.end + 2] in ("'s", "’s")

    def is_nickname(self, mention: Mention) -> bool:
        """Return whether a firm's name stands for another's: "le Nvidia chinois", "dubbed China's Nvidia"."""
        if mention.candidates[0].cls != "Company" or mention.candidates[0].rank == "reference":
            return False
        before, after = self.text[max(0, mention.start - 40) : mention.start], self.text[mention.end : mention.end + 24]
        behind, ahead = grammar.optional(self.language, "nickname"), grammar.ending(self.language, "nicknamed")
        return behind.match(after) is not None or ahead.search(before) is not None

    def heads(self, mention: Mention) -> bool:
        """Return whether another name follows without a break, so that this one only describes it ("Google TPU")."""
        return any(
            other.start - mention.end in (0, 1) and other.start > mention.start and not self._is_object(mention, other)
            for other in self.mentions
            if self.text[mention.end : other.start] in ("", " ")
        )

    def _is_object(self, left: Mention, right: Mention) -> bool:
        """Return whether a sort of things or a known firm behind a name is none of its own: German joins both by a
        hyphen, and a subject may stand right before what it acts on: "2024 kaufte Acme Borealis"."""
        first, best = left.candidates[0], right.candidates[0]
        firms = first.cls == best.cls == "Company" and first.rank in ("pref", "reference") and best.rank == "pref"
        return self.language == "de" and (best.cls == "ItemCategory" or firms)

    def group(self, mention: Mention, fits: Sequence[Mention], leftward: bool) -> tuple[Mention, ...]:
        """Return a name with the names that it is listed with, in order."""
        order = sorted(fits, key=lambda other: other.start)
        repeats = {b: a for a, b in pairwise(order) if self._repeats(a, b)}
        order = [other for other in order if other not in repeats]
        meant = repeats.get(mention, mention)
        order = [other for other in order if other == meant or not self._tells_home(other, order)]
        told = {a for a, b in pairwise(order) if a != meant and self._tells(a, b)}
        order = [other for other in order if other not in told]
        at = order.index(meant)
        # "Both firms" stands for two names in one place.
        same = [n for n, other in enumerate(order) if (other.start, other.end) == (order[at].start, order[at].end)]
        first, last = same[0], same[-1]
        while first > 0 and leftward and self._joined(order[first - 1], order[first]):
            # A list ends in "and X"; a bare comma before the last name opens a new thought.
            bare = (first == same[0] or self.language == "zh") and self._only_comma(order[first - 1], order[first])
            if bare and not (self._ends_in_others(order[first]) or self._is_heading(order[first - 1], order[first])):
                break
            first -= 1
        while last + 1 < len(order) and not leftward and self._joined(order[last], order[last + 1]):
            bare = self._only_comma(order[last], order[last + 1])
            if bare and (last == same[-1] if self.language == "zh" else self._is_closed(order[first : last + 2])):
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

    def members(self) -> tuple[Mention, ...]:
        """Return the names that only tell who is in a group that figures are of: "the top five makers, including A"."""
        if len(self.figures) == 0 or len(self.mentions) < GROUP:
            return ()
        listed = grammar.optional(self.language, "members").search(self.text, self.sentence.start, self.sentence.end)
        first = next((m for m in self.mentions if listed is not None and m.start == listed.end()), None)
        alike = [m for m in self.mentions if first is not None and sort(m) == sort(first)]
        return self.group(first, alike, False) if first is not None else ()

    def closes_list(self, mention: Mention) -> bool:
        """Return whether a name tells what the listed ones before it are: "A, B and other chips" in Chinese order."""
        return self.language == "zh" and CLOSING.search(self.text[self.sentence.start : mention.start]) is not None

    def _ends_in_others(self, mention: Mention) -> bool:
        """Return whether words such as "and others" close the list that a name is in."""
        return grammar.optional(self.language, "others").match(self.text, mention.end) is not None

    def _tells_home(self, mention: Mention, order: Sequence[Mention]) -> bool:
        """Return whether a country only tells where the one named behind it is from: "Japan's Acme"."""
        if mention.candidates[0].cls != "Country" or not self.is_owner(mention):
            return False
        title = grammar.title(self.language)
        return any(
            other.candidates[0].cls != "Country" and title.fullmatch(self.text, mention.start, other.start) is not None
            for other in order
            if other.start > mention.end
        )

    def _is_closed(self, names: Sequence[Mention]) -> bool:
        """Return whether a list ends before a bare comma and its last name: a verb follows, whose subject this is.

        So it does in "After Acme sold chips to Borealis, Corvid complained". Headings have no "and".
        """
        if ACTING.match(self.text, names[-1].end) is None:
            return False
        gaps = [self.text[a.end : b.start] for a, b in pairwise(names[:-1])]
        if len(gaps) == 0:
            return self.text[self.sentence.end - 1 : self.sentence.end] in ENDS
        return any(grammar.conjunction(self.language).search(gap) is not None for gap in gaps)

    def _is_heading(self, left: Mention, right: Mention) -> bool:
        """Return whether an English heading opens with two names and what both are to do: "Acme, Borealis to build"."""
        announced = self.language == "en" and self.text.startswith(" to ", right.end)
        return announced and left.start == self.sentence.start

    def _repeats(self, left: Mention, right: Mention) -> bool:
        """Return whether a name only repeats in brackets the one before it: "Acme Devices Corp. (ADC) and Borealis"."""
        same = left.candidates[0].iri == right.candidates[0].iri
        return same and BRACKET.fullmatch(self.text, left.end, right.start) is not None

    def _tells(self, left: Mention, right: Mention) -> bool:
        """Return whether a name only tells what the one behind it is: "der Acme-Konzern Borealis", "Chinas Corvid"."""
        between = TELLING if left.candidates[0].cls == "Country" else COMPOUND
        return self.language == "de" and between.fullmatch(self.text, left.end, right.start) is not None

    def _parted(self, left: Mention, right: Mention) -> bool:
        """Return whether two names are parted by ", and": a list of two has no comma, so a clause begins."""
        between = self.text[left.end : right.start]
        if left.start - self.sentence.start <= HEADED and grammar.optional(self.language, "told_of").fullmatch(between):
            return False  # "Acme, the largest maker of pumps, and Borealis"
        return (
            self.language != "zh" and "," in between and grammar.conjunction(self.language).search(between) is not None
        )

    def _only_comma(self, left: Mention, right: Mention) -> bool:  # in Chinese "、" parts names, a comma clauses
        between = BRACKETED.sub("", self.text[left.end : right.start].strip(QUOTES))
        return places.COMMA.match(between) is not None and grammar.conjunction(self.language).search(between) is None

    def _joined(self, left: Mention, right: Mention) -> bool:
        told = grammar.optional(self.language, "within").fullmatch(self.text, left.end, right.start)
        if told is not None and right.candidates[0].cls in ("Person", "Company"):
            return False  # names of persons and firms have no article: "Lee, den Kim traf" is no list
        both = left.start == right.start  # "the two companies"
        joint = both or grammar.joint(self.language).fullmatch(self.text, left.end, right.start) is not None
        return joint or self._is_marked_again(left, right)

    def _is_marked_again(self, left: Mention, right: Mention) -> bool:
        """Return whether the preposition of a name stands again before the next one: French "à A, à B et à C"."""
        again = grammar.optional(self.language, "again").fullmatch(self.text, left.end, right.start)
        if again is None or sort(left) != sort(right):
            return False
        listed = again["mark"].split()[0] in self.text[max(0, left.start - AGAIN) : left.start].lower().split()
        return listed or (again["and"] is not None and self.is_oblique(left.start, False, self.sentence.start))


def reports_itself(text: str, language: str, mention: Mention) -> bool:
    """Return whether a name is that of who reports of itself: "according to the annual report of Acme"."""
    return grammar.optional(language, "reports").match(text, mention.end) is not None
