"""Find versions of one text: copies with small changes, and translations. They count as one source."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from chipcontrols.loaders.claim import digest, plain
from chipcontrols.loaders.documents.texts.sentences import sentences
from chipcontrols.loaders.documents.values.numbers import figures
from chipcontrols.loaders.source import Source

# A copy shares this part of the runs of nine letters; so many of the runs stand for all of them.
ALIKE = 0.7
RUN = 9
KEPT = 64
LEAST_RUNS = 100
# Copies share some of the first runs. Names of firms and boilerplate are in many texts, so few holders are looked at.
FIRST = 16
LEAST_FIRST = 4
HOLDERS = 20
# A translation shares so many anchors, so many of them figures, such a part of the longer list, mostly in one order.
LEAST_ANCHORS = 8
LEAST_FIGURES = 4
SHARED = 0.75
IN_ORDER = 0.8
TYPE_NUMBER = re.compile(r"(?<![A-Za-z0-9])(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*\d)[A-Z0-9]{3,10}(?![A-Za-z0-9])")
YEARS = range(1990, 2051)
# Longer texts are sketched by their beginning.
SKETCHED = 200_000


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to find versions of it: its smallest runs, its anchors in order of first appearance.

    Both are hashes; that of an anchor is odd if it starts with a digit.
    """

    runs: np.ndarray
    anchors: np.ndarray


def sketch(text: str, language: str | None) -> Sketch:
    """Return the sketch of a text."""
    text = text[:SKETCHED]
    marks = [int(digest(anchor), 16) // 2 * 2 + anchor[0].isdigit() for anchor in anchors(text, language)]
    return Sketch(_smallest_runs(text), np.array(marks, np.uint64))


def anchors(text: str, language: str | None) -> list[str]:
    """Return what a translation keeps, in order of first appearance: figures other than years, and type numbers.

    >>> anchors("Über 75.000 A800 gingen 2023 für 2,5 Mrd. Dollar an 3 Firmen.", "de")
    ['75000', 'A800', '2500000000']
    """
    found: list[tuple[int, str]] = [(match.start(), match.group()) for match in TYPE_NUMBER.finditer(text)]
    for sentence in sentences(text, language or "en"):
        for figure in figures(text[sentence.start : sentence.end], language or "en", (), sentence.start):
            for number in (figure.value, figure.minimum, figure.maximum):
                if number is not None and number not in YEARS and len(plain(number).replace(".", "")) > 1:
                    found.append((figure.start, plain(number)))
    return list(dict.fromkeys(anchor for _, anchor in sorted(found)))


def versions(documents: Sequence[tuple[Source, Sketch]]) -> dict[str, Source]:
    """Return, by slug, the documents that are versions of an earlier one, with a link to it.

    Earlier is by day of issue, then by slug, so the order of the documents does not matter.
    """
    order = sorted(documents, key=lambda pair: (str(pair[0].issued or "9999"), pair[0].slug))
    linked: dict[str, Source] = {}
    for later, earlier in _copies(order):
        if later.slug not in linked:
            linked[later.slug] = replace(later, copy_of=(earlier.slug,))
    rest = [(source, kept) for source, kept in order if source.slug not in linked]
    for later, earlier in _translations(rest):
        if later.slug not in earlier.translation_of:
            linked[later.slug] = replace(
                later, translation_of=tuple(dict.fromkeys((*later.translation_of, earlier.slug)))
            )
    return linked


def _copies(order: Sequence[tuple[Source, Sketch]]) -> Iterator[tuple[Source, Source]]:
    holders: dict[int, list[int]] = {}
    for number, (source, own) in enumerate(order):
        shared = _shared(holders, own.runs[:FIRST].tolist(), number)
        for other in sorted(n for n, count in shared.items() if count >= LEAST_FIRST):
            if _likeness(own.runs, order[other][1].runs) >= ALIKE:
                yield source, order[other][0]
                break


def _shared(holders: dict[int, list[int]], marks: Iterable[int], number: int) -> dict[int, int]:
    """Return how many of the marks each earlier document holds, and enter this one among the holders."""
    counts: dict[int, int] = {}
    for mark in marks:
        known = holders.setdefault(mark, [])
        for other in known:
            counts[other] = counts.get(other, 0) + 1
        if len(known) < HOLDERS:
            known.append(number)
    return counts


def _translations(order: Sequence[tuple[Source, Sketch]]) -> Iterator[tuple[Source, Source]]:
    holders: dict[int, list[int]] = {}
    for number, (source, own) in enumerate(order):
        shared = _shared(holders, own.anchors.tolist(), number)
        for other in sorted(n for n, count in shared.items() if count >= LEAST_ANCHORS):
            if source.language != order[other][0].language and _same_story(own.anchors, order[other][1].anchors):
                yield source, order[other][0]
                break


def _same_story(one: np.ndarray, other: np.ndarray) -> bool:
    place = {anchor: n for n, anchor in enumerate(other.tolist())}
    common = [place[anchor] for anchor in one.tolist() if anchor in place]
    if len(common) < max(LEAST_ANCHORS, SHARED * max(len(one), len(other))):
        return False
    if sum(int(other[n]) % 2 for n in common) < LEAST_FIGURES:
        return False
    return _longest_rise(common) >= IN_ORDER * len(common)


def _longest_rise(numbers: Iterable[int]) -> int:
    """Return the length of the longest rising part of a row of different numbers."""
    tails: list[int] = []
    for number in numbers:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
    return len(tails)


def _likeness(one: np.ndarray, other: np.ndarray) -> float:
    """Return the estimated part of the runs of two texts that both have (Jaccard, by their smallest ones)."""
    if min(len(one), len(other)) < KEPT:
        return 0.0
    ours, theirs = set(one.tolist()), set(other.tolist())
    return sum(run in ours and run in theirs for run in sorted(ours | theirs)[:KEPT]) / KEPT


def _smallest_runs(text: str) -> np.ndarray:
    letters = "".join(c for c in text.casefold() if c.isalnum())
    codes = np.frombuffer(letters.encode("utf-32-le"), np.uint32).astype(np.uint64)
    if len(codes) < LEAST_RUNS + RUN:
        return np.empty(0, np.uint64)
    hashes = np.zeros(len(codes) - RUN + 1, np.uint64)
    for n in range(RUN):
        hashes = hashes * np.uint64(1_000_003) + codes[n : n + len(hashes)]
    mixed = (hashes ^ (hashes >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return np.unique(mixed ^ (mixed >> np.uint64(32)))[:KEPT]
