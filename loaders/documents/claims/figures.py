"""Find what the figures of a sentence are of that no other words claim: their measure, its change, and whose it is.

The tables stand in `cues/measures.yml` and `cues/<language>/measures.yml`. A figure goes with the measure before it in
its clause, or with one that follows it at once ("12% growth in revenue"), if no words of their own stand between.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from chipcontrols.loaders.claim import BASE, Iri
from chipcontrols.loaders.documents.claims.binding import Binding
from chipcontrols.loaders.documents.claims.counts import is_aside, starting
from chipcontrols.loaders.documents.claims.match import bind
from chipcontrols.loaders.documents.claims.templates import Cue, templates
from chipcontrols.loaders.documents.grammar import jointly
from chipcontrols.loaders.documents.lexicon import WORD_END, WORD_START, load
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Figure, Mention
from chipcontrols.loaders.documents.values.units import MONEY
from chipcontrols.ontology.frames import superclasses

PARTS = ("percent", "x")
# How many words, or Chinese characters, that say nothing known may stand before a figure, and behind its measure.
LOOSE, LOOSE_HAN = 1, 3
BETWEEN, BETWEEN_HAN = 9, 14
# So many where "by" or "to" opens the figure.
LED = 5
# How far a figure that its measure follows stands before it, and how far behind it the end of a verb stands.
AHEAD, BEHIND = 60, 70
# How far behind a figure its own period stands.
DATED = 4
# How far before a sentence the measure stands that it goes on with.
BACK = 160
# How far before money "per share" stands.
PER = 12
# A name so near behind a measure is that of its holder, as is one whose words open in the genitive.
TOUCHING, GENITIVE = 2, ("des", "du ", "der")
SIGNS = {"+": "up", "＋": "up", "-": "down", "−": "down", "–": "down", "－": "down"}
WORD = re.compile(r"[^\W_]+")
HAN_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]")
COMMA = re.compile(r"[,，]")
# Words between commas about a measure or its holder: "Sales at Acme, the largest supplier of Borealis, fell".
INSERTED = re.compile(r"[^,.;\d]{0,40},\s[^,.;\d]{3,60},(?=\s)")
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


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure says of a measure: its level, or how much it goes up or down."""

    hit: Hit
    way: str
    forecast: bool = False


def measured(passage: Passage, taken: Sequence[tuple[int, int]], protagonist: Mention | None) -> Iterator[Binding]:
    """Yield the figures that are not `taken` with their measures, as filled cues."""
    free = [f for f in passage.figures if f.unit in PARTS or f.unit in MONEY]
    if all(_is_taken(f, taken) for f in free):
        return
    hits = _hits(passage)
    each = _each(passage, hits)
    read: dict[Figure, Measured] = {}
    for figure in free if len(hits) > 0 else ():
        found = _read(passage, figure, hits, each, read)
        if found is None:
            continue
        read[figure] = found
        if not _is_taken(figure, taken):
            binding = _binding(passage, figure, found, protagonist)
            if binding is not None:
                yield binding


def _is_taken(figure: Figure, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < figure.end and figure.start < end for start, end in taken)


def _hits(passage: Passage) -> list[Hit]:
    """Return the words for measures in a sentence, and verbs right behind a firm that tell of its shares."""
    found: list[Hit] = []
    low, high = passage.sentence.start, passage.sentence.end
    for match in _matches(passage, low, high):
        name = next(name for name, found in match.groupdict().items() if found is not None and name[0] == "m")
        inside = any(m.start <= match.start() and match.end() <= m.end for m in passage.mentions)
        if not inside or passage.language == "de":
            told = _ways(passage.language).search(match.group()) is not None
            found.append(Hit(_names(passage.language)[int(name[1:])], match, told))
    moves = _moves(passage.language)
    for firm in (m for m in reversed(passage.mentions) if m.candidates[0].cls == "Company"):
        verb = moves.match(passage.text, firm.end, high)
        if verb is not None and not _is_of_measure(passage, firm, verb.end(), found):
            found.append(Hit("share price", verb, True))
    firms = {m.candidates[0].iri for m in passage.mentions if m.candidates[0].cls == "Company"}
    if passage.language == "zh" and len(found) == 0 and len(firms) == 1:  # "Acme has become a favourite, up 9% in May"
        found = [Hit("share price", m, True) for m in moves.finditer(passage.text, low, high) if _opens(passage, m)]
    return sorted(found, key=lambda hit: hit.start) if len(found) > 0 else _told_before(passage)


