"""Choose the period of a claim among those that its sentence and the lines above it state."""

import re
from collections.abc import Sequence
from functools import lru_cache

from chipcontrols.loaders.claim import Period
from chipcontrols.loaders.documents.claims.counts import starting
from chipcontrols.loaders.documents.claims.measures import measures
from chipcontrols.loaders.documents.claims.stance import end_of_aside, is_done, told_since
from chipcontrols.loaders.documents.grammar import ending, optional
from chipcontrols.loaders.documents.lexicon import compiled, words
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import behind, bracket
from chipcontrols.loaders.documents.spans import Figure, Mention, Time, overlaps, within

# What opens a clause about a name.
ENCLOSING = ("relative", "enclosing")
# How far before a period the words stand that make it the base of a comparison, or the birth of a firm.
BASED = 60
# What opens the next clause of a Chinese sentence.
CLAUSE_HAN = re.compile("[,，;；。]")
# What closes words about a name and goes on with its verb: "the Z9, made by Acme, is due in 2026".
CLOSED = re.compile(
    r", (?:is|are|was|were|will|would|has|have|had|est|sont|sera|seront|était|a|ont|avait|doit|doivent) "
)
BRACKET_END = re.compile("[)）]")
# A period this near to the start of a clause holds for all of it.
OPENING = 8
# A period so near before a figure is its own: "2020 um 22 Prozent".
CLOSE = 6
# So near stands a period that belongs to a figure: "11 in the third quarter" in Chinese order.
ADJACENT = 2
# Periods farther off than this belong to something else, unless they stand at the head of the sentence.
FAR, HEAD = 200, 12


def period_of(
    passage: Passage, span: tuple[int, int], trigger: tuple[int, int], figure: Figure | None, above: Period | None
) -> Period | None:
    """Return the period of a claim that stands between two offsets, or the one given by the lines above.

    A period right after the figure wins, then one between the parts of the claim or just after them, then the last one
    before, as at the head of a sentence.
    """
    times = [
        t for t in passage.times if _is_near(passage, t, span) and not _is_apart(passage, t, span, trigger, figure)
    ]
    times = [t for t in times if not is_base(passage, t, trigger) or _touches(t, figure)]
    times = [t for t in times if not _is_past_report(passage, t, trigger[0])]
    close = end_of_aside(passage, *trigger, passage.sentence.end)
    if figure is None or figure.start < close:  # "Acme, backed by Borealis, starts in 2027"
        times = [t for t in times if t.start < close]
    if figure is not None:
        times = [t for t in times if not _claimed(passage, t, figure)]
        after = [t for t in times if 0 <= t.start - figure.end <= 60 and not _cut(passage, figure.end, t.start)]
        after = [t for t in after if not _opens_another(passage, figure, t)]
        if len(after) > 0 and after[0].start - figure.end <= 30:
            return after[0].period
        before = [t for t in times if 0 <= figure.start - t.end <= 40 and not _cut(passage, t.end, figure.start)]
        if len(before) > 0:
            return before[-1].period
        if len(after) > 0:
            return after[0].period
    return _around(passage, times, span, trigger, figure) or above


def _is_past_report(passage: Passage, time: Time, start: int) -> bool:
    """Return whether a period is that of a measure before other results: "expects 2026 sales to fall and reported"."""
    behind = told_since(passage, time.end, start) if time.end < start else False
    return behind and measures(passage.language).match(passage.text, time.end + 1) is not None


def is_of_measure(passage: Passage, period: Period, trigger: tuple[int, int]) -> bool:
    """Return whether a period goes with another measure than that of a claim, right behind it: "2026 revenue"."""
    stated = (t for t in passage.times if t.period == period and not trigger[0] <= t.end + 1 < trigger[1])
    return any(measures(passage.language).match(passage.text, t.end + 1) is not None for t in stated)


