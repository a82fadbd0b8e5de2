"""Find the words for measures in a sentence, and which of them a figure goes with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chipcontrols.loaders.documents.claims.gaps import PER, unknown
from chipcontrols.loaders.documents.claims.measures import (
    again,
    costs,
    link,
    measures,
    moves,
    names,
    pattern,
    sought,
    ways,
)
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import COMMA, behind
from chipcontrols.loaders.documents.spans import Figure, Mention, within
from chipcontrols.loaders.documents.values.units import MONEY

PARTS = ("percent", "x", "pp")
GOODS = ("Chip", "ItemCategory", "Market", "Product", "ProductFamily", "Technology")
# How far a figure that its measure follows stands before it.
AHEAD = 60
# How far before a sentence the measure stands that it goes on with.
BACK = 160
# The genitive of an owner right before a sum: "Acme's $3 billion cloud revenue".
OWNER = re.compile(r"['’]s ")
# Between a verb that multiplies and the measure of whom the sentence is about.
OWN = r"\s(?:FORMS)\s(?:[\w-]+\s){0,2}"
# A sum in other money, in brackets.
CONVERTED = re.compile(r"\s?\([^()]{1,30}\)")
STOP = re.compile(r"[;；。：]|:(?=\s*\n)")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words for a measure in a sentence."""

    measure: str
    match: re.Match[str]
    moves: bool = False

    @property
    def start(self) -> int:
        """Where they begin."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where they end."""
        return self.match.end()


def hits_in(passage: Passage) -> list[Hit]:
    """Return the words for measures in a sentence, and verbs right behind a firm that tell of its shares."""
    found: list[Hit] = []
    low, high = passage.sentence.start, passage.sentence.end
    for match in _matches(passage, low, high):
        name = next(name for name, found in match.groupdict().items() if found is not None and name[0] == "m")
        things = [m for m in passage.mentions if m.candidates[0].cls != "Topic"]
        inside = any(m.start <= match.start() and match.end() <= m.end for m in things)
        if not inside or passage.language == "de":
            told = ways(passage.language).search(match.group()) is not None
            found.append(Hit(names(passage.language)[int(name[1:])], match, told))
    verbs = moves(passage.language)
    for firm in (m for m in reversed(passage.mentions) if m.candidates[0].cls == "Company"):
        verb = verbs.match(passage.text, firm.end, high)
        if verb is not None and not _is_of_measure(passage, firm, verb.end(), found):
            found.append(Hit("share price", verb, True))
    goods = [m for m in passage.mentions if m.candidates[0].cls in GOODS] if dear(passage) else []
    dearer = (costs(passage.language).match(passage.text, item.end, high) for item in goods)
    found += [Hit("price", verb, True) for verb in dearer if verb is not None]
    firms = {m.candidates[0].iri for m in passage.mentions if m.candidates[0].cls == "Company"}
    if passage.language == "zh" and len(found) == 0 and len(firms) == 1:  # "Acme has become a favourite, up 9% in May"
        found = [Hit("share price", m, True) for m in verbs.finditer(passage.text, low, high) if _opens(passage, m)]
    found = sorted([*found, *_again(passage, found)], key=lambda hit: hit.start)
    return found if len(found) > 0 else _told_before(passage)


def dear(passage: Passage) -> bool:
    """Return whether a sentence has a percentage, so that one of its verbs may tell how prices change."""
    return any(f.unit == "percent" for f in passage.figures)