def _opens(passage: Passage, match: re.Match[str]) -> bool:
    return COMMA.match(passage.text[match.start() - 1]) is not None


def _told_before(passage: Passage) -> list[Hit]:
    """Return the last measure of the sentence before, where this one says what it means: "That is 9% more"."""
    low = passage.sentence.start
    if _pattern(passage.language, "back").match(passage.text, low) is None:
        return []
    line = passage.text.rfind("\n", 0, low) + 1
    before = list(_measures(passage.language).finditer(passage.text, max(line, low - BACK), low))
    names = [name for match in before[-1:] for name, words in match.groupdict().items() if words is not None]
    return [Hit(_names(passage.language)[int(name[1:])], before[-1]) for name in names]


def _matches(passage: Passage, low: int, high: int) -> Iterator[re.Match[str]]:
    """Yield the words for measures, past a name that holds their first ones: "HBM市场|规模"."""
    forms = _measures(passage.language)
    for match in forms.finditer(passage.text, low, high):
        name = next((m for m in passage.mentions if m.start <= match.start() < m.end < match.end()), None)
        hyphen = name is not None and passage.text[name.end] == "-"
        later = match if name is None else forms.match(passage.text, name.end + hyphen, high)
        if later is not None:
            yield later


def _is_of_measure(passage: Passage, firm: Mention, end: int, hits: Sequence[Hit]) -> bool:
    """Return whether a verb behind a firm tells of a measure, or of another of which the firm is the owner."""
    low = max([passage.clause(firm.start, end)[0], *(m.end() for m in COMMA.finditer(passage.text, 0, firm.start))])
    if passage.is_oblique(firm.start, True, passage.sentence.start) or passage.is_possessive(firm):
        return True
    return any(low <= hit.start < end for hit in hits)


def _each(passage: Passage, hits: Sequence[Hit]) -> dict[Figure, Hit]:
    """Return the measures of figures that are told one by one: "sales and profit rose by 5 and 7 percent respectively".

    A figure that such words go with and no measure of a row is one of nothing known.
    """
    found: dict[Figure, Hit] = {}
    for word in _pattern(passage.language, "each").finditer(passage.text, passage.sentence.start, passage.sentence.end):
        row = _row(passage, [hit for hit in hits if hit.end <= word.start()])
        low, high = row[-1].end if len(row) > 0 else word.end(), passage.clause(word.start(), word.end())[1]
        figures = [f for f in passage.figures if low <= f.start and f.end <= high and f not in found]
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
        if _unknown(passage, hit.end, row[0].start) > 0 or row[0].start - hit.end > PER:
            break
        row.insert(0, hit)
    return row


def _read(
    passage: Passage, figure: Figure, hits: Sequence[Hit], each: dict[Figure, Hit], read: dict[Figure, Measured]
) -> Measured | None:
    """Return what a figure is of, or None where it is not clear."""
    if (
        passage.text[figure.start - 1 : figure.start].isascii()
        and passage.text[figure.start - 1 : figure.start].isalpha()
    ):
        return None  # "S$3 billion" is other money
    if is_aside(passage, figure) or _after(passage, figure, "points"):
        return None
    hit = each.get(figure) or _ahead(passage, figure, hits) or _before(passage, figure, hits)
    if hit is None:
        return None
    hit = _per_share(passage, figure, hit)
    rows = _table()[hit.measure]
    if len(rows) == 0:
        return None
    if hit.start >= figure.end:
        return _following(passage, figure, hit, rows)
    if figure in each:
        way = _way(passage, hit.end, figure.start)
        return Measured(hit, way or "level") if figure.unit in MONEY or rows.get("ratio") or way is not None else None
    return _behind(passage, figure, hit, rows, read)


