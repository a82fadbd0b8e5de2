"""Read names that share a word: the end of German compounds, the head of French lists.

"Ätz- und Reinigungsanlagen" names two sorts, as does "équipements de gravure et de dépôt".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from chipcontrols.loaders.documents.lexicon import words
from chipcontrols.loaders.documents.names.known import Names, meanings
from chipcontrols.loaders.documents.spans import Mention

FIRST = re.compile(r"(?<!\w)([A-ZÄÖÜ]\w*)-(?!\w)")
HANGING = re.compile(r"-(?!\w)")
# So many letters has the shared end at least.
LEAST = 4
TRADED = re.compile(
    r"(?<![\w-])(Gallium|Germanium|Antimon|Graphit|Wolfram|Indium|Silizium)"
    r"(?=exporte?|ausfuhr|importe?|einfuhr|lieferung|produktion|förderung|gewinnung|preise?|bedarf|markt|verarbeitung)"
)
HEAD = re.compile(r"[a-zà-ÿ]{4,} (?=de |d'|du |des )", re.IGNORECASE)
TAIL = re.compile(r"(?:,? (?:et|ou) |, )((?:de |d'|du |des )[a-zà-ÿ]+(?: [a-zà-ÿ']+){0,3})")


def halves(text: str, language: str, names: Names, start: int, end: int) -> Iterator[Mention]:
    """Yield the first halves in a sentence that make a known name with an end of the last word of their list."""
    if language != "de" or HANGING.search(text, start, end) is None:
        return
    for listed in _list(language).finditer(text, start, end):
        last = listed.group("last")
        for first in FIRST.finditer(text, listed.start(), listed.start("last")):
            forms = (first[1] + last[cut:] for cut in range(1, len(last) - LEAST + 1))
            found = next((meant for form in forms if len(meant := meanings(names, form)) > 0), ())
            if len(found) > 0:
                yield Mention(first.start(), first.end(1), first[1], found)


def tails(text: str, language: str, names: Names, found: Sequence[Mention], end: int) -> Iterator[Mention]:
    """Yield the further members of a list whose first alone has the head: "équipements de gravure, de dépôt"."""
    heads = ((HEAD.match(m.text), m.end) for m in found) if language == "fr" else ()
    for head, place in heads:
        while head is not None and (tail := TAIL.match(text, place, end)) is not None:
            parts = tail[1].split(" ")
            forms = (" ".join(parts[:n]) for n in range(len(parts), 0, -1))
            known = next(((form, m) for form in forms if len(m := meanings(names, head[0] + form)) > 0), None)
            if known is None:
                break
            place = tail.start(1) + len(known[0])
            yield Mention(tail.start(1), place, known[0], known[1])


def metals(text: str, language: str, names: Names, start: int, end: int) -> Iterator[Mention]:
    """Yield the metals that German trade in them is called by: "Galliumexporte" names gallium."""
    for match in TRADED.finditer(text, start, end) if language == "de" else ():
        found = [c for c in meanings(names, match[1]) if c.cls == "ItemCategory"]
        if len(found) > 0:
            yield Mention(match.start(1), match.end(1), match[1], tuple(found))


@cache
def _list(language: str) -> re.Pattern[str]:
    joint = rf"(?:,\s|\s(?:{words(language)['clauses']['and']})\s)"
    return re.compile(rf"(?:(?<!\w)[A-ZÄÖÜ]\w*-{joint})+(?P<last>[A-ZÄÖÜ]\w+)")
