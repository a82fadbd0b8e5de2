"""Search names: an index of the labels of parties, and the best parties for a name with score and reasons."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from chipcontrols.graph.matching.grams import GramIndex
from chipcontrols.graph.matching.names import Name, forms
from chipcontrols.graph.matching.repair import Repair
from chipcontrols.graph.matching.score import Weights, compare
from chipcontrols.graph.store import uncollected

CANDIDATES = 40  # texts taken from the index of grams for each form of a name
COMPARED = 8  # of those, the ones compared word by word
# What a form of the query other than the name as written can reach: a part of a name is not the name.
WORTH = {
    "as written": 1.0,
    "repaired": 1.0,
    "pinyin": 0.98,
    "translated": 0.96,
    "without brackets": 0.93,
    "in brackets": 0.9,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A party found: its number, the label that was met, and how sure, 0 to 1, and why."""

    owner: int
    label: str
    score: float
    reasons: tuple[str, ...]


class NameIndex:
    """The labels of parties, each in all its forms."""

    def __init__(self, labels: Sequence[Iterable[str]]) -> None:
        """Index the labels of each party; the number of a party is its place in the sequence."""
        with uncollected():
            self._read(labels)

    def _read(self, labels: Sequence[Iterable[str]]) -> None:
        self._places: dict[tuple[str, ...], int] = {}
        self._words: list[tuple[str, ...]] = []
        self._joined: list[str] = []
        self._by_joined: dict[str, list[int]] = {}
        self._bearers: list[list[tuple[int, str, Name]]] = []
        self._borne: dict[int, list[int]] = {}
        self._forms: dict[str, tuple[Name, ...]] = {}
        self._holders: dict[str, list[int]] = {}
        for owner, given in enumerate(labels):
            self.add(owner, given)
        seen = Counter({word: len(owners) for word, owners in self._holders.items()})
        self.weights = _weights(seen, len(labels))
        self._grams = GramIndex([" ".join(words) for words in self._words])
        self._repair = Repair(seen)

    def add(self, owner: int, labels: Iterable[str]) -> None:
        """Let a party be found by these names as they are; likeness is to the names that were there at first."""
        held: set[str] = set()
        borne = self._borne.setdefault(owner, [])
        for label in dict.fromkeys(labels):
            for name in self.forms(label):
                place = self._places.setdefault(name.words, len(self._bearers))
                if place == len(self._bearers):
                    self._bearers.append([])
                    self._words.append(name.words)
                    self._joined.append("".join(name.words))
                    self._by_joined.setdefault(self._joined[place], []).append(place)
                self._bearers[place].append((owner, label, name))
                borne.append(place)
                held.update(name.words)
        for word in held:
            self._holders.setdefault(word, []).append(owner)

    def find(self, text: str, limit: int = 10, least: float = 0.0) -> list[Hit]:
        """Return the parties whose names are most like a text, best first; none twice, none less sure than `least`."""
        return next(self.find_each([text], limit, least))

    def find_each(self, texts: Sequence[str], limit: int = 10, least: float = 0.0) -> Iterator[list[Hit]]:
        """Yield what `find` returns for each of the texts; many are found in a fraction of the time of one by one."""
        # "Ltd." is nobody's name.
        queries = [[form for form in self._repair.forms(text) if set(form.sorts) != {"legal"}] for text in texts]
        near = self._grams.nearest_each([" ".join(form.words) for asked in queries for form in asked], CANDIDATES)
        for asked in queries:
            best: dict[int, Hit] = {}
            for query, (places, _) in zip(asked, near, strict=False):
                self._compare(query, self._candidates(query, places), least, best)
            yield sorted(best.values(), key=lambda hit: (-round(hit.score, 6), hit.owner))[:limit]

    def among(self, owners: Iterable[int]) -> "NameIndex":
        """Return an index in which names are like those alone that some of these parties bear."""
        part = copy(self)
        part._grams = self._grams.among([place for owner in owners for place in self._borne[owner]])
        return part

    def forms(self, label: str) -> tuple[Name, ...]:
        """Return the forms of a name, which are found out once."""
        found = self._forms.get(label)
        if found is None:
            found = self._forms[label] = tuple(forms(label))
        return found

    def bearers(self, name: Name) -> list[tuple[int, str, Name]]:
        """Return who bears exactly this name but for spaces and legal form, by which label, and in which form of it."""
        return [bearer for place in self._by_joined.get("".join(name.words), ()) for bearer in self._bearers[place]]

    def holding(self, labels: Iterable[str]) -> list[tuple[int, str]]:
        """Return the parties with a name that holds all words of a form of one of the labels, each with that name."""
        told = (set(form.words) for label in labels for form in self.forms(label) if "name" in form.sorts)
        wanted = [words for words in told if words]
        places = (n for n, words in enumerate(self._words) if any(part.issubset(words) for part in wanted))
        return [(owner, label) for place in places for owner, label, _ in self._bearers[place]]

    def sharing(self, label: str) -> list[int]:
        """Return the parties that share the rarest distinctive word of a label, in their order."""
        name = next(forms(label))
        words = [w for w, sort in zip(name.words, name.sorts, strict=True) if sort == "name" and len(w) > 2]
        rarest = max(words, key=lambda word: (self.weights.of(word), word), default="")
        return self._holders.get(rarest, [])

    def _candidates(self, query: Name, near: Sequence[int]) -> list[int]:
        joined = "".join(query.words)
        spelled = process.extract(
            joined, [self._joined[place] for place in near], scorer=fuzz.ratio, limit=COMPARED // 2
        )
        # "海思半导体" is 海思 with its trade: so short a name is drowned by those that share the trade.
        own = "".join(word for word, sort in zip(query.words, query.sorts, strict=True) if sort == "name")
        named = self._by_joined.get(own, ())
        return list(dict.fromkeys([*near[: COMPARED // 2], *(near[found[2]] for found in spelled), *named]))

    def _compare(self, query: Name, places: Iterable[int], least: float, best: dict[int, Hit]) -> None:
        for place in places:
            score, reasons = compare(query.words, self._words[place], self.weights)
            if score < least:
                continue
            for owner, label, name in self._bearers[place]:
                sure = score * _worth(query, name, reasons) * _legal(query.legal, name.legal)
                known = best.get(owner)
                if sure >= least and (known is None or known.score < sure):
                    best[owner] = Hit(owner, label, sure, _reasons(query, name, reasons))


def _weights(seen: Counter[str], parties: int) -> Weights:
    known = {word: math.log((parties + 1.5) / (count + 0.5)) for word, count in seen.items()}
    return Weights(known, math.log(parties + 1.5))


def _worth(query: Name, name: Name, reasons: tuple[str, ...]) -> float:
    worth = WORTH[query.way] if name.way == "as written" else 0.995 * WORTH[query.way]
    if query.way == "pinyin" == name.way and name.text not in query.text and query.text not in name.text:
        return 0.9 * worth  # both are in Chinese, in other characters that sound alike
    # Pinyin writes many names alike, so that a slip in it is as likely to be another name.
    slipped = query.way == "pinyin" and any(reason.startswith("spelling") for reason in reasons)
    return 0.88 * worth if slipped else worth


def _legal(asked: frozenset[str], given: frozenset[str]) -> float:
    if asked == given:
        return 1.0
    return 0.99 if not asked or not given else 0.98


def _reasons(query: Name, name: Name, reasons: tuple[str, ...]) -> tuple[str, ...]:
    ways = [way for way in (query.way, name.way) if way != "as written"]
    if query.legal != name.legal:
        ways.append("other legal form" if query.legal and name.legal else "legal form left out")
    return (*reasons, *dict.fromkeys(ways))
