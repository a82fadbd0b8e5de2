"""Read the first halves of German compounds that share their end: "Ätz- und Reinigungsanlagen" names two sorts."""

import re
from collections.abc import Iterator
from functools import cache

from chipcontrols.loaders.documents.lexicon import words
from chipcontrols.loaders.documents.names import Names, meanings
from chipcontrols.loaders.documents.spans import Mention

FIRST = re.compile(r"(?<!\w)([A-ZÄÖÜ]\w*)-(?!\w)")
# So many letters has the shared end at least.
LEAST = 4


def halves(text: str, language: str, names: Names, start: int, end: int) -> Iterator[Mention]:
    """Yield the first halves in a sentence that make a known name with an end of the last word of their list."""
    if language != "de" or FIRST.search(text, start, end) is None:
        return
    for listed in _list(language).finditer(text, start, end):
        last = listed.group("last")
        for first in FIRST.finditer(text, listed.start(), listed.start("last")):
            forms = (first[1] + last[cut:] for cut in range(1, len(last) - LEAST + 1))
            found = next((meant for form in forms if len(meant := meanings(names, form)) > 0), ())
            if len(found) > 0:
                yield Mention(first.start(), first.end(1), first[1], found)


@cache
def _list(language: str) -> re.Pattern[str]:
    joint = rf"(?:,\s|\s(?:{words(language)['clauses']['and']})\s)"
    return re.compile(rf"(?:(?<!\w)[A-ZÄÖÜ]\w*-{joint})+(?P<last>[A-ZÄÖÜ]\w+)")
