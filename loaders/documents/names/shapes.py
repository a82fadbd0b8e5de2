"""Find names that no table knows by their shape and by the words around them, in languages of Latin script.

A run of capitalised words is a name if something tells what it names: a legal form or a head such as "University" at
its end, a first name, a title or a trade before it, a verb of firms after it, or a known name that it is listed with.
The words stand in cues/<language>/names.yml.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from chipcontrols.loaders.documents.names.sorts import (
    CAP,
    LIKELY,
    POSSIBLE,
    SURE,
    Grammar,
    Name,
    common,
    general,
    grammar_of,
    sort_of,
)
from chipcontrols.loaders.documents.spans import Mention, is_a
from chipcontrols.ontology.frames import superclasses

NUMBER = r"[a-z]?\d+(?:\.\d)?[A-Za-z]?(?!\w|[.,]\d| ?[%€$])"
FEW = re.compile(r"\d{1,3}")
YEAR = re.compile(r"(?:19|20)\d\d")
LISTED = re.compile(
    r"(?: \([^()]{1,30}\))?\s*(?:,|/|,? (?:and|or|et|ou|und|oder|sowie|ainsi que|as well as))"
    r"\s+(?:the |l'|le |la |d'|de |der |die )?"
)
# The last name of a list.
CLOSED = re.compile(r"(?<!\w)(?:and|et|und) (?:[A-ZÀ-Þ][\w'’-]*(?: |\Z)){1,4}\Z")
# A word behind a name that has a capital too.
CAPITAL = re.compile(" [A-ZÀ-Þ][a-zà-ÿ]")
WORDY, LETTER = re.compile(r"\S*\w\S*"), re.compile(r"[^\W\d_]")
# What hangs on a known name by a hyphen is a general word, and a lone ending of it none.
TAIL = re.compile(r"-\S+ ?|e?[sn](?!\w)|[^\w]+")
# What is behind the name in a compound such as "X-Chef".
CUTS = ("firm_after", "product_after", "seat_after")
# How much text behind a name is looked at, and before it.
AROUND, BEFORE = 60, 36
NAMED = frozenset({"Agent", "Product", "Instrument", "ControlList", "Place", "Work", "Facility"})
LISTABLE = frozenset({"Agent", "Product"})

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """A name by shape: its class, and from 0 to 3 how much speaks for it. `opening` is true at a sentence's start."""

    start: int
    end: int
    cls: str
    weight: int
    opening: bool = False


def shapes(text: str, language: str, start: int, end: int, known: Sequence[Mention]) -> list[Shape]:
    """Return the unknown names of a sentence in order. `known` are the names that the tables know in it."""
    grammar = grammar_of(language)
    # General words that the tables know, such as "semiconductor industry", may be part of a name.
    known = [m for m in known if is_a(m, *NAMED)]
    known = [m for m in known if not _is_first_name(grammar, text, m)]
    found = list(_phrases(grammar, text, start, end, known))
    taken = [(shape.start, shape.end) for shape in found]
    for run in _run().finditer(text, start, end):
        if any(run.start() < stop and begin < run.end() for begin, stop in taken):
            continue
        for piece in _pieces(grammar, text, run.start(), run.end(), known):
            shape = _shape(grammar, text, piece, start, known)
            if shape is not None:
                found.append(shape)
    # Twice, so that of "Acme, X and Y" Y is one of the firms too.
    found = [_as_listed(text, shape, found, known) for shape in found]
    listed = (_as_listed(text, shape, found, known) for shape in found)
    return sorted((shape for shape in listed if shape.weight > 0), key=lambda shape: (shape.start, shape.end))


def _is_first_name(grammar: Grammar, text: str, mention: Mention) -> bool:
    """Return whether the name of a country is a first name, by the word after it and a title before it."""
    if mention.candidates[0].cls != "Country":
        return False
    if CAPITAL.match(text, mention.end) is None:
        return False
    before = text[max(0, mention.start - AROUND) : mention.start]
    told = common()["given"].fullmatch(mention.text) or grammar.cues["person_before"].search(before)
    return told is not None


@cache
def _run() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@/#.-]){CAP}\.?(?:(?: & | )(?:{CAP}|{NUMBER})\.?)*")


def _phrases(grammar: Grammar, text: str, start: int, end: int, known: Sequence[Mention]) -> Iterator[Shape]:
    if grammar.language != "fr":  # "Luc de Nvidia" is no name there
        for match in common()["particled"].finditer(text, start, end):
            if not any(match.start() < m.end and m.start < match.end() for m in known):
                yield Shape(match.start(), match.end(), "Person", SURE)
    for n, match in grammar.phrases.matches(text, start, end):
        # What lies within a known name, or cuts one, is no name.
        if not any(match.start() < m.end and m.start < match.end() and not _holds(match, m) for m in known):
            yield Shape(match.start(), match.end(), grammar.phrase_classes[n], SURE)


def _holds(match: re.Match[str], mention: Mention) -> bool:
    whole = match.end() - match.start() > mention.end - mention.start
    return whole and match.start() <= mention.start and mention.end <= match.end()