def _following(passage: Passage, figure: Figure, hit: Hit, rows: dict[str, Any]) -> Measured | None:
    """Return what a figure says of the measure behind it."""
    low = max(figure.start - AHEAD, passage.clause(hit.start, hit.end)[0])
    way = _way(passage, figure.end, hit.start)
    if figure.unit in MONEY:
        moved = any(_ends(passage, low, figure.start, name) for name in ("up", "down"))
        return None if moved or way is not None else Measured(hit, "level")
    if way is None and _ends(passage, low, figure.start, "by"):
        way = _way(passage, low, figure.start)
    return Measured(hit, way or "level") if way is not None or rows.get("ratio") else None


def _per_share(passage: Passage, figure: Figure, hit: Hit) -> Hit:
    """Return a measure, or where money is that of a share the earnings per share that it means, or nothing known."""
    beside = _after(passage, figure, "share") or _ends(passage, figure.start - PER, figure.start, "share")
    if not beside or figure.unit not in MONEY or hit.measure in ("earnings per share", "share price", "issue price"):
        return hit
    return replace(hit, measure="earnings per share" if hit.measure in ("net profit", "loss") else "other")


def _behind(
    passage: Passage, figure: Figure, hit: Hit, rows: dict[str, Any], read: dict[Figure, Measured]
) -> Measured | None:
    """Return what a figure says of the measure before it."""
    between = [f for f in passage.figures if hit.end <= f.start and f.end <= figure.start and f.unit is not None]
    between = [f for f in between if not is_aside(passage, f)]
    last = max((f.end for f in between), default=hit.start if hit.moves else max(hit.end, passage.sentence.start))
    if not _is_linked(passage, figure, hit, last, len(between) > 0):
        return None
    if len(between) > 0 and between[-1] not in read:
        return None  # what stands between is of something else, or not clear
    if figure.unit in MONEY:
        return _money(passage, figure, hit, last, read[between[-1]] if len(between) > 0 else None)
    to, base = (_ends(passage, last, figure.start, name) for name in ("to", "from"))
    if rows.get("ratio"):
        way = _way(passage, last, figure.start)
        return Measured(hit, "level") if not base and (way is None or to) and len(between) == 0 else None
    if to and _behind_figure(passage.language).match(passage.text, figure.end) is None:
        return None
    way = _direction(passage, figure, hit, last, read, between)
    return Measured(hit, way) if way is not None and not _is_expected(passage, figure, hit, last) else None


def _is_expected(passage: Passage, figure: Figure, hit: Hit, last: int) -> bool:
    """Return whether a figure is what others expected, by the words around its measure."""
    commas = [m.end() for m in COMMA.finditer(passage.text, passage.sentence.start, hit.start)]
    opens = max([passage.clause(hit.start, hit.end)[0], *commas])
    return any(_says(passage, *stretch, "expected") for stretch in ((last, figure.start), (opens, hit.start)))


def _money(passage: Passage, figure: Figure, hit: Hit, last: int, before: Measured | None) -> Measured | None:
    """Return what money says of the measure before it: a level, the amount of a change, or what one starts from."""
    low = passage.clause(hit.start, hit.end)[0]
    expected = _is_expected(passage, figure, hit, last)
    to, by, base = (_ends(passage, last, figure.start, name) for name in ("to", "by", "from"))
    dated = any(last <= t.start < figure.start or 0 <= t.start - figure.end <= DATED for t in passage.times)
    if before is not None and hit.measure == "share price":
        return Measured(hit, "from")  # what the change that is told leads to
    if base or _is_start(passage, figure):
        return Measured(hit, "level" if expected or dated else "from", expected)
    follows = before is not None and before.way in ("level", "up by", "down by") and not to
    if follows and not dated and hit.measure != "earnings per share":
        return Measured(hit, "from") if _unknown(passage, last, figure.start) == 0 else None  # the same in other money
    way = _way(passage, last, figure.start)
    if way is None and _ends(passage, last, figure.start, "amount"):
        way = _way(passage, max(low, hit.start - BEHIND), hit.start)
    by = by or (passage.language == "zh" and not to and _ends(passage, last, figure.start, way or "to"))
    return Measured(hit, f"{way} by" if by and way is not None else "level", expected)