def _around(
    passage: Passage, times: Sequence[Time], span: tuple[int, int], trigger: tuple[int, int], figure: Figure | None
) -> Period | None:
    start, end = span
    low, high = passage.clause(start, end)
    inside = sorted(within(times, start, end), key=lambda t: _gap(t, trigger))
    following = [t for t in within(times, end, high) if t.start - end <= 60]
    following = [t for t in following if figure is None or not _opens_another(passage, figure, t)]
    following = [t for t in following if len(within(passage.figures, end, t.start)) == 0]
    following = [t for t in following if CLOSED.search(passage.text, end, t.start) is None]
    leading = within(times, low, start)
    if figure is not None:  # "cut jobs in 2024 and now has 500 staff"
        inside, leading = ([t for t in of if not _is_then(passage, t.end, figure.start)] for of in (inside, leading))
    opening = [t for t in leading if t.start - low <= OPENING]
    heading = [t for t in times if t.start - passage.sentence.start <= HEAD and t.end <= start]
    # "…, 2028 soll der Z9 folgen": what stands right before a verb is of it, whatever heads the sentence.
    beside = [t for t in leading if t.end + 1 == start and passage.language == "de"]
    for found in (inside, beside, opening[-1:], following[:1], leading[-1:], heading[:1]):
        if len(found) > 0:
            return found[0].period
    return None


def _is_apart(
    passage: Passage, time: Time, span: tuple[int, int], trigger: tuple[int, int], figure: Figure | None
) -> bool:
    """Return whether a period is that of a saying, or stands in a clause of its own, without what the claim tells.

    "Acme, whose shares have risen since January, earned 3 billion". In Chinese a comma opens one that names or counts.
    """
    low, high = passage.sentence.start, passage.sentence.end
    if _is_bracketed(passage, time, [span, trigger] if figure is None else [span, trigger, (figure.start, figure.end)]):
        return True
    said = ending(passage.language, "saying").search(passage.text, max(low, time.start - BASED), time.start)
    # "said Monday", "said in July", but "said third-quarter revenue rose"
    part = (time.period.label or "")[4:6] in ("-Q", "-H")
    if said is not None and not (part and " " not in said[0].strip()):
        return True
    end = max(span[1], figure.end if figure is not None else 0)
    verb = optional(passage.language, "told_closes").match(passage.text, time.end)
    if verb is not None and ending(passage.language, "told_opens").search(passage.text[low : time.start]) is not None:
        return True  # "wie Acme am Montag mitteilte"
    if optional(passage.language, "reported").match(passage.text, time.end) is not None:
        return True
    if _is_reason(passage, time, trigger[0]):
        return True
    if passage.language == "zh":
        return _is_of_other_clause(passage, time, span, trigger[0], end)
    about = [optional(passage.language, name) for name in ENCLOSING]
    clauses = (match for forms in about for match in forms.finditer(passage.text, low, time.start))
    opened = max(clauses, key=lambda match: match.end(), default=None)
    if opened is None or _among(time, trigger) or "," in passage.text[opened.end() : time.start]:
        return False
    closes = optional(passage.language, "closing").search(passage.text, opened.end(), time.end + 12)
    if closes is not None or any(t.end == opened.start() for t in passage.times):
        return False
    closed = passage.text.find(",", time.end, high)
    told = [trigger[0], *([figure.start] if figure is not None else [])]
    return not any(opened.start() <= at < (closed if closed > 0 else high) for at in told)


def _is_of_other_clause(passage: Passage, time: Time, span: tuple[int, int], edge: int, end: int) -> bool:
    """Return whether a period stands in another Chinese clause that names or counts, or tells when something starts."""
    if time.end < edge and _is_of_other_plant(passage, time, edge):
        return True
    opens = behind(CLAUSE_HAN, passage.text, end, time.start)
    next_one = CLAUSE_HAN.search(passage.text, time.end, passage.sentence.end)
    close = next_one.start() if next_one is not None else passage.sentence.end
    if opens > end and optional("zh", "due_later").fullmatch(passage.text, opens, close) is not None:
        return True  # 投资10亿建厂,预计2025年投产
    if opens > end and optional("zh", "ahead").match(passage.text, opens) is not None and is_done(passage, *span):
        return True  # 已向博瑞供货,计划2026年扩产
    spans: list[Mention | Figure] = [*passage.mentions, *passage.figures]
    own = (s for s in spans if not overlaps(time.start, time.end, s))
    return opens > end and any(opens <= s.start < close for s in own)


def _is_of_other_plant(passage: Passage, time: Time, edge: int) -> bool:
    """Return whether a period goes with a plant before it, and another is named since: 首座2024年量产,第二座将量产."""
    plants = [m for m in passage.mentions if m.candidates[0].cls == "Facility" and m.start < edge]
    before = {m.candidates[0].iri for m in plants if m.end <= time.start}
    return len(before) > 0 and any(m.start >= time.end and m.candidates[0].iri not in before for m in plants)


