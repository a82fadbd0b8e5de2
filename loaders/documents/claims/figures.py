"""Find what the figures of a sentence are of that no other words claim: their measure, its change, and whose it is.

The tables stand in `cues/measures.yml` and `cues/<language>/measures.yml`. A figure goes with the measure before it in
its clause, or with one that follows it at once ("12% growth in revenue"), if no words of their own stand between.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from chipcontrols.loaders.documents.claims.binding import Binding
from chipcontrols.loaders.documents.claims.context import Context
from chipcontrols.loaders.documents.claims.counts import is_aside, is_start
from chipcontrols.loaders.documents.claims.gaps import (
    PER,
    closes,
    ends_in,
    is_of_another,
    is_per_share,
    says,
    unknown,
    way_in,
)
from chipcontrols.loaders.documents.claims.hits import AHEAD, PARTS, Hit, ahead, hits_in, latest, one_by_one, opens_at
from chipcontrols.loaders.documents.claims.holders import Measured, held
from chipcontrols.loaders.documents.claims.measures import ago, optionally, pattern, table, trailing, verbs, ways
from chipcontrols.loaders.documents.claims.sales import sales_shares
from chipcontrols.loaders.documents.claims.segments import ellipsis
from chipcontrols.loaders.documents.lexicon import LANGUAGES
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import COMMA, PAUSE, behind, bracket
from chipcontrols.loaders.documents.spans import Figure, Mention, is_a, within
from chipcontrols.loaders.documents.values.units import MONEY

# What the sums of the parts of a firm are of.
SUMS = ("revenue", "operating profit", "orders")
COUNTS = ("units", "wafers/month")
# No share costs more than so much.
PRICED = 10_000_000
# How long something takes parts no measure from its figure: "its highest profit in three years, 12 billion".
SPANS = ("years", "days")
# How many words, or Chinese characters, that say nothing known may stand before a figure, and behind its measure.
LOOSE, LOOSE_HAN = 1, 3
BETWEEN, BETWEEN_HAN = 9, 14
# So many where "by" or "to" opens the figure.
LED = 5
# How far behind a figure the end of a verb stands.
BEHIND = 70
# How far behind a figure its own period stands.
DATED = 9
# A name so near behind a measure is its holder's, as is one in the genitive.
TOUCHING, GENITIVE = 2, ("des", "du ", "der")
DIGIT = re.compile(r"\d")
# What opens a rate beside the level of its measure.
MARKED = r"(?:,|\s(?:and|et))\s(?:FORMS)\s(?:(?:an?|une?) )?(?:[\w-]+ de )?$"
# What joins a figure to the noun for its measure.
NOMINAL = re.compile(r" (?:von|in Höhe von)(?: (?:rund|etwa|knapp|gut|über|mehr als|fast))? ")
# Between a share and the measure that it is of.
WHOLE = re.compile(r" (?:of|de|d['’]|du|des|von|am|vom|der) ?(?:[a-zà-ÿ'’-]+ ){0,3}")
# How far before its bracket a share of sales stands.
SHARED = 24
# The months of a year.
YEAR = 12
# No firm earns so little in all.
SMALL = 1000
SIGNS = {"+": "up", "＋": "up", "-": "down", "−": "down", "–": "down", "－": "down"}
# Words between commas about a measure or its holder: "Sales at Acme, the largest supplier, fell".
INSERTED = re.compile(r"[^,.;\d]{0,40},\s[^,.;\d]{3,60},(?=\s)")
# "S$3 billion" is money of another country.
OTHER_MONEY = re.compile(r"(?<![A-Za-z])[ACS]$")


def measured(passage: Passage, taken: Sequence[tuple[int, int]], context: Context) -> Iterator[tuple[Binding, bool]]:
    """Yield the figures that are not `taken` with their measures, as filled cues; whether they were told one by one."""
    free = [f for f in passage.figures if f.unit in PARTS or f.unit in MONEY]
    if passage.language not in LANGUAGES or all(_is_taken(f, taken) for f in free):
        return
    shares = [b for b in sales_shares(passage, context.protagonist) if not _is_taken(b.figure, taken)]
    yield from ((binding, True) for binding in shares if not _is_observed(binding, context))
    taken = [*taken, *((b.figure.start, b.figure.end) for b in shares if b.figure is not None)]
    hits = hits_in(passage)
    each = one_by_one(passage, hits)
    read: dict[Figure, Measured] = {}
    for figure in free if len(hits) > 0 else ():
        found = _read(passage, figure, hits, each, read)
        if found is None:
            continue
        read[figure] = found
        if not _is_taken(figure, taken):
            binding = held(passage, figure, found, context.protagonist)
            if binding is not None and not _is_observed(binding, context):
                yield binding, figure in each or found.part is not None


def _is_observed(binding: Binding, context: Context) -> bool:
    """Return whether a figure went to who only watches others, such as a house of market research."""
    return any(m.candidates[0].iri in context.observers for group in binding.roles.values() for m in group)


def _is_taken(figure: Figure | None, taken: Sequence[tuple[int, int]]) -> bool:
    return figure is not None and any(start < figure.end and figure.start < end for start, end in taken)


def _read(
    passage: Passage, figure: Figure, hits: Sequence[Hit], each: dict[Figure, Hit], read: dict[Figure, Measured]
) -> Measured | None:
    """Return what a figure is of, or None where it is not clear."""
    if OTHER_MONEY.search(passage.text, max(0, figure.start - 3), figure.start) is not None:
        return None
    if _is_of_share(passage, figure, read):
        return None
    points = figure.unit != "pp" and ends_in(passage, figure, "points")
    if points or (is_aside(passage, figure) and _back(passage, figure, figure.start - PER) == 0):
        return None
    goes_on = ellipsis(passage, figure)
    if goes_on is not None:
        told = next((h for h in reversed(hits) if h.end <= goes_on[0] and h.measure in SUMS), None)
        way = "level" if figure.unit in MONEY else way_in(passage, goes_on[0], figure.start)
        return Measured(told, way, part=goes_on[1]) if told is not None and way is not None else None
    hit = each.get(figure) or _nominal(passage, figure, hits) or ahead(passage, figure, hits)
    hit = hit or latest(passage, figure, hits)
    if hit is None:
        return None
    hit = _per_share(passage, figure, hit)
    rows = table()[hit.measure]
    if len(rows) == 0 or _is_whole(passage, hit) or (figure.unit == "pp" and not rows.get("ratio")):
        return None
    if hit.start >= figure.end:
        return _following(passage, figure, hit, rows)
    if figure in each:
        way = way_in(passage, hit.end, figure.start)
        return Measured(hit, way or "level") if figure.unit in MONEY or rows.get("ratio") or way is not None else None
    return _behind(passage, figure, hit, rows, read)


def _is_whole(passage: Passage, hit: Hit) -> bool:
    """Return whether a measure only tells of what something is a share: "20 percent of its sales, up 5 percent"."""
    shares = (f for f in passage.figures if f.unit == "percent" and 0 < hit.start - f.end <= SHARED)
    shares = (f for f in shares if WHOLE.fullmatch(passage.text, f.end, hit.start) is not None)
    return any(way_in(passage, max(passage.sentence.start, f.start - AHEAD), f.start) is None for f in shares)


def _is_of_share(passage: Passage, figure: Figure, read: dict[Figure, Measured]) -> bool:
    """Return whether money in brackets is that of the share before them: "15 percent of its sales (3 billion)"."""
    opened = bracket(passage.text, passage.sentence.start, figure.start) if figure.unit in MONEY else None
    shares = [f for f in passage.figures if opened is not None and 0 <= opened - f.end <= SHARED]
    return any(f.unit == "percent" and (f not in read or read[f].way == "level") for f in shares)


def _nominal(passage: Passage, figure: Figure, hits: Sequence[Hit]) -> Hit | None:
    """Return the German measure that a preposition joins to a figure, whatever follows: "Umsatz von 4 verdiente"."""
    if passage.language != "de":
        return None
    low = passage.sentence.start
    return next((h for h in hits if low <= h.start and NOMINAL.fullmatch(passage.text, h.end, figure.start)), None)


def _following(passage: Passage, figure: Figure, hit: Hit, rows: dict[str, Any]) -> Measured | None:
    """Return what a figure says of the measure behind it."""
    low = max(figure.start - AHEAD, passage.clause(hit.start, hit.end)[0])
    way = way_in(passage, figure.end, hit.start)
    if figure.unit in MONEY:
        moved = any(closes(passage, low, figure.start, name) for name in ("up", "down"))
        return None if moved or way is not None else Measured(hit, "level")
    if way is None and closes(passage, low, figure.start, "by"):
        way = way_in(passage, low, figure.start)
    if way is None and figure.unit == "x":
        way = way_in(passage, figure.start, figure.end)  # "doubled its sales"
    return Measured(hit, way or "level") if way is not None or rows.get("ratio") else None


def _per_share(passage: Passage, figure: Figure, hit: Hit) -> Hit:
    """Return a measure, or where money is that of a share the earnings per share that it means, or nothing known."""
    if figure.unit in MONEY and hit.measure == "share price" and figure.size() > PRICED:
        return replace(hit, measure="other")
    if figure.unit not in MONEY or hit.measure in ("earnings per share", "share price", "issue price"):
        return hit
    profit = hit.measure in ("net profit", "loss")
    if not is_per_share(passage, figure) and not (profit and figure.size() < SMALL):
        return hit
    return replace(hit, measure="earnings per share" if profit else "other")


def _behind(
    passage: Passage, figure: Figure, hit: Hit, rows: dict[str, Any], read: dict[Figure, Measured]
) -> Measured | None:
    """Return what a figure says of the measure before it."""
    goods = within(passage.mentions, hit.end, figure.start)
    apart = [m for m in goods if passage.language == "zh" or way_in(passage, hit.end, m.start) is not None]
    if hit.measure == "price" and len(apart) > 0:
        return None  # a price set against that of other goods
    between = _between(passage, figure, hit, rows)
    # "Shipments of 42 million units, up 10 percent": a count is the level of what is counted.
    counts = [f for f in between if f.unit in COUNTS and rows.get("counted")]
    last = max(
        (f.end for f in between), default=hit.start if hit.moves else max(hit.end, _opening(passage, figure, hit))
    )
    marking = optionally(passage.language, "marking", MARKED).search(passage.text, last, figure.start)
    last = marking.start() if marking is not None and figure.unit in PARTS else last
    if not _is_linked(passage, figure, hit, last, len(between) > 0):
        return None
    between = [f for f in between if f not in counts]
    if len(between) > 0 and between[-1] not in read:
        return None  # what stands between is of something else, or not clear
    if figure.unit in MONEY:
        return _money(passage, figure, hit, last, read[between[-1]] if len(between) > 0 else None)
    to = closes(passage, last, figure.start, "to")
    # What the change starts from may be told aside: 从去年同期的10%提升至20%.
    aside = [f.end for f in within(passage.figures, last, figure.start) if is_aside(passage, f)]
    base = closes(passage, max([last, *aside]), figure.start, "from")
    if rows.get("ratio"):
        return _of_ratio(passage, figure, hit, last, (base, to), read, between)
    if (len(between) > 0 or base) and is_of_another(passage, last, figure.start):
        return None
    if to and trailing(passage.language).match(passage.text, figure.end) is None:
        return None
    way = _direction(passage, figure, hit, last, read, between)
    return _rated(passage, figure, hit, last, way, len(between) > 0) if way is not None else None


def _of_ratio(
    passage: Passage,
    figure: Figure,
    hit: Hit,
    last: int,
    opened: tuple[bool, bool],
    read: dict[Figure, Measured],
    between: Sequence[Figure],
) -> Measured | None:
    """Return what a figure says of a part of a hundred: its level, or in points of percent by how much it changed."""
    base, to = opened
    if figure.unit == "pp":
        way = _direction(passage, figure, hit, last, read, between)
        return Measured(hit, way) if way is not None else None
    led = passage.language == "zh" and len(between) == 0 and _is_led(passage, hit)
    if base or led or is_start(passage, figure):
        back = _back(passage, figure, hit.start - PER if led else last)
        return Measured(hit, "level" if back > 0 else "from", back=back)
    if closes(passage, last, figure.start, "amount"):
        return None  # "weighs on margins by 2 percent" tells no margin
    moved = way_in(passage, last, figure.start) is not None and not to
    starts = all(read[f].way == "from" or read[f].back > 0 for f in between)
    return Measured(hit, "level") if starts and not moved else None


def _between(passage: Passage, figure: Figure, hit: Hit, rows: dict[str, Any]) -> list[Figure]:
    """Return the figures between a measure and a figure that may be of the measure, of a ratio without its points."""
    between = [f for f in within(passage.figures, hit.end, figure.start) if f.unit is not None]
    between = [f for f in between if not is_aside(passage, f) and f.unit not in SPANS]
    points = rows.get("ratio", False)  # "up 12 percentage points to 42 percent"
    return [f for f in between if not points or f.unit != "pp"]


def _rated(passage: Passage, figure: Figure, hit: Hit, last: int, way: str, further: bool) -> Measured | None:
    """Return a rate of change, as a forecast where others expect it: "analysts expect sales to rise 5%".

    What is only held against it is none: "rose 5%, above expectations of 4%".
    """
    expected = _is_expected(passage, figure, hit, last)
    # "价格预计将上涨30%": what is expected to rise is held against nothing.
    moved = [m.end() for m in ways(passage.language).finditer(passage.text, last, figure.start)]
    against = expected and (further or says(passage, max([last, *moved]), figure.start, "expected"))
    return Measured(hit, way, expected) if not against else None


def _opening(passage: Passage, figure: Figure, hit: Hit) -> int:
    """Return where a sentence begins, for a sum behind the words by which it goes on with the measure before."""
    low = passage.sentence.start
    goes_on = hit.end <= low and figure.unit in MONEY
    opened = pattern(passage.language, "back").match(passage.text, low) if goes_on else None
    return opened.end() if opened is not None else low


def _is_expected(passage: Passage, figure: Figure, hit: Hit, last: int) -> bool:
    """Return whether a figure is what others expected, by the words around its measure."""
    opens = behind(PAUSE, passage.text, passage.clause(hit.start, hit.end)[0], hit.start)
    expected = pattern(passage.language, "expected", r"[\s(]{1,2}(?:\w+\s){0,1}FORMS")
    if passage.language == "zh" and pattern("zh", "expected", "的FORMS").match(passage.text, figure.end) is not None:
        return True
    if last > hit.end and expected.match(passage.text, figure.end) is not None:
        return True
    return any(says(passage, *stretch, "expected") for stretch in ((last, figure.start), (opens, hit.start)))


def _money(passage: Passage, figure: Figure, hit: Hit, last: int, before: Measured | None) -> Measured | None:
    """Return what money says of the measure before it: a level, the amount of a change, or what one starts from."""
    low = passage.clause(hit.start, hit.end)[0]
    if optionally(passage.language, "year_before", r"\sFORMS").match(passage.text, figure.end) is not None:
        return Measured(hit, "level", back=YEAR)  # "von 3 im Vorjahresquartal auf 5"
    expected = _is_expected(passage, figure, hit, last)
    if expected and _is_unclear(passage, figure, hit, before):
        return None
    to, by, base = (closes(passage, last, figure.start, name) for name in ("to", "by", "from"))
    dated = any(last <= t.start < figure.start or 0 <= t.start - figure.end <= DATED for t in passage.times)
    if before is not None and hit.measure == "share price":
        return Measured(hit, "from")  # what the change that is told leads to
    led = closes(passage, hit.start - PER, hit.start, "from")  # "after a profit of 2 billion a year before"
    led = led or (passage.language == "zh" and _is_led(passage, hit))
    start = hit.start - PER if passage.language == "zh" and led else last
    back = _back(passage, figure, start) if before is not None or led else 0
    moved = before is not None and before.way in ("up", "down")  # "after sales rose 5% to 2 billion"
    base = base or (led and not moved and (back > 0 or passage.language != "zh"))
    if back > 0 and not expected and (base or passage.language == "zh" or is_start(passage, figure)):
        return Measured(hit, "level", back=back)
    follows = before is not None and before.way in ("level", "up by", "down by") and not to
    starts = is_start(passage, figure)
    if base or starts or (follows and expected):
        # "Raised its forecast from 45 to 50 billion": the first is given up.
        return Measured(hit, "level" if dated or (expected and not starts) else "from", expected)
    if follows and not dated and hit.measure != "earnings per share":
        return Measured(hit, "from") if unknown(passage, last, figure.start) == 0 else None  # the same in other money
    turned = way_in(passage, hit.start, hit.end) if NOMINAL.fullmatch(passage.text, hit.end, figure.start) else None
    if turned is not None:
        return Measured(hit, f"{turned} by", expected)  # "ein Umsatzrückgang von 2 Milliarden"
    way = way_in(passage, last, figure.start)
    if way is None and closes(passage, last, figure.start, "amount"):
        way = way_in(passage, max(low, hit.start - BEHIND), hit.start)
        if way is None:
            return None  # "hurts sales by 2 billion" tells no sales
    by = (by and not to) or (passage.language == "zh" and not to and closes(passage, last, figure.start, way or "to"))
    return Measured(hit, f"{way} by" if by and way is not None else "level", expected)


def _is_unclear(passage: Passage, figure: Figure, hit: Hit, before: Measured | None) -> bool:
    """Return whether a sum that others expected may be one of a share, or is no bound: "above the 7 billion seen"."""
    if before is not None and before.hit.measure == "earnings per share" != hit.measure:
        return True  # the profit of a share was told last, and not all of it
    return passage.language != "zh" and (figure.minimum is None) != (figure.maximum is None)


def _back(passage: Passage, figure: Figure, last: int) -> int:
    """Return how many months before what is told a figure was so: "after 7 billion a year before"."""
    for months, after, before in ago(passage.language):
        if after.match(passage.text, figure.end) is not None or before.search(passage.text, last, figure.start):
            return months
    return 0


def _is_led(passage: Passage, hit: Hit) -> bool:
    """Return whether what makes a figure one of so long before stands right before its measure: 去年同期亏损."""
    low = max(passage.sentence.start, hit.start - PER)
    return any(before.search(passage.text, low, hit.start) is not None for _, _, before in ago(passage.language))


def _is_linked(passage: Passage, figure: Figure, hit: Hit, last: int, further: bool) -> bool:
    """Return whether nothing stands between a measure and a figure that the figure may be of."""
    inserted = INSERTED.match(passage.text, last, figure.start) if passage.language != "zh" else None
    last = inserted.end() if inserted is not None else last
    named = [m for m in within(passage.mentions, last, figure.start) if is_a(m, "Organisation")]
    if len(named) > 0 and (further or any(_is_party(passage, m, hit) for m in named)):
        return False
    loose, wide = (LOOSE_HAN, BETWEEN_HAN) if passage.language == "zh" else (LOOSE, BETWEEN)
    if passage.language != "zh" and any(closes(passage, last, figure.start, name) for name in ("to", "by")):
        loose = LED
    wide = 2 * LOOSE_HAN if further else wide
    verb = max((m.end() for m in verbs(passage.language).finditer(passage.text, last, figure.start)), default=last)
    if unknown(passage, verb, figure.start) > loose or unknown(passage, last, figure.start) > wide:
        return False
    comma = COMMA.search(passage.text, last, figure.start)
    return comma is None or unknown(passage, comma.end(), figure.start) <= 2 * loose


def _direction(
    passage: Passage, figure: Figure, hit: Hit, last: int, read: dict[Figure, Measured], between: Sequence[Figure]
) -> str | None:
    """Return whether a rate is of a rise or of a fall, or None where nothing says so."""
    text, low = passage.text, opens_at(passage, hit)
    sign = text[figure.start - 1] if figure.start > last else ""
    if sign in SIGNS and not text[figure.start - 2].isdigit():
        return SIGNS[sign]
    # "Um mehr als 5 Prozent" is no more by its bound.
    bounded = passage.language != "zh" and figure.value is None and DIGIT.search(text, figure.start, figure.end)
    way = way_in(passage, last, figure.start) or (None if bounded else way_in(passage, figure.start, figure.end))
    if way is not None:
        return way
    tail = trailing(passage.language).match(text, figure.end, passage.sentence.end)
    if tail is not None:
        return way_in(passage, tail.start("way"), tail.end("way"))
    if len(between) > 0 and between[-1] in read and between[-1].unit in PARTS:
        before = read[between[-1]].way
        if says(passage, last, figure.start, "apart"):
            return None
        return before if before in ("up", "down") and unknown(passage, last, figure.start) == 0 else None
    if passage.language == "zh":
        return None
    if passage.language == "de" and unknown(passage, last, figure.start) <= LOOSE and len(between) == 0:
        turned = way_in(passage, max(low, hit.start - BEHIND), hit.start)
        if turned is not None:  # "An der Börse verlor das Papier acht Prozent"
            return turned
    if closes(passage, last, figure.start, "by"):
        high = min(passage.clause(figure.start, figure.end)[1], figure.end + BEHIND)
        return way_in(passage, max(low, hit.start - BEHIND), hit.start) or way_in(passage, figure.end, high, first=True)
    return None


def _is_party(passage: Passage, mention: Mention, hit: Hit) -> bool:
    """Return whether a name behind a measure is that of another who may own what follows."""
    touches = mention.start - hit.end <= TOUCHING or passage.text[mention.start : mention.start + 3] in GENITIVE
    return not touches and not passage.is_oblique(mention.start, True, hit.end)
