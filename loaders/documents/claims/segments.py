"""Find the part of a firm that a measure is of: 阿克米云业务营收, "Acme's cloud unit", tell not of the whole firm."""

import re
from collections.abc import Sequence
from functools import cache

from chipcontrols.loaders.documents.claims.gaps import unknown
from chipcontrols.loaders.documents.claims.hits import Hit
from chipcontrols.loaders.documents.claims.measures import measures, optionally, pattern, words_of
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import COMMA, behind
from chipcontrols.loaders.documents.spans import Figure, Mention, is_a, within

LISTED = re.compile("以及|[、与和及]")
# What opens a clause that only tells why or when.
ASIDE = re.compile("在|受|因|由于?|随着|得益于|尽管|虽然?|除|若|如果?|凭借|为|基于|面对|加上")
ANY = re.compile(".*", re.DOTALL)


def segment(passage: Passage, start: int) -> re.Match[str] | None:
    """Return the words for a part of a firm before a measure at a place, to the place, or None."""
    if passage.language != "zh":
        return None
    clause = passage.clause(start, start)[0]
    commas = [m.start() for m in COMMA.finditer(passage.text, clause, start)]
    low = _opening(passage, max([clause, *(comma + 1 for comma in commas)]), start)
    found = _grammar("part").match(passage.text, low, start)
    if found is not None and unknown(passage, found.end(), start) == 0:
        return ANY.fullmatch(passage.text, found.start("part"), start)
    if found is None and len(commas) > 0 and unknown(passage, low, start) == 0:
        return _told_before(passage, max([clause, *(comma + 1 for comma in commas[:-1])]), commas[-1])
    return None


def _told_before(passage: Passage, low: int, comma: int) -> re.Match[str] | None:
    """Return the part that the clause before a comma is about: 云业务成为支柱,营收达41亿."""
    if ASIDE.match(passage.text, low) is not None:
        return None
    named = any(is_a(m, "Organisation") for m in within(passage.mentions, low, comma))
    counted = len(within(passage.figures, low, comma)) > 0
    if named or counted or measures("zh").search(passage.text, low, comma) is not None:
        return None
    found = _grammar("part").match(passage.text, _opening(passage, low, comma), comma)
    return ANY.fullmatch(passage.text, *found.span("part")) if found is not None else None


def ellipsis(passage: Passage, figure: Figure) -> tuple[int, tuple[int, int]] | None:
    """Return where a clause begins that goes on from another sum, and the part of a firm that it is about.

    So it is in 营收43亿,云业务为5亿, and in 云业务和游戏业务分别为5亿和3亿.
    """
    if passage.language != "zh":
        return None
    comma = behind(COMMA, passage.text, passage.sentence.start, figure.start) - 1
    if len(within(passage.figures, passage.sentence.start, comma)) == 0:
        return None
    found = _grammar("part").match(passage.text, comma, figure.start)
    if found is None or pattern("zh", "expected").search(passage.text, comma, figure.start) is not None:
        return None
    row = [f for f in passage.figures if f.start >= found.end() and f.unit == figure.unit]
    parts, at = listed(passage.text, *found.span("part")), row.index(figure)
    verb = _grammar("parted").match(passage.text, found.end(), row[0].start)
    if at >= len(parts) or (len(parts) > 1) != (verb is not None and _is_each(passage, verb)):
        return None
    joined = at == 0 or LISTED.fullmatch(passage.text, row[at - 1].end, figure.start) is not None
    bare = unknown(passage, verb.end() if verb is not None else found.end(), row[0].start) == 0
    return (comma, parts[at]) if joined and bare else None


def _is_each(passage: Passage, verb: re.Match[str]) -> bool:
    return pattern("zh", "each").search(passage.text, verb.start(), verb.end()) is not None


@cache
def _grammar(name: str) -> re.Pattern[str]:
    """Return the words for a part, with what may stand before it, or those between it and a sum."""
    words = words_of("zh")
    # Kinds of goods told by their letters alone share the word behind the last: LPCVD与ALD设备.
    letters = f"(?:[A-Z][A-Za-z0-9-]*(?:{LISTED.pattern}))*"
    forms = f"(?P<part>{letters}(?:{words['part']})(?:(?:{LISTED.pattern})?(?:{words['part']}))*)"
    return re.compile(f"(?:{words['lead']})*{forms}" if name == "part" else f"(?:{words['parted']})+")


def listed(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """Return the places of what is listed between two others."""
    signs = list(LISTED.finditer(text, start, end))
    return list(zip([start, *(m.end() for m in signs)], [*(m.start() for m in signs), end], strict=True))


def division(passage: Passage, hit: Hit, holder: Mention) -> str | None:
    """Return the part that is the subject of a measure, in words: "Acme's cloud unit, which grew, had revenue of"."""
    low = passage.sentence.start
    if optionally(passage.language, "whole", "FORMS $").search(passage.text, low, hit.start) is not None:
        return None
    named = low <= holder.start < holder.end <= hit.start
    behind_it = optionally(passage.language, "division", r"(?:['’]s?)? FORMS")
    found = behind_it.match(passage.text, holder.end) if named else None
    found = found or optionally(passage.language, "own_division", "FORMS").match(passage.text, low)
    found = found or optionally(passage.language, "with_division", "FORMS").search(passage.text, low, hit.start)
    if found is None or found.end() > hit.start or passage.clause(hit.start, hit.end)[0] > found.start():
        return None
    return found.group().lstrip("'’s ,").removeprefix("with ")


def _opening(passage: Passage, low: int, start: int) -> int:
    """Return where the words before a measure begin: behind the last firm and figure, and a period that opens them."""
    ends = [m.end for m in within(passage.mentions, low, start) if is_a(m, "Organisation")]
    low = max([low, *ends, *(f.end for f in within(passage.figures, low, start))])
    opened = (t.end for t in within(passage.times, low, start) if t.start - low <= 1)
    return max([low, *opened])