def _is_reason(passage: Passage, time: Time, edge: int) -> bool:
    """Return whether a period stands in a Chinese clause that tells only why, and a comma parts it from a trigger."""
    low = behind(CLAUSE_HAN, passage.text, passage.sentence.start, time.start)
    opened = optional(passage.language, "reason").match(passage.text, low)
    return opened is not None and CLAUSE_HAN.search(passage.text, time.end, edge) is not None


def _is_bracketed(passage: Passage, time: Time, told: Sequence[tuple[int, int]]) -> bool:
    """Return whether a period stands in brackets that neither hold what a claim tells nor follow it at once."""
    opened = bracket(passage.text, passage.sentence.start, time.start)
    if opened is None:
        return False
    closed = BRACKET_END.search(passage.text, time.end, passage.sentence.end)
    high = closed.start() if closed is not None else passage.sentence.end
    return not any(opened <= start < high or abs(opened - 1 - end) <= ADJACENT for start, end in told)


def _is_near(passage: Passage, time: Time, span: tuple[int, int]) -> bool:
    """Return whether a period stands near enough to a claim to be its own, or heads the sentence."""
    return max(time.start - span[1], span[0] - time.end) <= FAR or time.start - passage.sentence.start <= HEAD


def _touches(time: Time, figure: Figure | None) -> bool:
    """Return whether a figure follows a period at once, so that it is of that period whatever else is said."""
    return figure is not None and 0 <= figure.start - time.end < ADJACENT


def _among(time: Time, trigger: tuple[int, int]) -> bool:
    """Return whether a period stands among the words of a trigger, such as "founded in 2016"."""
    return trigger[0] <= time.start and time.end <= trigger[1]


def is_base(passage: Passage, time: Time, trigger: tuple[int, int]) -> bool:
    """Return whether something is compared with a period, or a firm founded in it and the trigger says not so."""
    low = max(passage.sentence.start, time.start - BASED)
    born, base = _compared(passage.language, passage.text, low, time.start, time.end)
    return base or (born and not _among(time, trigger))


@lru_cache(maxsize=64)  # each claim of a sentence asks for the periods of it
def _compared(language: str, text: str, low: int, start: int, end: int) -> tuple[bool, bool]:
    """Return whether words around a period make it the birth of a firm, and whether something is compared with it."""
    names = ("founded", "compared")
    before = [ending(language, f"{name}_before").search(text[low:start]) for name in names]
    behind = [optional(language, f"{name}_behind").match(text, end) for name in names]
    born, base = (one is not None or other is not None for one, other in zip(before, behind, strict=True))
    return born, base


def _gap(time: Time, trigger: tuple[int, int]) -> int:
    return max(time.start - trigger[1], trigger[0] - time.end, 0)


def _claimed(passage: Passage, time: Time, figure: Figure) -> bool:
    """Return whether a period stands right beside another figure and so belongs to that one."""
    first = starting(passage, figure)
    if first is not None and 0 <= first.start - time.end <= ADJACENT:
        return True
    own = min(abs(time.start - figure.end), abs(figure.start - time.end))
    amounts = [f for f in passage.figures if not any(overlaps(f.start, f.end, m) for m in passage.mentions)]
    if passage.language == "zh" and not _touches(time, figure) and any(_touches(time, f) for f in amounts):
        return True
    for other in passage.figures:
        if other is figure or other.unit != figure.unit or not 0 <= time.start - other.end < min(own, 25):
            continue
        # In Chinese a period behind a comma opens the next clause, as one does that its figure follows at once.
        parted = re.search("[,，、;；]", passage.text[other.end : time.start]) is not None
        if not parted or (passage.language != "zh" and not 0 <= figure.start - time.end <= CLOSE):
            return True
    return False


def _opens_another(passage: Passage, figure: Figure, time: Time) -> bool:
    """Return whether a period after a figure stands beyond "and" or a comma and before a further figure."""
    joint = rf"[,，、]|\s(?:{words(passage.language)['clauses']['and']})\s"
    if compiled(joint).search(passage.text[figure.end : time.start]) is None:
        return False
    return any(0 <= other.start - time.end <= 40 for other in passage.figures)


def _is_then(passage: Passage, start: int, end: int) -> bool:
    """Return whether "now" parts what follows from a period before it."""
    return optional(passage.language, "now").search(passage.text, start, end) is not None


def _cut(passage: Passage, start: int, end: int) -> bool:
    between = passage.text[start:end]
    if _is_then(passage, start, end):
        return True
    return re.search(r"[;；。]", between) is not None or len(within(passage.figures, start, end)) > 0
