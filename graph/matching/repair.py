"""Repair the common words of a query: a misspelt, joined or split "limited", "company" or "technology" hides a name."""

from collections.abc import Container, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from chipcontrols.graph.matching.folding import fold, has_han
from chipcontrols.graph.matching.names import Name, explained, forms
from chipcontrols.graph.matching.tables import common_words, legal_parts, phrases

LEAST = 5  # letters of a common word that is known again when misspelt or run into another


class Repair:
    """The forms of a query, with the words put right that are common and that no name of the list holds as written."""

    def __init__(self, known: Container[str]) -> None:
        """Take the words that names hold."""
        self._known = known
        self._common = frozenset(common_words()) | legal_parts()
        self._choices: dict[str, list[str]] = {}
        for word in sorted(self._common):
            self._choices.setdefault(word[0], []).append(word)

    def forms(self, text: str) -> Iterator[Name]:
        """Yield the forms of a name, those that are repaired in place of the name as written."""
        if has_han(text):
            yield from forms(text)
            return
        words = fold(text).split()
        mended = list(self._mended(words))
        if mended == words:
            yield from forms(text)
        else:
            yield explained(text, mended, "repaired")

    def _mended(self, words: list[str]) -> Iterator[str]:
        place = 0
        while place < len(words):
            word, after = words[place], words[place + 1] if place + 1 < len(words) else ""
            if self._knows(word) and (not after or self._knows(after)):
                yield word
            elif after and word + after in self._common:
                yield word + after
                place += 1
            elif self._knows(word):
                yield word
            else:
                yield from self._nearest(word) or self._split(word) or (word,)
            place += 1

    def _knows(self, word: str) -> bool:
        return word in self._known or word in phrases() or word in legal_parts()

    def _split(self, word: str) -> tuple[str, ...]:
        for cut in range(2, len(word) - 1):
            first, second = word[:cut], word[cut:]
            if (first in self._common and self._knows(second)) or (second in self._common and self._knows(first)):
                return first, second
        return ()

    def _nearest(self, word: str) -> tuple[str, ...]:
        if len(word) < LEAST:
            return ()
        allowed = 1 if len(word) < 9 else 2
        found = process.extractOne(word, self._choices.get(word[0], ()), scorer=OSA.distance, score_cutoff=allowed)
        return () if found is None else (found[0],)
