"""Choose the figure of a claim: by unit, by place, and past those that belong to a name or tell a change."""

import re
from collections.abc import Iterator, Mapping, Sequence

from chipcontrols.loaders.documents.claims.clauses import is_antecedent
from chipcontrols.loaders.documents.claims.gaps import is_per_share
from chipcontrols.loaders.documents.claims.templates import Cue, Form
from chipcontrols.loaders.documents.grammar import change, level, opens_change, optional
from chipcontrols.loaders.documents.lexicon import compiled, words
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Figure, Mention, is_a, overlaps, within
from chipcontrols.loaders.documents.values.numbers import CHANGED
from chipcontrols.loaders.documents.values.units import MONEY

# What stands between a sum and the same in other money: "380 billion yuan (about 45 billion euros)".
CONVERTED = re.compile(r"\s*[,，(（]\s*[^\d,，()（）]{0,24}")
# Between a name and its figure in brackets.
OPENED = re.compile(r"s?\s?[(（][^()（）]{0,12}")
# How far before a figure the words stand that have another take its place.
INSTEAD = 24
# How far before a figure the words stand that make it the end of a change.
LEVEL = 48
# Units of figures that a phrase holds as a whole, so that none is those of others: "at half the price of".
PHRASED = frozenset({"x", "generations", "people"})
# How near "near:" is, in characters; Chinese says as much in fewer.
NEAR, NEAR_HAN = 30, 12
# How far behind "that" the verb stands whose object a figure before it is.
FRONTED = 40
# How far apart the ends of a change stand, in characters; Chinese says as much in fewer.
CHANGE_GAP, CHANGE_GAP_HAN = 40, 14


def figure_for(passage: Passage, cue: Cue, form: Form, windows: Mapping[str, tuple[int, int]]) -> Figure | None:
    """Return the figure for the slot "value" of a form, or None. `windows` gives the bounds of each side."""
    for slot in form.slots:
        if slot.role != "value":
            continue
        low, high = windows[slot.side]
        if slot.side == "in":
            return _in_trigger(passage, cue, low, high)
        # A word such as "über" may end the trigger and open the figure.
        opens = windows["in"][0] if slot.side == "right" else low
        near = [f for f in passage.figures if opens <= f.start and low < f.end <= high]
        # "More than 50 are in China" goes on with what was counted.
        near = [f._replace(unit=cue.units[0]) if f.unit is None and cue.follows else f for f in near]
        near = [f for f in near if fits_units(passage, cue.units, f)]
        near = [f for f in near if not _belongs_to_a_name(passage, f) and not is_aside(passage, f)]
        near = [f for f in near if f.unit not in MONEY or not is_per_share(passage, f)]
        if cue.template.changes:
            near = [f for f in near if not is_level(passage, f)]
        else:
            behind = windows["in"][1] if slot.side == "right" else low
            near = [f for f in near if not is_change(passage, behind, f)]
        if slot.near:
            start, end = windows["in"]
            near = [f for f in near if max(start - f.end, f.start - end) <= nearness(passage)]
            near = [f for f in near if slot.side == "left" or not _goes_with_another(passage, end, f)]
        fronted = (
            _fronted(passage, cue, windows["in"][0]) if slot.side == "right" and not cue.template.changes else None
        )
        if fronted is not None:
            return fronted
        if passage.language != "zh" and len(near) > 0:
            outside, edge = (_is_of_next, windows["in"][1]) if slot.side == "right" else (_is_behind, windows["in"][0])
            near = [f for f in near if not outside(passage, edge, f)]
        if len(near) > 0:
            if slot.side == "left" or cue.template.changes:
                return near[-1] if slot.side == "left" else near[0]
            return _reached(passage, near)
    slotted = any(slot.role == "value" for slot in form.slots)
    return None if slotted else _alone_in_trigger(passage, cue, *windows["in"])


def _fronted(passage: Passage, cue: Cue, start: int) -> Figure | None:
    """Return the figure that a relative clause before a trigger tells of: "of the 3 billion that Acme has raised"."""
    relative = optional(passage.language, "object_relative")
    for figure in (f for f in passage.figures if f.end <= start and fits_units(passage, cue.units, f)):
        opened = relative.match(passage.text, figure.end, start)
        between = passage.text[opened.end() : start] if opened is not None else ","
        if len(between) <= FRONTED and "," not in between:
            return figure
    return None


def _in_trigger(passage: Passage, cue: Cue, low: int, high: int) -> Figure | None:
    """Return the figure that shares words with a trigger, such as "80 GB" with "GB of memory"."""
    shared = [f for f in passage.figures if overlaps(low, high, f) and fits_units(passage, cue.units, f)]
    return shared[-1] if len(shared) > 0 and not is_aside(passage, shared[-1]) else None


def _alone_in_trigger(passage: Passage, cue: Cue, low: int, high: int) -> Figure | None:
    """Return the only figure among the words of a trigger, for a kind that may have one: "at half the price of"."""
    units = PHRASED.intersection(cue.units)
    inner = [f for f in passage.figures if f.unit in units and overlaps(low, high, f)] if len(units) > 0 else []
    return inner[0] if len(inner) == 1 and not is_aside(passage, inner[0]) else None


def _goes_with_another(passage: Passage, end: int, figure: Figure) -> bool:
    """Return whether a firm stands between a trigger and a figure, beyond a comma: "both fell, with Acme losing 2%"."""
    firms = [m for m in within(passage.mentions, end, figure.start) if m.candidates[0].cls == "Company"]
    return len(firms) > 0 and "," in passage.text[end : firms[0].start]


