"""What stands between a measure and its figures: changes, words of a sort, and words that say nothing known."""

import re
from collections.abc import Iterable

from chipcontrols.loaders.documents.claims.measures import known, pattern, ways
from chipcontrols.loaders.documents.passage import Passage
from chipcontrols.loaders.documents.spans import Figure

PLACES = ("Country", "Place")
# How far before money "per share" stands.
PER = 12
OWNED = ("'s", "’s")
WORD = re.compile(r"[^\W_]+")
HAN_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]")


def way_in(passage: Passage, start: int, end: int, first: bool = False) -> str | None:
    """Return whether the last word of change in a stretch, or the first, tells of a rise ("up") or a fall ("down")."""
    # Whether a German verb tells of a rise may be said by its end behind the figure: "nahm um 10 Prozent ab".
    found = [m for m in ways(passage.language).finditer(passage.text, start, passage.sentence.end) if m.end() <= end]
    return (found[0] if first else found[-1]).lastgroup if len(found) > 0 else None


def unknown(passage: Passage, start: int, end: int) -> int:
    """Return how many words of a stretch say nothing known. Names of countries and places only tell where."""
    places = [m for m in passage.mentions if m.candidates[0].cls in PLACES]
    told = [(part.start, part.end) for part in passage.times] + [(place.start, place.end) for place in places]
    spans = sorted((max(low, start), min(high, end)) for low, high in told if low < end and start < high)
    rest, at = [], start
    for low, high in spans:
        rest.append(passage.text[at:low])
        at = max(at, high)
    rest.append(passage.text[at:end])
    left = known(passage.language).sub(" ", " ".join(rest))
    return len((HAN_WORD if passage.language == "zh" else WORD).findall(left))


def says(passage: Passage, start: int, end: int, name: str) -> bool:
    """Return whether words of a sort stand in a stretch of a sentence."""
    return pattern(passage.language, name).search(passage.text, max(start, passage.sentence.start), end) is not None


def ends_in(passage: Passage, figure: Figure, name: str) -> bool:
    """Return whether a figure ends in words of a sort, or they follow it at once."""
    behind = pattern(passage.language, name, r"[\s-]{0,2}FORMS")
    within = pattern(passage.language, name, r"FORMS\s*$")
    text = passage.text
    return behind.match(text, figure.end) is not None or within.search(text[figure.start : figure.end]) is not None


def is_per_share(passage: Passage, figure: Figure) -> bool:
    """Return whether money is that of one share: "35 dollars per share"."""
    return ends_in(passage, figure, "share") or closes(passage, figure.start - PER, figure.start, "share")


def closes(passage: Passage, start: int, end: int, name: str) -> bool:
    """Return whether a stretch ends in words of a sort, with small words at most behind them."""
    forms = pattern(passage.language, name)
    last = max((m.end() for m in forms.finditer(passage.text, start, end)), default=None)
    if last is not None and any(m.start - last == 1 and m.candidates[0].cls in PLACES for m in passage.mentions):
        return False  # "revenue from Malaysia reached 5 billion"
    if last is None or unknown(passage, last, end) > 0 or len(passage.text[last:end].split()) > 3:
        return False
    return passage.language == "zh" or way_in(passage, last, end) is None  # "set to climb by 5 percent" is by, not to


def is_of_another(passage: Passage, start: int, end: int) -> bool:
    """Return whether a stretch sets something against what was told: "versus", and not "versus a year ago"."""
    # "Than last quarter's 46 percent": what is that of another time in the genitive is no base.
    told = passage.text[start:end]
    bases = (m for m in pattern(passage.language, "base").finditer(told) if told[m.end() : m.end() + 2] not in OWNED)
    rest = _without(told, bases)
    return pattern(passage.language, "from").search(rest) is not None


def _without(text: str, found: Iterable[re.Match[str]]) -> str:
    for match in reversed([*found]):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    return text
