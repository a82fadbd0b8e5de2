"""Which firms a text is about: those that it names first and most often."""

from collections import Counter
from collections.abc import Sequence

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.names.coined import is_guessed
from chipcontrols.loaders.documents.spans import Mention

# A text is about a firm that its first sentences name, so many times as often as the next.
OPENING, LEADS = 3, 2


def is_firm(mention: Mention, observers: frozenset[Iri]) -> bool:
    """Return whether a name is that of a firm that a text may be about: no observer, such as a newspaper, no guess."""
    best = mention.candidates[0]
    return best.cls == "Company" and best.iri not in observers and not is_guessed(mention)


def protagonist(named_in: Sequence[Sequence[Mention]], observers: frozenset[Iri], leads: int = LEADS) -> Mention | None:
    """Return the firm that a text is about: the first of its first sentences, and named more often than any other.

    It leads by far where it is named so many times as often as the next.
    """
    first = next((m for names in named_in[:OPENING] for m in names if is_firm(m, observers)), None)
    ranked = _ranked(named_in, observers)
    if first is None or ranked[0][0] != first:
        return None
    often, next_often = (*(count for _, count in ranked[:2]), 0)[:2]
    return first if often > next_often and often >= leads * next_often else None


def two_leading(named_in: Sequence[Sequence[Mention]], observers: frozenset[Iri]) -> list[Mention]:
    """Return the two firms that are named most often, or nothing if a third is named as often."""
    ranked = _ranked(named_in, observers)
    clear = len(ranked) == 2 or (len(ranked) > 2 and ranked[1][1] > ranked[2][1])
    return [firm for firm, _ in ranked[:2]] if clear else []


def _ranked(named_in: Sequence[Sequence[Mention]], observers: frozenset[Iri]) -> list[tuple[Mention, int]]:
    """Return the firms of some sentences where they are first named, with how often they are, most often first."""
    firms = [m for names in named_in for m in names if is_firm(m, observers)]
    first = {m.candidates[0].iri: m for m in reversed(firms)}
    return [(first[iri], count) for iri, count in Counter(m.candidates[0].iri for m in firms).most_common()]