def _is_of_next(passage: Passage, end: int, figure: Figure) -> bool:
    """Return whether the owner of something else opens the clause of a figure: "yields 65%, Acme's Z9 is at 40%"."""
    owners = [m for m in within(passage.mentions, end, figure.start) if passage.is_owner(m) and is_a(m, "Organisation")]
    return any(passage.text[m.start - 2 : m.start] == ", " for m in owners)


def _is_behind(passage: Passage, edge: int, figure: Figure) -> bool:
    """Return whether a relative clause about a name behind a figure holds a trigger: "2 firms of Acme, which is"."""
    return any(is_antecedent(passage, m.end, edge) for m in within(passage.mentions, figure.end, edge))


def nearness(passage: Passage) -> int:
    """Return how many characters may stand between neighbours in the language of a passage."""
    return NEAR_HAN if passage.language == "zh" else NEAR


def _reached(passage: Passage, near: Sequence[Figure]) -> Figure:
    """Return the first figure, or the second where the two are the ends of a change ("from 95 to 50 percent")."""
    return near[1] if len(near) > 1 and starting(passage, near[1]) == near[0] else near[0]


def starting(passage: Passage, figure: Figure) -> Figure | None:
    """Return the figure that a change to a figure starts from, as in "from 95 to 50 percent"."""
    before = [f for f in passage.figures if f.end <= figure.start and f.unit in (None, figure.unit)]
    if len(before) == 0:
        return None
    first = before[-1]
    between, gap = passage.text[first.end : figure.start], CHANGE_GAP_HAN if passage.language == "zh" else CHANGE_GAP
    if len(between) > gap or re.search("[,，;；、]", between) is not None:
        return None
    if any(first.end <= m.start < figure.start and is_a(m, "Item") for m in passage.mentions):
        return None  # "Built of 12 A and 4 B" counts two things.
    # "from 2023's 1.2 billion": a period may stand before the figure.
    dated = [t for t in passage.times if t.end <= first.start <= t.end + 2]
    start = dated[-1].start if len(dated) > 0 else first.start
    low = max(passage.sentence.start, start - CHANGED)
    opened = opens_change(passage.language).finditer(passage.text, low, figure.start)
    return first if any(match.end() == start for match in opened) else None


def is_start(passage: Passage, figure: Figure) -> bool:
    """Return whether a figure is what a change starts from: "von 42 auf 46 Millionen"."""
    return any(starting(passage, f) == figure for f in passage.figures if f.start >= figure.end)


def fits_units(passage: Passage, units: Sequence[str], figure: Figure) -> bool:
    """Return whether a figure has one of the units, or is a count of the named items that follow it."""
    if figure.unit is not None:
        return figure.unit in units
    return "units" in units and counts_items(passage, figure)


def counts_items(passage: Passage, figure: Figure, counted: Mention | None = None) -> bool:
    """Return whether a number without a unit counts items, or the one given: its name follows within two words."""
    for mention in passage.mentions if counted is None else (counted,):
        if 0 <= mention.start - figure.end <= 24 and is_a(mention, "Item"):
            between = passage.text[figure.end : mention.start]
            # "12-Hi HBM4" counts nothing, nor does a Chinese number before a measure that is not known.
            gap = r"\s?个?"
            if passage.language != "zh":
                gap = r"(?!-?[A-Za-z])[\s\"“„«'-]*(?:[^\s,;.()]+[\s\"“„«'-]+){0,2}"
            return compiled(gap).fullmatch(between) is not None
    return False


def bracketed(passage: Passage) -> Iterator[tuple[Mention, Figure]]:
    """Yield names that are followed by a figure in brackets, such as "Amazon (196 000)"."""
    for mention in passage.mentions:
        for figure in passage.figures:
            if 0 < figure.start - mention.end <= 20:
                between = passage.text[mention.end : figure.start]
                closed = passage.text[figure.end : figure.end + 1]
                if OPENED.fullmatch(between) and closed in (")", "）"):
                    yield mention, figure


def is_change(passage: Passage, start: int, figure: Figure) -> bool:
    """Return whether the words before a figure make it the amount of a rise or fall, such as "fell by"."""
    before = passage.text[max(start, figure.start - 24) : figure.start]
    return start < figure.start and change(passage.language).search(before) is not None


def is_level(passage: Passage, figure: Figure) -> bool:
    """Return whether the words before a figure make it what a rise or fall leads to, such as "to"."""
    before = passage.text[max(passage.sentence.start, figure.start - LEVEL) : figure.start]
    return level(passage.language).search(before) is not None


def is_aside(passage: Passage, figure: Figure) -> bool:
    """Return whether another takes the place of a figure ("instead of 450 W"), or it is the same in other money."""
    taken = words(passage.language)["clauses"].get("instead")
    before = passage.text[max(passage.sentence.start, figure.start - INSTEAD) : figure.start]
    if taken is not None and compiled(rf"(?:{taken})\s*$", re.IGNORECASE).search(before) is not None:
        return True
    if figure.unit not in MONEY:
        return False
    if optional(passage.language, "differs").match(passage.text, figure.end) is not None:
        return True  # "2 billion less than expected"
    others = (f for f in passage.figures if f.unit in MONEY and f.unit != figure.unit and f.end <= figure.start)
    return any(CONVERTED.fullmatch(passage.text, other.end, figure.start) is not None for other in others)


def _belongs_to_a_name(passage: Passage, figure: Figure) -> bool:
    return any(figure == other for _, other in bracketed(passage))
