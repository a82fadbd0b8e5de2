"""Read words that point back to a period told before, such as "the same day" or "in the quarter"."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from chipcontrols.loaders.claim import Period
from chipcontrols.loaders.documents.lexicon import whole_words, words
from chipcontrols.loaders.documents.spans import Time, overlaps
from chipcontrols.loaders.documents.values.undated import lies_ahead

# So far back the period stands that is meant, and how many days a quarter has.
MEMORY, QUARTER = 700, (88, 93)


def with_pointing(
    text: str, language: str, times: Sequence[Time], before: Sequence[Time], base: int, day: date | None
) -> list[Time]:
    """Return the periods of a sentence with the words that point to the day or quarter told last, here or `before`.

    What has happened in "the quarter" did so in one that is over on the day of the document.
    """
    found = list(times)
    for match in _points(language).finditer(text):
        start, end = base + match.start(), base + match.end()
        told = [t for t in (*before, *times) if 0 <= start - t.end <= MEMORY and _sort(t.period) == match.lastgroup]
        if match.lastgroup == "quarter" and day is not None and len(told) > 0 and not lies_ahead(text, language):
            told = [t for t in told if t.period.end is not None and t.period.end <= day]
            found = [t for t in found if len(told) == 0 or not overlaps(start, end, t)]
        if len(told) > 0 and not any(overlaps(start, end, t) for t in found):
            found.append(Time(start, end, told[-1].period))
    return sorted(found, key=lambda time: time.start)


def _sort(period: Period) -> str | None:
    if period.start is None or period.end is None:
        return None
    days = (period.end - period.start).days
    return "day" if days == 0 else "quarter" if QUARTER[0] <= days <= QUARTER[1] else None


@cache
def _points(language: str) -> re.Pattern[str]:
    forms = words(language)["periods"]["points"]
    groups = "|".join(f"(?P<{sort}>{form})" for sort, form in forms.items())
    return re.compile(whole_words(groups, language), re.IGNORECASE)