def _is_start(passage: Passage, figure: Figure) -> bool:
    """Return whether a figure is what a change starts from: "von 42 auf 46 Millionen"."""
    return any(starting(passage, f) == figure for f in passage.figures if f.start >= figure.end)


def _is_linked(passage: Passage, figure: Figure, hit: Hit, last: int, further: bool) -> bool:
    """Return whether nothing stands between a measure and a figure that the figure may be of."""
    inserted = INSERTED.match(passage.text, last, figure.start) if passage.language != "zh" else None
    last = inserted.end() if inserted is not None else last
    if any(_is_party(passage, m, hit) for m in passage.mentions if last <= m.start and m.end <= figure.start):
        return False
    loose, wide = (LOOSE_HAN, BETWEEN_HAN) if passage.language == "zh" else (LOOSE, BETWEEN)
    if passage.language != "zh" and any(_ends(passage, last, figure.start, name) for name in ("to", "by")):
        loose = LED
    wide = 2 * LOOSE_HAN if further else wide
    verb = max((m.end() for m in _verbs(passage.language).finditer(passage.text, last, figure.start)), default=last)
    if _unknown(passage, verb, figure.start) > loose or _unknown(passage, last, figure.start) > wide:
        return False
    comma = COMMA.search(passage.text, last, figure.start)
    return comma is None or _unknown(passage, comma.end(), figure.start) <= 2 * loose


def _direction(
    passage: Passage, figure: Figure, hit: Hit, last: int, read: dict[Figure, Measured], between: Sequence[Figure]
) -> str | None:
    """Return whether a rate is of a rise or of a fall, or None where nothing says so."""
    text, low = passage.text, passage.clause(hit.start, hit.end)[0]
    sign = text[figure.start - 1] if figure.start > last else ""
    if sign in SIGNS and not text[figure.start - 2].isdigit():
        return SIGNS[sign]
    way = _way(passage, last, figure.start) or _way(passage, figure.start, figure.end)
    if way is not None:
        return way
    behind = _behind_figure(passage.language).match(text, figure.end, passage.sentence.end)
    if behind is not None:
        return _way(passage, behind.start("way"), behind.end("way"))
    if len(between) > 0 and between[-1] in read and between[-1].unit in PARTS:
        before = read[between[-1]].way
        return before if before in ("up", "down") and _unknown(passage, last, figure.start) == 0 else None
    if passage.language == "zh":
        return None
    if _ends(passage, last, figure.start, "by"):
        high = min(passage.clause(figure.start, figure.end)[1], figure.end + BEHIND)
        return _way(passage, max(low, hit.start - BEHIND), hit.start) or _way(passage, figure.end, high, first=True)
    return None


def _ahead(passage: Passage, figure: Figure, hits: Sequence[Hit]) -> Hit | None:
    """Return the measure that follows a figure at once: "12% growth in revenue", "3 billion euros in sales"."""
    for hit in hits:
        if 0 <= hit.start - figure.end <= AHEAD:
            words = _link(passage.language).fullmatch(passage.text, figure.end, hit.start)
            return hit if words is not None else None
    return None


def _before(passage: Passage, figure: Figure, hits: Sequence[Hit]) -> Hit | None:
    """Return the last measure before a figure in its clause."""
    low = passage.clause(figure.start, figure.end)[0]
    if len(hits) > 0 and hits[0].end <= passage.sentence.start:
        return hits[0]
    if passage.text[low - 1 : low] in ("(", "（"):
        low = passage.clause(low - 1, figure.end)[0]
    stops = [m.end() for m in STOP.finditer(passage.text, low, figure.start)]
    low = max([low, *stops])
    return next((hit for hit in reversed(hits) if low <= hit.start and hit.end <= figure.start), None)


