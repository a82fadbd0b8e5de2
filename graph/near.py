"""Say which names there are beside a wrong one: those like it, or else the first of them."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST = 12  # a message stays shorter than a screen


def near(name: str, known: Iterable[str]) -> str:
    """Return a sentence, without its full stop, that tells of the names there are.

    >>> near("nvidea", ["amd", "nvidia"]), near("x", ["amd", "nvidia"]), near("x", [])
    ('Near names: nvidia', 'There are: amd, nvidia', 'There are none')
    """
    names = sorted(set(known))
    if like := get_close_matches(name, names, n=3):
        return f"Near names: {', '.join(like)}"
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return f"There are: {', '.join(names[:MOST])}{more}" if names else "There are none"
