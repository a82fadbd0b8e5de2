"""Divide an entry of a list as the Federal Register prints it: name, aliases and what follows them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

AKA = re.compile(r",?\s*\(?(?:[afn]\.k\.a\.?,?|(?:also|formerly) known as,?)\s*", re.I)
LISTED = re.compile(AKA.pattern + r"(?=(?:and )?the following)", re.I)  # the addresses come after such aliases
SCOPE = re.compile(r"[,;]?\s*(?:and|including)\s+any\s+successor.*?\bthereof\b", re.S)
FOLLOWING = re.compile(r"(?:and )?the following (?:[\w-]+ )?alias(?:es)?\s*:?\s*", re.I)
# The dash before a name of a list; one within a name has no mark before it.
ITEM = re.compile(r"(?:^|\n|(?<=[;:,.]) |(?<=\band) )\s*[—–-](?=\s*\S)")
HOUSES = (
    "Nos?|Rooms?|Rm|Units?|Floors?|Flat|Building|Bldg|Block|Suite|Apartment|Apt|House|Plot|Level|Office|Shop|Villa|Lot|"
    "Tower|Zone|Area|Section|Sector|East|West|North|South"
)
ROADS = "Road|Street|Avenue|District|Park|Plaza|Centre|Center|City"
# Words with which an address begins, after a comma, semicolon or full stop, but that of "No. 11 Institute".
ADDRESS = re.compile(
    r"(?<!\bNo)(?<!\bNos)(?P<stop>[.,;])\s+(?=(?:No\.?\s*[A-Z]?)?\d|P\.?\s?O\.? Box|c/o|[Uu]l\.|Prospekt"
    rf"|(?:{HOUSES})\b[^,;]*[,;]|(?:[A-Z][\w'-]*\s+){{1,4}}(?:{ROADS})\b)"
)
FORMS = (
    r"Co|Company|Ltd|Limited|Inc|Incorporated|Corp|Corporation|LLC|LLP|PLC|GmbH|AG|Oy|AB|S\.?A|S\.?L|K\.?K|JSC|OOO|OAO|ZAO"
    r"|AO|PJSC|FZE|FZC|FZCO|B\.?V|Bhd|Sdn|Pvt|Pte|S\.p\.A|Sti|L\.L\.C"
)
# A comma that stands between a name and its legal form does not end the name.
END = re.compile(rf"[,;](?!\s*(?i:{FORMS})\b)")
ABBREVIATED = re.compile(r"\b(?:Ltd|Co|Inc|Corp|Bhd|Pvt|Pte|K\.K|S\.A|B\.V|S\.p\.A|L\.L\.C|a\.s|s\.r\.o)\.$")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: the name with its words of scope, the aliases, and whether the end of the name was guessed."""

    name: str
    scope: str
    aliases: tuple[str, ...]
    guessed: bool


def divide(text: str, announced: Sequence[str] = ()) -> Entry:
    """Return the parts of an entry. `announced` are names that the rule gives apart from its table.

    >>> divide("Ten Fabs Ltd., a.k.a., the following two aliases: —TF; and —Ten Fabs Co. No. 1, First Road, China.")
    Entry(name='Ten Fabs Ltd.', scope='', aliases=('TF', 'Ten Fabs Co.'), guessed=False)
    """
    reach = SCOPE.search(text)
    if reach is not None:
        entry = divide(text[: reach.start()] + text[reach.end() :], announced)
        return replace(entry, scope=reach.group().strip(" ,;"))
    known = [name for name in sorted(announced, key=len, reverse=True) if _begins(text, name)]
    if known:
        return _with_aliases(known[0], text[len(known[0]) :], guessed=False)
    found, address = LISTED.search(text), None
    if found is None:
        found, address = AKA.search(text), ADDRESS.search(text)
    if found is not None and (address is None or found.start() < address.start()):
        return _with_aliases(text[: found.start()], text[found.start() :], guessed=False)
    if address is not None:
        return _with_aliases(_cut(text, address), "", guessed=False)
    lines = text.split("\n", 1)
    if len(lines) == 2:
        return _with_aliases(lines[0], "", guessed=False)
    end = END.search(text)
    return _with_aliases(text if end is None else text[: end.start()], "", guessed=end is not None)


def announced_name(text: str) -> str:
    """Return the name in a text that names an entry, or prints it whole with aliases and addresses.

    >>> announced_name("Ten Fabs Ltd., a.k.a., the following one alias: —TF. No. 1, First Road, China.")
    'Ten Fabs Ltd.'
    >>> announced_name("Fabs, Ten and One;")
    'Fabs, Ten and One'
    """
    return divide(text).name if AKA.search(text) or ADDRESS.search(text) else tidy(text)


def tidy(name: str) -> str:
    """Return a name without the marks around it; a full stop stays where it ends an abbreviation.

    >>> tidy("Ten Fabs Co., Ltd.;"), tidy("Ten Holding.")
    ('Ten Fabs Co., Ltd.', 'Ten Holding')
    """
    bare = name.strip(" ,;\n")
    bare = bare.removesuffix(")") if bare.count(")") > bare.count("(") else bare
    return bare if ABBREVIATED.search(bare) else bare.rstrip(".")


def same(name: str) -> str:
    """Return what two spellings of one name share: letters and digits in lower case.

    >>> same("Ten Fabs Co., Ltd.;") == same("TEN FABS CO LTD")
    True
    """
    return "".join(char for char in name.lower() if char.isalnum())


def _begins(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()


def _with_aliases(name: str, rest: str, *, guessed: bool) -> Entry:
    return Entry(name.strip(" ,;\n"), "", tuple(dict.fromkeys(_aliases(rest))), guessed)


def _aliases(rest: str) -> list[str]:
    """Return the names that follow "a.k.a.": those of a list with dashes, or the one that stands in the line."""
    found = AKA.match(rest)
    if found is None:
        return []
    tail = rest[found.end() :]
    several = FOLLOWING.match(tail)
    if several is None:
        return [_last(tail)]
    *firsts, last = [part for part in ITEM.split(tail[several.end() :]) if part.strip(" \n;")]
    names = [re.sub(r"[;,]?\s*(?:and\s*)?$", "", first.strip(" \n")) for first in firsts]
    return [name for name in (*names, _last(last)) if name]


def _last(text: str) -> str:
    """Return the name with which a text begins that goes on with an address."""
    line = text.strip(" \n").split("\n", 1)[0]
    address = ADDRESS.search(line)
    if address is not None:
        return _cut(line, address)
    return tidy(line.split(";", 1)[0])


def _cut(text: str, address: re.Match[str]) -> str:
    return tidy(text[: address.end("stop")])