def _again(passage: Passage, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the pronouns that stand for the measure before them: "A's sales rose by 5 percent, those of B by 7"."""
    forms = again(passage.language)
    for match in forms.finditer(passage.text, passage.sentence.start, passage.sentence.end) if len(hits) > 0 else ():
        before = [hit for hit in hits if hit.end <= match.start()]
        if len(before) > 0:
            yield Hit(max(before, key=lambda hit: hit.start).measure, match)


def _opens(passage: Passage, match: re.Match[str]) -> bool:
    return COMMA.match(passage.text[match.start() - 1]) is not None


def _told_before(passage: Passage) -> list[Hit]:
    """Return the last measure of the sentence before, where this one says what it means: "That is 9% more"."""
    low = passage.sentence.start
    if pattern(passage.language, "back").match(passage.text, low) is None:
        return []
    line = passage.text.rfind("\n", 0, low) + 1
    before = list(measures(passage.language).finditer(passage.text, max(line, low - BACK), low))
    groups = [name for match in before[-1:] for name, words in match.groupdict().items() if words is not None]
    return [Hit(names(passage.language)[int(name[1:])], before[-1]) for name in groups]


def _matches(passage: Passage, low: int, high: int) -> Iterator[re.Match[str]]:
    """Yield the words for measures, past a name that holds their first ones: "HBM市场|规模"."""
    forms = measures(passage.language)
    for _, match in sought(passage.language).matches(passage.text, low, high):
        name = next((m for m in passage.mentions if m.start <= match.start() < m.end < match.end()), None)
        hyphen = name is not None and passage.text[name.end] == "-"
        later = match if name is None else forms.match(passage.text, name.end + hyphen, high)
        if later is not None:
            yield later


def _is_of_measure(passage: Passage, firm: Mention, end: int, hits: Sequence[Hit]) -> bool:
    """Return whether a verb behind a firm tells of a measure, or of another of which the firm is the owner."""
    low = behind(COMMA, passage.text, passage.clause(firm.start, end)[0], firm.start)
    if passage.is_oblique(firm.start, True, passage.sentence.start) or passage.is_possessive(firm):
        return True
    return any(low <= hit.start < end for hit in hits)


def one_by_one(passage: Passage, hits: Sequence[Hit]) -> dict[Figure, Hit]:
    """Return the measures of figures that are told one by one: "sales and profit rose by 5 and 7 percent respectively".

    A figure that such words go with and no measure of a row is one of nothing known.
    """
    found: dict[Figure, Hit] = {}
    for word in pattern(passage.language, "each").finditer(passage.text, passage.sentence.start, passage.sentence.end):
        row = _row(passage, [hit for hit in hits if hit.end <= word.start()])
        low, high = row[-1].end if len(row) > 0 else word.end(), passage.clause(word.start(), word.end())[1]
        figures = [f for f in within(passage.figures, low, high) if f not in found]
        for units in (MONEY, PARTS):
            alike = [f for f in figures if f.unit in units]
            if len(row) > 1 and len(alike) == len(row):
                found |= dict(zip(alike, row, strict=True))
            else:
                found |= {f: Hit("other", word) for f in alike if len(row) > 1}
    return found


def _row(passage: Passage, hits: Sequence[Hit]) -> list[Hit]:
    """Return the last measures that are listed side by side."""
    row = list(hits[-1:])
    for hit in reversed(hits[:-1]):
        if unknown(passage, hit.end, row[0].start) > 0 or row[0].start - hit.end > PER:
            break
        row.insert(0, hit)
    return row


def ahead(passage: Passage, figure: Figure, hits: Sequence[Hit]) -> Hit | None:
    """Return the measure that follows a figure at once: "12% growth in revenue", "3 billion euros in sales"."""
    for hit in hits:
        if 0 <= hit.start - figure.end <= AHEAD:
            aside = CONVERTED.match(passage.text, figure.end, hit.start)  # "3 billion won ($2 million) in sales"
            start = aside.end() if aside is not None else figure.end
            words = link(passage.language).fullmatch(passage.text, start, hit.start)
            if words is None and OWNER.fullmatch(passage.text[figure.start - 3 : figure.start]) is not None:
                words = pattern(passage.language, "part", r"\s(?:FORMS[\s-]?)*").fullmatch(
                    passage.text, start, hit.start
                )
            if words is None and figure.unit == "x":  # "doubled its sales"
                words = pattern(passage.language, "own", OWN).fullmatch(passage.text, start, hit.start)
            return hit if words is not None else None
    return None


def latest(passage: Passage, figure: Figure, hits: Sequence[Hit]) -> Hit | None:
    """Return the last measure before a figure in its clause."""
    low = passage.clause(figure.start, figure.end)[0]
    if len(hits) > 0 and hits[0].end <= passage.sentence.start:
        return hits[0]
    if passage.text[low - 1 : low] in ("(", "（"):
        low = passage.clause(low - 1, figure.end)[0]
    against = pattern(passage.language, "from", r"FORMS\s*$").search(passage.text, max(0, low - 2 * PER), low)
    if against is not None:  # ", compared with": what is set against a figure is of the same measure
        low = passage.clause(against.start() - 2, against.start() - 1)[0]
    stops = [m.end() for m in STOP.finditer(passage.text, low, figure.start)]
    low = max([low, *stops])
    return next((hit for hit in reversed(hits) if low <= hit.start and hit.end <= figure.start), None)


def opens_at(passage: Passage, hit: Hit) -> int:
    """Return where the clause of a measure opens, in German behind a comma: "verbilligte sich, obwohl der Umsatz".

    A pronoun for a measure goes on with the verb before its comma: "der Umsatz stieg um 8 Prozent, der von Acme um 5".
    """
    low = passage.clause(hit.start, hit.end)[0]
    own = passage.language == "de" and again("de").match(passage.text, hit.start) is None
    return behind(COMMA, passage.text, low, hit.start) if own else low