def _pieces(grammar: Grammar, text: str, start: int, end: int, known: Sequence[Mention]) -> Iterator[Place]:
    """Yield the parts of a run that no known name covers, cut where a compound such as "X-Chef" says what X is."""
    for begin, stop in _uncovered(start, end, known):
        tail = TAIL.match(text[begin:stop])
        begin += tail.end() if tail is not None else 0
        for at in (n for n in range(begin, stop) if text[n] == "-"):
            if any(form.match(text[at : at + AROUND]) for cue in CUTS if (form := grammar.cues.get(cue)) is not None):
                yield begin, at
                space = text.find(" ", at, stop)
                begin = space + 1 if space > 0 else stop
                break
        if begin < stop:
            yield begin, stop


def _uncovered(start: int, end: int, known: Sequence[Mention]) -> Iterator[Place]:
    for mention in known:
        if mention.start < end and start < mention.end:
            if start < mention.start:
                yield start, mention.start
            start = max(start, mention.end)
    if start < end:
        yield start, end


def _shape(grammar: Grammar, text: str, piece: Place, opening: int, known: Sequence[Mention]) -> Shape | None:
    words = [(piece[0] + m.start(), piece[0] + m.end()) for m in WORDY.finditer(text[piece[0] : piece[1]])]
    words = _trimmed(grammar, text, words, opening)
    # A number alone, such as the rest of "USD 6.8 billion", names nothing.
    if LETTER.search("".join(text[start:end] for start, end in words)) is None:
        return None
    begin, stop = words[0][0], words[-1][1]
    more = common()["legal_next"].match(text, stop)
    stop = more.end() if more is not None else stop
    if text[stop - 1] == "." and common()["legal"].fullmatch(text[begin:stop]) is None:
        stop -= 1
    maker = next((m for m in known if m.end == begin - 1 and text[m.end] == " "), None)
    name = Name(text[begin:stop], text[max(opening, begin - BEFORE) : begin], text[stop : stop + AROUND], maker)
    if name.follows_firm() and maker is not None:
        if common()["division"].fullmatch(name.text):
            return Shape(maker.start, stop, "Company", SURE)
        if common()["firm"].fullmatch(text[maker.start : stop]):
            return None
    cls, weight = sort_of(grammar, name)
    if cls is None:
        return None
    if maker is not None and name.follows_firm() and common()["legal"].fullmatch(name.text) is not None:
        return Shape(maker.start, stop, "Company", SURE)  # "Acme Porto Corporation" is a firm of Acme's
    return Shape(begin, stop, cls, weight, begin == opening) if stop - begin > 1 else None


def _trimmed(grammar: Grammar, text: str, words: list[Place], opening: int) -> list[Place]:
    """Return the words of a run without those up to the last cue, and without general words at both ends."""
    for n in range(len(words) - 1, 0, -1):
        before = text[max(opening, words[n][0] - BEFORE) : words[n][0]]
        if grammar.language != "de" and not before.rstrip(" ,")[-1:].islower():
            continue
        if any(grammar.cues[cue].search(before) for cue in ("person_before", "firm_before", "product_before")):
            words = words[n:]
            break
    no_part = general(grammar, [text[start:end] for start, end in words])
    first, last = 0, len(words)
    while first < last and no_part[first]:
        first += 1
    while last > first and (no_part[last - 1] or YEAR.fullmatch(text[slice(*words[last - 1])])):
        if last - first > 1 and common()["firm"].fullmatch(text[words[first][0] : words[last - 1][1]]):
            break
        if last - first > 1 and _is_numbered(grammar, text, words[first][0], words[last - 1], opening):
            break
        last -= 1
    return words[first:last]


def _is_numbered(grammar: Grammar, text: str, begin: int, number: Place, opening: int) -> bool:
    """Return whether a number closes the name of a product, as words beside it tell: "the Zephyr 2 processor"."""
    if FEW.fullmatch(text[slice(*number)]) is None:
        return False
    before = text[max(opening, begin - BEFORE) : begin]
    if grammar.cues["product_after"].search(text[number[1] : number[1] + AROUND]) is not None:
        return True
    return any(grammar.cues[cue].search(before) is not None for cue in ("product_before", "owner_before"))


def _as_listed(text: str, shape: Shape, found: Sequence[Shape], known: Sequence[Mention]) -> Shape:
    """Return a name with the class of a neighbour in a list if little else tells it."""
    chip = shape.cls == "Chip" and shape.weight == LIKELY  # letters with digits may be those of a device
    if shape.weight > POSSIBLE and not chip:
        return shape
    beside = [(s.start, s.end, s.cls) for s in found if s.weight >= LIKELY]
    beside += [(m.start, m.end, m.candidates[0].cls) for m in known if superclasses(m.candidates[0].cls) & LISTABLE]
    for start, end, cls in sorted(place for place in beside if not chip or place[2] == "System"):
        if _are_listed(text, end, shape.start) or _are_listed(text, shape.end, start):
            return replace(shape, cls=cls, weight=LIKELY)
    return shape


def _are_listed(text: str, end: int, start: int) -> bool:
    """Return whether what stands between two names joins them: no bare comma behind "and", which closes a list.

    So it does in "Founded by Lee and Miller, Acme".
    """
    between = LISTED.fullmatch(text, end, start)
    return between is not None and (between[0].strip() != "," or CLOSED.search(text, max(0, end - AROUND), end) is None)
