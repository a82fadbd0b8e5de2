"""Read the unnamed firms of a firm as one name: "six subsidiaries of Acme", "Acme's affiliates", "Acme-Töchter"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from chipcontrols.loaders.claim import Iri
from chipcontrols.loaders.documents.lexicon import expanded, words
from chipcontrols.loaders.documents.names.coined import coin
from chipcontrols.loaders.documents.spans import Mention

# How far before a firm the words for what belongs to it stand.
BEFORE = 60


def with_subsidiaries(
    text: str, language: str, mentions: Sequence[Mention], firms: Mapping[Iri, str], base: int
) -> list[Mention]:
    """Return the names of a sentence with the unnamed firms of a firm, which is left out where it only describes."""
    return [found for mention in mentions for found in _told(text, language, mention, firms, base)]


def _told(text: str, language: str, mention: Mention, firms: Mapping[Iri, str], base: int) -> Iterator[Mention]:
    best = mention.candidates[0]
    name = best.name[0] if best.name is not None else firms.get(best.iri)
    if best.cls != "Company" or best.rank in ("reference", "guessed") or name is None:
        yield mention
        return
    start, end = mention.start - base, mention.end - base
    before, behind = _grammar(language)
    ahead = before.search(text, max(0, start - BEFORE), start)
    follows = behind.match(text, end)
    if ahead is None and follows is None:
        yield mention
        return
    whole = coin(f"Subsidiaries of {name}", "Company", "en")
    if ahead is not None:
        yield Mention(base + ahead.start(), mention.end, text[ahead.start() : end], (whole,))
        yield mention
    elif follows is not None:
        yield Mention(mention.start, base + follows.end(), text[start : follows.end()], (whole,))


@cache
def _grammar(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the words for the firms of a firm before and behind its name."""
    forms = {side: expanded(form, language) for side, form in words(language)["subsidiaries"].items()}
    start, end = ("", "") if language == "zh" else (r"(?<![\w-])", r"(?!\w)")
    return re.compile(f"{start}(?:{forms['of']})$"), re.compile(f"(?:{forms['behind']}){end}")
