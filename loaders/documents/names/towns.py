"""Read a town with its state as one name: "Durham, North Carolina"."""

from collections.abc import Sequence
from functools import cache

from chipcontrols.loaders.documents.names.coined import coin
from chipcontrols.loaders.documents.names.sorts import common
from chipcontrols.loaders.documents.sieve import Sieve, sieve
from chipcontrols.loaders.documents.spans import Mention

# What a word that no table knows as a town may have been held for.
MISTAKEN = ("Company", "Country", "Place")


def with_towns(text: str, mentions: Sequence[Mention], base: int) -> list[Mention]:
    """Return the names of a sentence, where a town stands with its state as one: that of the town, if it is known."""
    found = list(mentions)
    for _, match in _towns().matches(text, 0, len(text)):
        start, end = base + match.start(), base + match.end()
        within = [m for m in found if m.start < end and start < m.end]
        known = within[0] if len(within) > 0 and _is_town(within[0], start, end) else None
        if len(within) > 0 and all(m is known or _is_part(m, start, end) for m in within):
            town = coin(match[0], "Place", "en")._replace(also=(match[0].partition(",")[0],))
            candidates = (town,) if known is None else known.candidates
            whole = Mention(start, end, match[0], candidates)
            found = sorted([m for m in found if m not in within] + [whole], key=lambda m: m.start)
    return found


@cache
def _towns() -> Sieve:
    return sieve([common()["towns"]])


def _is_town(mention: Mention, start: int, end: int) -> bool:
    """Return whether a name is that of a town that the tables know, with its state behind it."""
    best = mention.candidates[0]
    return mention.start == start and mention.end < end and best.cls == "Place" and best.name is None


def _is_part(mention: Mention, start: int, end: int) -> bool:
    """Return whether a name is the state, or a word before it that is no known name of anything but a country."""
    best = mention.candidates[0]
    if mention.end == end:
        return mention.start > start
    return mention.start == start and best.cls in MISTAKEN and (best.name is not None or best.cls == "Country")
