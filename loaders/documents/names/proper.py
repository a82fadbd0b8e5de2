"""Tell names from common nouns: what a text says of a sort of thing, such as "chips", is no name of one."""

import re
from collections.abc import Iterator

from chipcontrols.loaders.documents.names.known import Names, meanings
from chipcontrols.loaders.documents.names.sorts import common
from chipcontrols.loaders.documents.spans import Mention

# What the tables know under words that any text may use for it.
SORTS = frozenset({"ItemCategory", "Market", "Segment", "Technology"})
# The German adjective of a place: "Dresdner".
ADJECTIVE = ("Place", "hidden")
WORD = re.compile(r"[A-Za-zÀ-ÿ0-9]+|[\u4e00-\u9fff]+")
# Two capitals, or a capital and a digit, in a word: HBM, DDR5, SuperPoD.
ABBREVIATED = re.compile(r"[A-Z]\w*[A-Z]|[A-Z]\w*\d|\d\w*[A-Z]|^[A-Z]$")
TITLED = re.compile(r"[A-ZÀ-Þ][\wà-ÿ-]+(?: \(?[A-ZÀ-Þ][\wà-ÿ-]+\)?)+")
NUMBERED = re.compile(r"[A-Z][\w-]+ \d{1,2}")
BRAND = re.compile(r"[A-Z][a-z]+")


def proper(mention: Mention, language: str, names: Names) -> Iterator[Mention]:
    """Yield a mention if it is a name, or the names that a common noun is told by: HBM of "HBM-Chips".

    A sort of product, a technique or a market has a name where it is written as an abbreviation of its own or with
    capitals throughout.
    """
    cls = mention.candidates[0].cls
    if common()["nouns"].fullmatch(mention.text) is not None or (cls, mention.candidates[0].rank) == ADJECTIVE:
        return
    if cls not in SORTS or _is_titled(mention.text, cls, language):
        yield mention
    else:
        yield from _within(mention, language, names)


def _is_titled(text: str, cls: str, language: str) -> bool:
    if TITLED.fullmatch(text) is not None or common()["board"].fullmatch(text) is not None:
        return True
    words = WORD.findall(text)
    # "FD-SOI" and "Zen 5" are techniques of their own, by their last part.
    own = cls == "Technology" and not text[0].islower()
    if (len(words) == 1 or own) and ABBREVIATED.search(words[-1]) is not None:
        return True
    if own and NUMBERED.fullmatch(text) is not None:
        return True
    # In German any noun has a capital.
    return cls == "Technology" and language != "de" and BRAND.fullmatch(text) is not None


def _within(mention: Mention, language: str, names: Names) -> Iterator[Mention]:
    for word in WORD.finditer(mention.text):
        small = word[0][0].islower() or word[0] == mention.text
        found = () if small else meanings(names, word[0])
        if len(found) > 0:
            start = mention.start + word.start()
            part = mention._replace(start=start, end=start + len(word[0]), text=word[0], candidates=found)
            yield from proper(part, language, names)