def _is_party(passage: Passage, mention: Mention, hit: Hit) -> bool:
    """Return whether a name behind a measure is that of another who may own what follows."""
    if not _is_organisation(mention):
        return False
    touches = mention.start - hit.end <= TOUCHING or passage.text[mention.start : mention.start + 3] in GENITIVE
    return not touches and not passage.is_oblique(mention.start, True, hit.end)


def _is_organisation(mention: Mention) -> bool:
    return any("Organisation" in superclasses(c.cls) for c in mention.candidates)


def _binding(passage: Passage, figure: Figure, found: Measured, protagonist: Mention | None) -> Binding | None:
    cue = _cue(passage.language, found.hit.measure, found.way)
    if cue is None or figure.unit not in cue.units:
        return None
    cue = replace(cue, modality="forecast") if found.forecast else cue
    said = _part(passage, found.hit)
    role = next(slot.role for slot in cue.forms[-1].slots if not slot.optional)
    if _has_own_subject(passage, found.hit):
        return None
    if found.hit.end <= passage.sentence.start:
        told = next((m for m in passage.topic if _is_organisation(m)), protagonist)
        roles = {role: (told,)} if told is not None else {}
        return Binding(cue, found.hit.start, found.hit.end, roles, figure, said) if len(roles) > 0 else None
    for form in cue.forms:
        binding = bind(passage, cue, form, found.hit.match)
        if binding is not None and _is_holder(passage, found.hit, binding.roles[role]):
            return replace(binding, figure=figure, said=said)
    after = _behind_comma(passage, figure, found.hit)
    if after is not None:
        return Binding(cue, found.hit.start, found.hit.end, {role: (after,)}, figure, said)
    subject = _subject(passage, found.hit)
    if subject is not None:
        return Binding(cue, found.hit.start, found.hit.end, {role: (subject,)}, figure, said)
    if protagonist is None or not cue.template.fits(role, "Company"):
        return None
    if not _is_spoken_of(passage, found.hit, protagonist):
        return None
    here = replace(protagonist, start=found.hit.start, end=found.hit.start)
    return Binding(cue, found.hit.start, found.hit.end, {role: (here,)}, figure, said)


def _behind_comma(passage: Passage, figure: Figure, hit: Hit) -> Mention | None:
    """Return the firm that follows a measure and its figure: "With sales of $3 billion, Acme leads"."""
    opens = _pattern(passage.language, "with").match(passage.text, passage.sentence.start)
    after = next((m for m in passage.mentions if m.start >= figure.end), None)
    if opens is None or opens.end() > hit.start or after is None or not _is_organisation(after):
        return None
    return after if re.fullmatch(r",\s\w{0,3}['’ ]?", passage.text[figure.end : after.start]) is not None else None


def _subject(passage: Passage, hit: Hit) -> Mention | None:
    """Return the firm that a sentence is about, where it is named in the clause of a measure."""
    low = passage.clause(hit.start, hit.end)[0]
    about = [m for m in passage.subjects if low <= m.start and m.end <= hit.start and m.candidates[0].cls == "Company"]
    return about[0] if len(about) > 0 and passage.language != "zh" and _is_holder(passage, hit, about[:1]) else None


def _is_spoken_of(passage: Passage, hit: Hit, protagonist: Mention) -> bool:
    """Return whether the firm that a text is about may be meant where a measure has no holder, and no other one."""
    low = passage.clause(hit.start, hit.end)[0]
    named = [m for m in passage.mentions if _is_organisation(m)]
    own = [m for m in named if m.candidates[0].iri == protagonist.candidates[0].iri]
    if len(own) < len(named) or passage.sentence.start <= protagonist.start < passage.sentence.end:
        return False
    if len(own) > 0:
        return passage.language != "zh"
    return _pattern(passage.language, "firms").search(passage.text, low, hit.start) is None


