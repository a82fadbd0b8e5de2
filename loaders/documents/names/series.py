"""Tell products by their numbers: each family says how its numbers are written (cues/series.yml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from chipcontrols.loaders.documents.lexicon import load
from chipcontrols.loaders.documents.names.coined import coin
from chipcontrols.loaders.documents.names.known import Names, meanings
from chipcontrols.loaders.documents.sieve import Sieve, sieve
from chipcontrols.loaders.documents.spans import Mention

START = r"(?<![A-Za-z0-9.$€])"
BOUNDS = START + r"(?:{})(?=s?(?![A-Za-z0-9])(?![.,]\d(?!\d\d、))(?! ?[%€$]))"
# Further letters of a number after a stroke: "910B/C".
STROKE = re.compile(r"/([A-Z]{1,2})(?![A-Za-z0-9])")
# A further number of the family in a list: "950PR and 950DT", "290、370".
NEXT = re.compile(
    r"(?:, | ?/ ?|、|,(?=\d{3}(?:[、,和]|[A-Z]))| and | und | et | ou | oder | or |和|及|与)"
    r"(\d{3,4}[A-Z]{0,2}(?: (?:Ti|Super|XTX?)(?!\w))?)"
    r"(?![A-Za-z0-9%€$]|[.,]\d| ?%| (?:[A-Za-z][a-z]+ )?[A-Z]{1,4}\d)"  # "500 H100 and 200 H20" counts two
)
# What follows a number that counts nothing: the end of its clause, or the next of a list of such numbers.
ALONE = re.compile(r"(?:(?:, | and | und | et | ou | or | oder )\d{3,4}(?: (?:Ti|Super|XTX?))?)*(?:\s?[.;:)!?]|$)")
YEAR = re.compile(r"(?:19|20)\d\d")
# How far around a number the words are looked for that must stand near it.
NEARBY = 120


@dataclass(frozen=True, slots=True)
class Family:
    """How the members of a product family are written and called."""

    cls: str
    name: str
    number: re.Pattern[str]
    near: re.Pattern[str] | None
    also: str


def numbered(text: str, names: Names, start: int, end: int) -> list[Mention]:
    """Return the products of a stretch that are told by their numbers: known ones, and others of known families."""
    found: list[Mention] = []
    for _, match in _any_number().matches(text, start, end):
        for family in families():
            whole = family.number.match(text, match.start(), end)
            if whole is None or not _is_near(text, whole, family.near):
                continue
            made = family.name.format(*(group or "" for group in whole.groups())).strip()
            also = family.also.format(*whole.groups())
            found.append(_mention(text, whole.start(), whole.end(), made, family.cls, names, also))
            found += _strokes(text, whole, made, family.cls, names)
            found += _listed(text, found[-1].end, made, family.cls, names)
            break
    return found


@cache
def families() -> tuple[Family, ...]:
    """Return the families of cues/series.yml in their order."""
    return tuple(
        Family(
            row["class"],
            row["name"],
            re.compile(BOUNDS.format(row["number"])),
            re.compile(_near()[row["near"]], re.IGNORECASE) if "near" in row else None,
            row.get("also", ""),
        )
        for row in load("series.yml")["families"]
    )


def _near() -> dict[str, str]:
    return dict(load("series.yml")["near"])


def _strokes(text: str, whole: re.Match[str], made: str, cls: str, names: Names) -> Iterator[Mention]:
    end = whole.end()
    while (more := STROKE.match(text, end)) is not None:
        stem = re.sub(r"[A-Z]{0,2}$", "", made)
        yield _mention(text, more.start(1), more.end(1), stem + more[1], cls, names)
        end = more.end()


def _listed(text: str, end: int, made: str, cls: str, names: Names) -> Iterator[Mention]:
    """Yield the products whose bare numbers follow in a list, if these have as many digits as the first.

    Digits alone count things, unless the tables have such a product, a Chinese list goes on or the clause ends.
    """
    stem = re.fullmatch(r"(.*?)(\d+)[A-Z]{0,2}(?: (?:Ti|Super|XTX?))?", made)
    while stem is not None and (more := NEXT.match(text, end)) is not None:
        product = stem[1] + more[1]
        counts = more[1].isdigit() and "、" not in text[end : end + 5] and not meanings(names, product)
        counts = counts and (YEAR.fullmatch(more[1]) is not None or ALONE.match(text, more.end()) is None)
        if counts or len(re.sub(r"\D", "", more[1])) != len(stem[2]):
            return
        yield _mention(text, more.start(1), more.end(1), product, cls, names)
        end = more.end()


def _mention(text: str, start: int, end: int, name: str, cls: str, names: Names, also: str = "") -> Mention:
    known = meanings(names, name)
    new = coin(name, cls, None)._replace(also=(also,) if also else ())
    return Mention(start, end, text[start:end], known or (new,))


def _is_near(text: str, match: re.Match[str], near: re.Pattern[str] | None) -> bool:
    around = text[max(0, match.start() - NEARBY) : match.end() + NEARBY]
    return near is None or near.search(around) is not None


@cache
def _any_number() -> Sieve:
    """Return one pattern for the places where a number of any family may stand."""
    options = "|".join(re.sub(r"(?<!\\)\((?!\?)", "(?:", row["number"]) for row in load("series.yml")["families"])
    return sieve([re.compile(BOUNDS.format(options))], re.compile(START))
