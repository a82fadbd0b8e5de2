"""Read what part of the sales of a firm has which source, in runs of figures: 中国贡献三成收入,美国为10%,手机占5%.

The words stand under `shares` in the measures of the languages that have such. In them § stands for a firm.
"""

import re
from collections.abc import Iterator
from functools import cache

from chipcontrols.loaders.documents.claims.binding import Binding
from chipcontrols.loaders.documents.claims.measures import pattern, words_of
from chipcontrols.loaders.documents.claims.segments import listed
from chipcontrols.loaders.documents.claims.templates import Cue, templates
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.places import behind
from chipcontrols.loaders.documents.spans import Figure, Mention, is_a, within
from chipcontrols.loaders.documents.values.units import MONEY

FIRM, PERIOD = "§", "¤"
# What parts the shares of a run, be it the sign of a list behind a rate.
COMMA = re.compile("[,，；;。：:]|(?<=%)、")
SEGMENTS = ("Country", "Market", "Technology", "Place")


def sales_shares(passage: Passage, protagonist: Mention | None) -> Iterator[Binding]:
    """Yield the shares in the sales of a firm that a sentence tells, as filled cues."""
    grammar = _grammar(passage.language)
    if grammar is None or grammar["sales"].search(passage.text, passage.sentence.start, passage.sentence.end) is None:
        return
    earner: Mention | None = None
    told = grammar["opened"].match(passage.text, passage.sentence.start) is not None
    opened = grammar["row"].search(passage.text, passage.sentence.start, passage.sentence.end)
    row: dict[Figure, tuple[int, int]] = {}
    for figure in (f for f in passage.figures if f.unit == "percent"):
        low, edge = _piece(passage, figure)
        if figure not in row:
            bare = opened is not None and opened.end() <= low
            row |= _sources(passage, grammar, figure, (low, edge), told, bare)
        if figure not in row:
            continue
        named = [m for m in within(passage.mentions, low, edge) if is_a(m, "Organisation")]
        earner = named[0] if len(named) > 0 else earner or _spoken_of(passage, low, protagonist)
        if earner is None:
            return
        told = True
        yield _binding(passage, figure, earner, *row[figure])


def _piece(passage: Passage, figure: Figure) -> tuple[int, int]:
    """Return the bounds of what stands around a figure between two commas."""
    low = behind(COMMA, passage.text, passage.sentence.start, figure.start)
    high = COMMA.search(passage.text, figure.end, passage.sentence.end)
    return low, high.start() if high is not None else passage.sentence.end


def _sources(
    passage: Passage,
    grammar: dict[str, re.Pattern[str]],
    figure: Figure,
    piece: tuple[int, int],
    told: bool,
    bare: bool,
) -> dict[Figure, tuple[int, int]]:
    """Return the words for the source of a share, and for those of the shares that are listed with it."""
    before, after = _masked(passage, piece[0], figure.start), _masked(passage, figure.end, piece[1])
    found = next(_parts(grammar, before, after, told or _is_of_a_country(passage, grammar, piece, figure)), None)
    found = found or (grammar["listed"].fullmatch(before) if bare and after == "" else None)
    if found is None:
        return {}
    at = piece[0] if found.string == before else figure.end
    start, end = (at + place for place in found.span("part"))
    each = pattern(passage.language, "each").search(passage.text, start, end)
    if each is None:
        return {figure: (start, end)}
    figures = [f for f in within(passage.figures, figure.start, piece[1]) if f.unit == "percent"]
    parts = listed(passage.text, start, each.start())
    return dict(zip(figures, parts, strict=True)) if len(figures) == len(parts) else {}


def _is_of_a_country(
    passage: Passage, grammar: dict[str, re.Pattern[str]], piece: tuple[int, int], figure: Figure
) -> bool:
    """Return whether a country opens a clause behind a firm's sales in money: 营收53亿美元,中国占43%."""
    leading = any(m.start == piece[0] and is_a(m, "Country") for m in passage.mentions)
    told = [f for f in passage.figures if f.unit in MONEY and f.end < piece[0]]
    sales = grammar["sales"].search(passage.text, passage.sentence.start, told[0].start) if len(told) > 0 else None
    takes = grammar["takes"].search(passage.text, piece[0], figure.start)
    return leading and sales is not None and takes is not None


def _parts(grammar: dict[str, re.Pattern[str]], before: str, after: str, told: bool) -> Iterator[re.Match[str]]:
    """Yield the words of a clause for the source of a share, in front of the figure or behind it."""
    found = [grammar["of"].fullmatch(before)]
    if grammar["behind"].match(after) is not None:
        found.append(grammar["giving"].fullmatch(before))
    found += [grammar["from"].match(after), grammar["next"].fullmatch(before) if told and after == "" else None]
    yield from (match for match in found if match is not None)


def _masked(passage: Passage, low: int, high: int) -> str:
    """Return a stretch with its firms and periods as signs of the same length."""
    text = passage.text[low:high]
    firms = [m for m in within(passage.mentions, low, high) if is_a(m, "Organisation")]
    for spans, sign in ((firms, FIRM), (within(passage.times, low, high), PERIOD)):
        for span in spans:
            text = text[: span.start - low] + sign * (span.end - span.start) + text[span.end - low :]
    return text


def _spoken_of(passage: Passage, low: int, protagonist: Mention | None) -> Mention | None:
    """Return the last firm named before a place, or who is spoken of."""
    here = [m for m in within(passage.mentions, passage.sentence.start, low) if is_a(m, "Organisation")]
    return next((m for m in (*here[-1:], *passage.topic) if is_a(m, "Company")), protagonist)


def _binding(passage: Passage, figure: Figure, earner: Mention, start: int, end: int) -> Binding:
    named = [m for m in within(passage.mentions, start, end) if is_a(m, *SEGMENTS)]
    template = templates()["RevenueShare"]
    cue = Cue(template, (), re.compile(""), (), template.units, None, template.score)
    roles = {"earner": (earner,)} | ({"segment": tuple(named[:1])} if len(named) == 1 else {})
    said = () if len(named) == 1 else (("measure", passage.text[start:end]),)
    return Binding(cue, start, max(end, figure.end), roles, figure, said)


@cache
def _grammar(language: str) -> dict[str, re.Pattern[str]] | None:
    words = words_of(language).get("shares")
    if words is None:
        return None
    part, base = r"(?P<part>[^§¤,，、；。率]{1,24}?)", f"[{FIRM}{PERIOD}]*"
    forms = {
        "sales": words["sales"],
        "takes": words["takes"],
        "opened": words["opened"],
        "of": f"{base}(?:{words['lead']})*{base}{part}(?:{words['of']})",
        "giving": f"{base}(?:{words['lead']})*{part}(?:{words['giving']})",
        "row": words["row"],
        "listed": r"\s?(?P<part>(?:(?!率)[\u4e00-\u9fffA-Za-z\d/ ]){2,12}?)\s?(?:约|为)?",
        "behind": words["behind"],
        "from": f"(?:{words['from']}){part}$",
        "next": f"{base}(?:{words['lead']})*{base}{part}(?:{words['next']})",
    }
    return {name: re.compile(form) for name, form in forms.items()}
