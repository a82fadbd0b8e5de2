"""An index of texts by their runs of two and three characters: which texts are like a given one?"""

from collections.abc import Iterator, Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_SHIFT = 21  # bits of a code point
_AT_ONCE = 2_000_000  # sums held at once: texts asked for by texts known


class GramIndex:
    """Texts as weighted runs of characters (TF-IDF); a text of n words holds the runs of each word with its edges."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index the texts, which are words with one space between them."""
        grams, owners = _grams_of_all(texts)
        self._codes, _ = _counted(grams)
        pairs, counts = _counted(np.searchsorted(self._codes, grams) * len(texts) + owners)
        columns, self._owners = np.divmod(pairs, max(len(texts), 1))
        self._frequencies = np.bincount(columns, minlength=len(self._codes))
        self._weights = np.log((len(texts) + 1) / (self._frequencies + 0.5)).astype(np.float32)
        self._unknown = np.float32(np.log((len(texts) + 1) / 0.5))
        values = (1 + np.log(counts)).astype(np.float32) * self._weights[columns]
        norms = np.sqrt(np.bincount(self._owners, values**2, minlength=len(texts)))
        self._values = (values / np.maximum(norms[self._owners], 1e-9)).astype(np.float32)
        self._owners = self._owners.astype(np.int32)
        self._starts = np.concatenate(([0], np.cumsum(self._frequencies)))
        self._numbers = np.arange(len(texts))
        self._share = 1.0

    def among(self, numbers: Sequence[int]) -> "GramIndex":
        """Return the index of some of the texts alone, each with its number and its weights as here."""
        part = copy(self)
        chosen = np.isin(self._numbers, numbers)
        kept = np.flatnonzero(chosen[self._owners])
        part._owners = (np.cumsum(chosen, dtype=np.int32) - 1)[self._owners[kept]]
        part._values = self._values[kept]
        part._starts = np.searchsorted(kept, self._starts)
        part._frequencies = np.diff(part._starts)
        part._numbers = self._numbers[chosen]
        part._share = len(part._numbers) / max(len(self._numbers), 1)
        return part

    def nearest(self, text: str, limit: int, budget: int = 20_000) -> tuple[list[int], list[float]]:
        """Return the numbers of the texts most like this one, best first, with their likeness (cosine, 0 to 1).

        Rare runs are looked up first, until `budget` places have been seen; what is left could add little.
        Among chosen texts it is as much less as they are fewer.
        """
        return next(self.nearest_each([text], limit, budget))

    def nearest_each(
        self, texts: Sequence[str], limit: int, budget: int = 20_000
    ) -> Iterator[tuple[list[int], list[float]]]:
        """Yield what is nearest to each of the texts; many are looked up in a fraction of the time of one by one."""
        budget = int(budget * self._share)
        step = max(1, _AT_ONCE // max(len(self._numbers), 1))
        for start in range(0, len(texts), step):
            asked = texts[start : start + step]
            for totals in self._likeness(asked, budget) if len(self._numbers) else np.zeros((len(asked), 1)):
                best = _best(totals, limit)
                yield self._numbers[best].tolist(), totals[best].tolist()

    def _likeness(self, texts: Sequence[str], budget: int) -> Floats:
        """Return the likeness of each of the texts to each that is known, as far as the runs within the budget tell."""
        rows, columns, values = self._asked(texts)
        sizes = self._frequencies[columns]
        order = np.lexsort((columns, sizes, rows))
        rows, columns, values, sizes = rows[order], columns[order], values[order], sizes[order]
        ends = np.cumsum(sizes)
        firsts = np.flatnonzero(np.diff(rows, prepend=-1))
        before = np.repeat(ends[firsts] - sizes[firsts], np.diff(firsts, append=len(rows)))
        seen = ends - before <= budget
        seen[firsts] = True
        rows, columns, values, sizes = rows[seen], columns[seen], values[seen], sizes[seen]
        places = np.repeat(self._starts[columns] - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
        cells = np.repeat(rows * len(self._numbers), sizes) + self._owners[places]
        shape = len(texts), len(self._numbers)
        found = np.bincount(cells, self._values[places] * np.repeat(values, sizes), minlength=shape[0] * shape[1])
        return found.astype(np.float64, copy=False).reshape(shape)

    def _asked(self, texts: Sequence[str]) -> tuple[Numbers, Numbers, NDArray[np.float32]]:
        """Return of each run of the texts that is known here the text, the column, and its share in the text."""
        grams, owners = _grams(texts)
        codes, places = np.unique(grams, return_inverse=True)
        pairs, counts = _counted(owners * len(codes) + places)
        rows, numbers = np.divmod(pairs, max(len(codes), 1))
        columns = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        known = self._codes[columns] == codes
        weights = np.where(known, self._weights[columns], self._unknown)[numbers] * (1 + np.log(counts))
        norms = np.sqrt(np.bincount(rows, weights**2, minlength=len(texts)))
        values = (weights / norms[rows]).astype(np.float32)
        met = known[numbers]
        return rows[met], columns[numbers[met]], values[met]


def _best(totals: Floats, limit: int) -> Numbers:
    top = totals.max(initial=0.0)
    chosen = np.flatnonzero(totals > 0.3 * top)
    if len(chosen) > 4 * limit:
        chosen = chosen[np.argpartition(-totals[chosen], 4 * limit)[: 4 * limit]]
    # Rounded, so that machines that add in another order rank alike.
    return chosen[np.lexsort((chosen, -np.round(totals[chosen], 4)))][:limit]


def _counted(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Return the different numbers in order and how often each occurs, in half the time that `numpy.unique` takes."""
    ordered = np.sort(numbers)
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    return ordered[starts], np.diff(starts, append=len(ordered))


def _grams_of_all(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    parts = [_grams(texts[start : start + 10_000]) for start in range(0, len(texts), 10_000)]
    grams = np.concatenate([grams for grams, _ in parts]) if parts else np.zeros(0, np.int64)
    owners = [owners + 10_000 * n for n, (_, owners) in enumerate(parts)]
    return grams, np.concatenate(owners) if owners else np.zeros(0, np.int64)


def _grams(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Return the runs of two and three characters of texts as numbers, and of which text each is."""
    joined = "".join(f" {text} \n" for text in texts)
    points = np.frombuffer(joined.encode("utf-32-le"), np.uint32).astype(np.int64)
    owners = np.cumsum(points == 10) - (points == 10)
    first, second, third = points[:-2], points[1:-1], points[2:]
    pairs = (first << _SHIFT) | second
    kept = (first != 10) & (second != 10) & ((first != 32) | (second != 32))
    triples = (pairs << _SHIFT) | third
    triple_kept = kept & (third != 10) & (second != 32)
    grams = np.concatenate((pairs[kept], triples[triple_kept]))
    return grams, np.concatenate((owners[:-2][kept], owners[:-2][triple_kept]))
