"""An index of all names that a browser searches without a server: shards as scripts, found by the start of a word."""

import re
from collections import defaultdict
from collections.abc import Iterator

from chipcontrols.graph.site.pages import Writer
from chipcontrols.graph.site.words import Wording, folded
from chipcontrols.graph.views.landscape import Landscape
from chipcontrols.graph.views.measure import cut
from chipcontrols.graph.views.page import embed

POSTINGS = 600  # names in a shard, about
LONGEST = 160
UNSOUGHT = frozenset({"Mention", "Extractor"})  # what a mention stands for is found by the same words
_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_WORDS = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")


def write_index(land: Landscape, wording: Wording, writer: Writer) -> tuple[int, int]:
    """Write the shards; return how many there are and how many names they hold. search.js reads them."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    names = 0
    for iri, text in _names(land, wording):
        names += 1
        for key in keys(text):
            found[key].append((iri, text))
    shards = shard_count(sum(len(entries) for entries in found.values()))
    filled: dict[int, dict[tuple[str, str], None]] = {number: {} for number in range(shards)}
    for key in sorted(found):
        filled[shard_of(key, shards)].update(dict.fromkeys(found[key]))
    for number, entries in filled.items():
        writer.file(f"search/{number}.js", _shard(number, entries, land, wording))
    return shards, names


def keys(text: str) -> list[str]:
    """Return the keys under which a name is found: the first two letters of each word, each Chinese character.

    >>> keys("Made-up Chips 芯片")
    ['ch', 'ma', 'up', '片', '芯']
    """
    return sorted({word[:2] for word in _WORDS.findall(folded(text))})


def shard_of(key: str, shards: int) -> int:
    """Return the number of the shard of a key: FNV-1a over its UTF-16 units, which a browser can do as well."""
    value = 0x811C9DC5
    units = key.encode("utf-16-le")
    for place in range(0, len(units), 2):
        value = ((value ^ (units[place] | units[place + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return value % shards


def shard_count(postings: int) -> int:
    """Return the number of shards for so many names under keys: a power of two, up to 1,024.

    >>> shard_count(100), shard_count(5000)
    (1, 16)
    """
    shards = 1
    while shards < 1024 and shards * POSTINGS < postings:
        shards *= 2
    return shards


def _names(land: Landscape, wording: Wording) -> Iterator[tuple[str, str]]:
    for iri, entity in sorted(land.entities.items()):
        if wording.name(iri).page and entity.cls not in UNSOUGHT:
            for text in dict.fromkeys(cut(text, LONGEST) for text in (entity.label, *(n.text for n in entity.names))):
                yield iri, text


def _shard(number: int, entries: dict[tuple[str, str], None], land: Landscape, wording: Wording) -> str:
    pages: dict[str, int] = {}
    names = [[pages.setdefault(iri, len(pages)), text] for iri, text in sorted(entries)]
    shown = [[(name := wording.name(iri)).page, name.label, wording.word(land.entity(iri).cls)] for iri in pages]
    return f"shard({number},{embed({'pages': shown, 'names': names})});\n"
