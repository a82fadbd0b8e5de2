"""Where those are at home whom words point to: "the Dutch firm", "the Lindau-based firm", "the group from Taiwan"."""

import re
from collections.abc import Mapping, Sequence

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.grammar import nationalities, nations
from chipcontrols.loaders.documents.names.several import Part
from chipcontrols.loaders.documents.names.sorts import common
from chipcontrols.loaders.documents.spans import Mention

# What opens the name of whom something is in French, or the place where it is.
OF_NAME = re.compile(r" (?:de |d['’])(?=[A-ZÉ])")
# In how many characters a place follows the Chinese word that points.
OPENED = 2
# What joins the adjectives of two countries.
TWOFOLD = re.compile("-[a-zà-ÿ]")
# Between a place and the firm that is told by it: "the Lindau, Bavaria-based firm".
COMPOUND = re.compile(r"(?:, [A-Z][\w .]{2,20}?)?(?:-\w+)? ")


def home_in(language: str, words: str) -> Iri | None:
    """Return the country whose adjective is among words, such as "the Dutch firm"; none of "franco-italien"."""
    listed = nationalities(language)
    found = sorted(
        (match.start(), match.end(), listed[n][0]) for n, match in nations(language).matches(words, 0, len(words))
    )
    twofold = any(TWOFOLD.match(words, end) is not None for _, end, _ in found)
    return found[0][2] if len(found) > 0 and not twofold else None


def origin(text: str, match: re.Match[str], own: Sequence[Mention], homes: Mapping[Iri, object]) -> Iri | None:
    """Return the country that words are followed by, as "the group from Taiwan", or that of a town there or in them."""
    placed = (m for m in own if m.candidates[0].cls in ("Country", "Place") and m.end > match.start())
    within = (m for m in placed if m.start < match.end() or _is_origin(text, match.end(), m.start))
    best = next((m.candidates[0] for m in within), None)
    if best is None or best.cls == "Country":
        return None if best is None else best.iri
    home = homes.get(best.iri)
    return None if home is None else Iri(str(home))


def at_home(
    parts: Sequence[Part], homes: Mapping[Iri, object], home: Iri | None, unknown: Iri | None = None
) -> list[Part]:
    """Return the names of each sentence that are at home in a country; `unknown` is where others may be."""
    if home is None:
        return list(parts)
    return [(place, [m for m in part if homes.get(m.candidates[0].iri, unknown) == home]) for place, part in parts]


def past_places(text: str, language: str, match: re.Match[str], own: Sequence[Mention]) -> int | None:
    """Return where words that point begin, past a place among them ("the Lindau-based firm"), if no other name holds
    them."""
    start = match.start()
    for mention in own:
        if mention.end <= match.start() or match.end() <= mention.start:
            continue
        place = mention.candidates[0].cls in ("Place", "Country")
        if language == "zh" and place and mention.start - start <= OPENED:
            continue  # 这家上海企业
        compound = COMPOUND.match(text, mention.end, match.end())
        if _is_adjective(text, mention) and (compound is None or compound[0] == " "):
            continue
        if compound is None or mention.candidates[0].cls not in ("Place", "Country"):
            return None
        start = max(start, compound.end())
    return start


def _is_origin(text: str, end: int, start: int) -> bool:
    """Return whether words such as "from" alone stand between words that point and a place."""
    behind = OF_NAME.match(text, end)
    told = common()["origin"].fullmatch(text, end, start) is not None
    return start > end and (told or (behind is not None and behind.end() == start))


def _is_adjective(text: str, mention: Mention) -> bool:
    """Return whether a name only tells of where words that point are from: "der Münchner Konzern", "der US-Konzern"."""
    town = mention.candidates[0].cls == "Place" and mention.candidates[0].rank == "hidden"
    compound = text[mention.end : mention.end + 1] == "-" and text[mention.end + 1 : mention.end + 2].isupper()
    return town or (mention.candidates[0].cls == "Country" and compound)
