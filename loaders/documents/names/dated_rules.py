"""Read rules that are named by their month alone: "the rules of October 2022", "règles d'octobre 2022"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from chipcontrols.loaders.documents.lexicon import NONE, words
from chipcontrols.loaders.documents.names.known import Names, meanings
from chipcontrols.loaders.documents.spans import Mention, Time

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def dated_rules(text: str, language: str, times: Sequence[Time], names: Names) -> Iterator[Mention]:
    """Yield a name for each month that follows words such as "the rules of", or the last of these with a comma.

    The tables know such rules as "October 2022 rule".
    """
    last: int | None = None
    for time in times:
        before = _before(language).search(text, max(0, time.start - 60), time.start)
        listed = last is not None and _joint(language).fullmatch(text, last, time.start) is not None
        if before is None and not listed:
            continue
        found = meanings(names, _label(time)) if _is_month(time) else ()
        if len(found) == 0:
            continue
        start, last = before.start() if before is not None else time.start, time.end
        yield Mention(start, time.end, text[start : time.end], tuple(c._replace(rank="reference") for c in found))


def _is_month(time: Time) -> bool:
    start, end = time.period.start, time.period.end
    return start is not None and end is not None and (start.year, start.month) == (end.year, end.month) and start != end


def _label(time: Time) -> str:
    assert time.period.start is not None
    return f"{MONTHS[time.period.start.month - 1]} {time.period.start.year} rule"


@cache
def _before(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words(language)['clauses'].get('dated', NONE)})$")


@cache
def _joint(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:,\s?|\s(?:{words(language)['clauses']['and']})\s)(?:{words(language)['marks']['of']})?\s?", re.I
    )
