"""Decide which groups open a page folded, so that what is drawn at first sight stays readable."""

from collections.abc import Mapping, Sequence

SMALLEST = 4


def folded(groups: Mapping[str, Sequence[object]], rows: int) -> frozenset[str]:
    """Return the groups to fold: the largest first, until at most `rows` rows are left; small ones stay open.

    >>> sorted(folded({"a": range(30), "b": range(9)}, 20))
    ['a']
    """
    order = sorted(groups, key=lambda name: (-len(groups[name]), name))
    total = sum(len(members) for members in groups.values())
    closed: list[str] = []
    for name in order:
        if total <= rows or len(groups[name]) < SMALLEST:
            break
        closed.append(name)
        total -= len(groups[name]) - 1
    return frozenset(closed)