def _has_own_subject(passage: Passage, hit: Hit) -> bool:
    """Return whether a Chinese clause has words of its own before a measure, and no name, that are its holder."""
    low = passage.clause(hit.start, hit.end)[0]
    if passage.language != "zh" or any(low <= m.start and m.end <= hit.start for m in passage.mentions):
        return False
    spans = (*COMMA.finditer(passage.text, low, hit.start), *_measures("zh").finditer(passage.text, low, hit.start))
    low = max([low, *(m.end() for m in spans), *(f.end for f in passage.figures if f.end <= hit.start)])
    parts = _pattern(passage.language, "part", r"(?:FORMS)+$").search(passage.text, low, hit.start)
    return _unknown(passage, low, parts.start() if parts is not None else hit.start) >= LOOSE_HAN


def _is_holder(passage: Passage, hit: Hit, named: Sequence[Mention]) -> bool:
    """Return whether a name is not in brackets of its own, and not that of who expects something."""
    between = passage.text[named[-1].end : hit.start]
    if passage.text[named[-1].start - 1] in "(（" and between[:1] in (")", "）"):
        between = between[1:]  # a short form in brackets behind the name
    if jointly(passage.language).search(between) is not None:
        return False
    if _pattern(passage.language, "expected").match(passage.text, named[-1].end + 1) is not None:
        return False
    return between.count(")") + between.count("）") <= between.count("(") + between.count("（")


def _part(passage: Passage, hit: Hit) -> tuple[tuple[str, str], ...]:
    """Return the words of the text for a measure of a part only, such as "cloud revenue", as its detail."""
    part = _pattern(passage.language, "part", r"(?:FORMS[\s-]?)+$")
    ahead = part.search(passage.text, passage.clause(hit.start, hit.end)[0], hit.start)
    if ahead is None or any(m.start < hit.start and ahead.start() < m.end for m in passage.mentions):
        compound = _pattern(passage.language, "compound").fullmatch(hit.match.group())
        return (("measure", hit.match.group()),) if compound is not None else ()
    return (("measure", " ".join(passage.text[ahead.start() : hit.end].split())),)


def _way(passage: Passage, start: int, end: int, first: bool = False) -> str | None:
    found = [m for m in _ways(passage.language).finditer(passage.text, start, end)]
    return (found[0] if first else found[-1]).lastgroup if len(found) > 0 else None


def _unknown(passage: Passage, start: int, end: int) -> int:
    """Return how many words of a stretch say nothing known."""
    spans = sorted((max(t.start, start), min(t.end, end)) for t in passage.times if t.start < end and start < t.end)
    rest, at = [], start
    for low, high in spans:
        rest.append(passage.text[at:low])
        at = max(at, high)
    rest.append(passage.text[at:end])
    left = _known(passage.language).sub(" ", " ".join(rest))
    return len((HAN_WORD if passage.language == "zh" else WORD).findall(left))


def _says(passage: Passage, start: int, end: int, name: str) -> bool:
    return _pattern(passage.language, name).search(passage.text, max(start, passage.sentence.start), end) is not None


def _after(passage: Passage, figure: Figure, name: str) -> bool:
    """Return whether a figure ends in words of a sort, or they follow it at once."""
    behind = _pattern(passage.language, name, r"[\s-]{0,2}FORMS")
    within = _pattern(passage.language, name, r"FORMS\s*$")
    text = passage.text
    return behind.match(text, figure.end) is not None or within.search(text[figure.start : figure.end]) is not None


def _ends(passage: Passage, start: int, end: int, name: str) -> bool:
    """Return whether a stretch ends in words of a sort, with small words at most behind them."""
    forms = _pattern(passage.language, name)
    last = max((m.end() for m in forms.finditer(passage.text, start, end)), default=None)
    return last is not None and _unknown(passage, last, end) == 0 and len(passage.text[last:end].split()) <= 3


@cache
def _table() -> dict[str, Any]:
    return {name: row or {} for name, row in load("measures.yml").items()}


@cache
def _names(language: str) -> tuple[str, ...]:
    return tuple(load(f"{language}/measures.yml")["measures"])


@cache
def _measures(language: str) -> re.Pattern[str]:
    section = load(f"{language}/measures.yml")
    start, end = ("", "") if language == "zh" else (WORD_START, WORD_END)
    groups = "|".join(f"(?P<m{n}>{forms})" for n, forms in enumerate(section["measures"].values()))
    return re.compile(f"{start}(?:{groups}){end}", re.IGNORECASE if language in ("en", "fr") else 0)


