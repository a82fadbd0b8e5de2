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
from chipcontrols.loaders.documents.claims.counts import is_aside
from chipcontrols.loaders.documents.claims.match import bind
from chipcontrols.loaders.documents.claims.templates import Cue, templates
from chipcontrols.loaders.documents.lexicon import WORD_END, WORD_START, expanded, load
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Figure, Mention
from chipcontrols.loaders.documents.values.units import MONEY
from chipcontrols.ontology.frames import superclasses

PARTS = ("percent", "x")
# How many words, or Chinese characters, that say nothing known may stand before a figure, and behind its measure.
LOOSE, LOOSE_HAN = 1, 3
BETWEEN, BETWEEN_HAN = 9, 14
# How far a figure that its measure follows stands before it, and how far behind it the end of a verb stands.
AHEAD, BEHIND = 60, 70
# How far before money "per share" stands.
PER = 12
SIGNS = {"+": "up", "＋": "up", "-": "down", "−": "down", "–": "down", "－": "down"}
WORD = re.compile(r"[^\W_]+")
HAN_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]")
COMMA = re.compile(r"[,，]")
STOP = re.compile(r"[;；。：]|:(?=\s*\n)")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words for a measure in a sentence."""

    measure: str
    match: re.Match[str]

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
    hits = list(_hits(passage))
    read: dict[Figure, Measured] = {}
    for figure in free if len(hits) > 0 else ():
        found = _read(passage, figure, hits, read)
        if found is None:
            continue
        read[figure] = found
        if not _is_taken(figure, taken):
            binding = _binding(passage, figure, found, protagonist)
            if binding is not None:
                yield binding


def _is_taken(figure: Figure, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < figure.end and figure.start < end for start, end in taken)


def _hits(passage: Passage) -> Iterator[Hit]:
    low, high = passage.sentence.start, passage.sentence.end
    for match in _measures(passage.language).finditer(passage.text, low, high):
        name = next(name for name, found in match.groupdict().items() if found is not None and name[0] == "m")
        inside = any(m.start <= match.start() and match.end() <= m.end for m in passage.mentions)
        if not inside or passage.language == "de":
            yield Hit(_names(passage.language)[int(name[1:])], match)


def _read(passage: Passage, figure: Figure, hits: Sequence[Hit], read: dict[Figure, Measured]) -> Measured | None:
    """Return what a figure is of, or None where it is not clear."""
    if is_aside(passage, figure) or _after(passage, figure, "points"):
        return None
    hit = _ahead(passage, figure, hits) or _before(passage, figure, hits)
    if hit is None:
        return None
    hit = _per_share(passage, figure, hit)
    rows = _table()[hit.measure]
    if len(rows) == 0:
        return None
    if hit.start >= figure.end:
        between = (figure.end, hit.start)
        way = _way(passage, *between)
        if figure.unit in PARTS and way is None and not rows.get("ratio"):
            return None
        return Measured(hit, way or "level")
    return _behind(passage, figure, hit, rows, read)


def _per_share(passage: Passage, figure: Figure, hit: Hit) -> Hit:
    """Return a measure, or where money is that of a share the earnings per share that it means, or nothing known."""
    beside = _after(passage, figure, "share") or _says(passage, figure.start - PER, figure.start, "share")
    if not beside or figure.unit not in MONEY or hit.measure in ("earnings per share", "share price", "issue price"):
        return hit
    return replace(hit, measure="earnings per share" if hit.measure in ("net profit", "loss") else "other")


def _behind(
    passage: Passage, figure: Figure, hit: Hit, rows: dict[str, Any], read: dict[Figure, Measured]
) -> Measured | None:
    """Return what a figure says of the measure before it."""
    between = [f for f in passage.figures if hit.end <= f.start and f.end <= figure.start and f.unit is not None]
    last = max((f.end for f in between), default=hit.end)
    if not _is_linked(passage, figure, hit, last, len(between) > 0):
        return None
    if len(between) > 0 and between[-1] not in read:
        return None  # what stands between is of something else, or not clear
    expected = _says(passage, last, figure.start, "expected")
    to, by, base = (_ends(passage, last, figure.start, name) for name in ("to", "by", "from"))
    way = _way(passage, last, figure.start)
    if figure.unit in MONEY:
        if expected:
            return Measured(hit, "level", True)
        if base or (len(between) > 0 and between[-1].unit in MONEY and not to):
            return None
        return Measured(hit, f"{way} by" if by and way is not None else "level")
    if rows.get("ratio"):
        return Measured(hit, "level") if not base and (way is None or to) and len(between) == 0 else None
    if to or expected:
        return None
    way = _direction(passage, figure, hit, last, read, between)
    return Measured(hit, way) if way is not None else None


def _is_linked(passage: Passage, figure: Figure, hit: Hit, last: int, further: bool) -> bool:
    """Return whether nothing stands between a measure and a figure that the figure may be of."""
    if any(_is_party(passage, m, hit) for m in passage.mentions if hit.end <= m.start and m.end <= figure.start):
        return False
    loose, wide = (LOOSE_HAN, BETWEEN_HAN) if passage.language == "zh" else (LOOSE, BETWEEN)
    wide = 2 * loose if further else wide
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
    way = _way(passage, last, figure.start)
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
    if passage.text[low - 1 : low] in ("(", "（"):
        low = passage.clause(low - 1, figure.end)[0]
    stops = [m.end() for m in STOP.finditer(passage.text, low, figure.start)]
    low = max([low, *stops])
    return next((hit for hit in reversed(hits) if low <= hit.start and hit.end <= figure.start), None)


def _is_party(passage: Passage, mention: Mention, hit: Hit) -> bool:
    """Return whether a name behind a measure is that of another who may own what follows."""
    if not any("Organisation" in superclasses(c.cls) for c in mention.candidates):
        return False
    return not passage.is_oblique(mention.start, True, hit.end)


def _binding(passage: Passage, figure: Figure, found: Measured, protagonist: Mention | None) -> Binding | None:
    cue = _cue(passage.language, found.hit.measure, found.way)
    if cue is None or figure.unit not in cue.units:
        return None
    cue = replace(cue, modality="forecast") if found.forecast else cue
    said = _part(passage, found.hit)
    for form in cue.forms:
        binding = bind(passage, cue, form, found.hit.match)
        if binding is not None:
            return replace(binding, figure=figure, said=said)
    role = list(cue.template.classes)[-1]
    named = any("Organisation" in superclasses(c.cls) for m in passage.mentions for c in m.candidates)
    if protagonist is None or named or not cue.template.fits(role, "Company"):
        return None
    here = replace(protagonist, start=found.hit.start, end=found.hit.start)
    return Binding(cue, found.hit.start, found.hit.end, {role: (here,)}, figure, said)


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
    return re.compile(f"{start}(?:{groups}){end}")


@cache
def _pattern(language: str, name: str, template: str = "FORMS") -> re.Pattern[str]:
    forms = load(f"{language}/measures.yml")[name]
    start, end = ("", "") if language == "zh" else (WORD_START, WORD_END)
    return re.compile(template.replace("FORMS", f"{start}(?:{expanded(forms, language)}){end}"))


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
    return re.compile(rf"\s(?:{ways})?(?:{section['link']})\s?(?:(?:{section['glue']})\s){{0,2}}")


@cache
def _cue(language: str, measure: str, way: str) -> Cue | None:
    """Return the cue of a measure for its level, its change or the amount of its change, if claims tell of that."""
    row = _table()[measure]
    kind = row.get("level" if way == "level" else "amount" if way.endswith(" by") else "change")
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
