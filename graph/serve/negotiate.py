"""Choose a media type by the Accept header, as RFC 9110 says."""

from collections.abc import Sequence


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the offered type that is wanted most, the first among equals, or None when none is acceptable.

    >>> choose("text/html;q=0.5, text/turtle", ("text/html", "text/turtle"))
    'text/turtle'
    >>> choose("image/png", ("text/html",))
    """
    wanted = _weights(accept or "*/*")
    weights = [_weight(wanted, name) for name in offered]
    best = max(weights, default=0.0)
    return None if best == 0.0 else offered[weights.index(best)]


def _weights(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    weight = float(parameter[2:])
                except ValueError:
                    weight = 0.0
        found[name] = weight
    return found


def _weight(wanted: dict[str, float], name: str) -> float:
    # The most specific range that fits decides.
    for key in (name, f"{name.partition('/')[0]}/*", "*/*"):
        if key in wanted:
            return wanted[key]
    return 0.0