@cache
def _pattern(language: str, name: str, template: str = "FORMS") -> re.Pattern[str]:
    forms = load(f"{language}/measures.yml")[name]
    start, end = ("", "") if language == "zh" else (WORD_START, WORD_END)
    flags = re.IGNORECASE if language in ("en", "fr") else 0
    return re.compile(template.replace("FORMS", f"{start}(?:{forms}){end}"), flags)


@cache
def _moves(language: str) -> re.Pattern[str]:
    return re.compile(load(f"{language}/measures.yml")["moves"])


@cache
def _ways(language: str) -> re.Pattern[str]:
    section = load(f"{language}/measures.yml")
    start, end = ("", "") if language == "zh" else (WORD_START, WORD_END)
    return re.compile(f"{start}(?:(?P<up>{section['up']})|(?P<down>{section['down']})){end}")


@cache
def _verbs(language: str) -> re.Pattern[str]:
    section = load(f"{language}/measures.yml")
    start, end = ("", "") if language == "zh" else (WORD_START, WORD_END)
    return re.compile(f"{start}(?:{section['up']}|{section['down']}|{section['level']}){end}")


@cache
def _known(language: str) -> re.Pattern[str]:
    section = load(f"{language}/measures.yml")
    start, end = ("", "") if language == "zh" else (WORD_START, WORD_END)
    names = ("expected", "base", "up", "down", "level", "glue", "from", "share")
    forms = "|".join(f"(?:{section[name]})" for name in names)
    return re.compile(rf"{start}(?:{forms}){end}|\d+(?:[.,]\d+)*|%", re.IGNORECASE)


@cache
def _behind_figure(language: str) -> re.Pattern[str]:
    """Return what may stand right behind a rate and tell its direction: "12% higher", 12%的增长."""
    section = load(f"{language}/measures.yml")
    ways = f"(?P<way>{section['up']}|{section['down']})"
    if language == "zh":
        return re.compile(rf"\s?(?:左右|以上)?(?:的|之)(?:{section['base']})?(?:{section['glue']})*{ways}")
    gap = rf"\s(?:(?:{section['base']}|{section['glue']})\s){{0,3}}"
    return re.compile(f"{gap}{ways}{WORD_END}")


@cache
def _link(language: str) -> re.Pattern[str]:
    """Return what may stand between a figure and its measure behind it."""
    section = load(f"{language}/measures.yml")
    if language == "zh":
        return re.compile(rf"\s?(?:{section['link']})")
    ways = f"(?:(?:{section['base']}|{section['glue']})\\s){{0,2}}(?:{section['up']}|{section['down']})\\s"
    return re.compile(rf"(?:\s?\([^()]{{0,40}}\))?\s(?:{ways})?(?:{section['link']})")


@cache
def _cue(language: str, measure: str, way: str) -> Cue | None:
    """Return the cue of a measure for its level, its change or the amount of its change, if claims tell of that."""
    row = _table()[measure]
    told = {"level": "level", "up": "change", "down": "change"}.get(way, "amount")
    kind = row.get(told) if way != "from" else None
    if kind is None:
        return None
    template = templates()[kind]
    falls = way.startswith("down")
    details = dict(row.get("details", {})) if way == "level" else {}
    if template.changes and measure not in ("revenue", "share price", "market capitalisation", "market"):
        details["measure"] = measure
    if template.directed:
        details = {"direction": "down" if falls else "up"}
    negative = (falls and not template.directed) != bool(row.get("negative"))
    units = (*template.units, "x") if template.changes and "percent" in template.units else template.units
    units = ("percent",) if row.get("ratio") else units
    fixed = tuple((role, Iri(f"{BASE}id/{path}")) for role, path in row.get("fixed", {}).items())
    return Cue(
        template,
        template.forms["measure"],
        _measures(language),
        tuple(sorted(details.items())),
        units,
        None,
        template.score,
        fixed=fixed if way == "level" else (),
        falls=negative,
    )
