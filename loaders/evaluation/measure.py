"""Measure claims against annotated facts: precision and recall, figures and periods, misses and false claims."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from chipcontrols.loaders.claim import Claim
from chipcontrols.loaders.evaluation.facts import Fact
from chipcontrols.loaders.evaluation.match import TOLD, Match, compare
from chipcontrols.loaders.evaluation.names import Who
from chipcontrols.loaders.evaluation.scores import Score
from chipcontrols.loaders.evaluation.tables import predicate_of_kind, wording
from chipcontrols.loaders.reading import Text


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with the fact that it comes nearest to, if any, and the predicate that it is counted under."""

    claim: Claim
    predicate: str
    language: str
    best: Match | None


@dataclass(frozen=True, slots=True)
class Sought:
    """A fact with the claim that comes nearest to it, if any."""

    fact: Fact
    language: str
    best: Match | None


@dataclass(frozen=True, slots=True)
class Measured:
    """Every claim and every fact, each with its nearest counterpart."""

    found: tuple[Found, ...]
    sought: tuple[Sought, ...]

    def scores(self) -> Iterator[tuple[str, Score]]:
        """Yield ("group", score): the totals, then by language and by predicate, structured claims apart."""
        yield "total", self._score("all", lambda _: True)
        yield "total", self._score("structured", _is_structured)
        yield "total", self._score("structured, core facts", _is_structured, lambda sought: sought.fact.core)
        yield "total", self._score("structured, not garbled", _is_structured, lambda sought: not sought.fact.garbled)
        items: list[Found | Sought] = [*self.found, *self.sought]
        for language in sorted({item.language for item in items if _is_structured(item)}):
            yield "language", self._score(language, partial(_is_of_language, language))
        for predicate in sorted({_predicate(item) for item in items}):
            yield "predicate", self._score(predicate, partial(_is_of_predicate, predicate))

    def verdicts(self) -> Mapping[str, Mapping[str, int]]:
        """Return how many figures and periods of claims with the right parts are right, wrong and missing.

        Of a period that is missing it is told apart if the annotated one holds the day of the source.
        """
        close = [item.best for item in self.found if item.best is not None and item.best.close and _is_structured(item)]
        right = [match for match in close if match.right]
        return {
            "value": {word: sum(match.value == word for match in close) for word in ("right", "wrong", "missing")},
            "period": {
                word: sum(match.period == word for match in right) for word in ("right", "wrong", "missing", TOLD)
            },
            "modality": {
                "right": sum(match.fact.modality == match.claim.modality for match in right),
                "wrong": sum(match.fact.modality != match.claim.modality for match in right),
                "missing": 0,
            },
        }

    def misses(self) -> list[Sought]:
        """Return the facts that no claim states."""
        return [item for item in self.sought if _is_failed(item)]

    def false(self) -> list[Found]:
        """Return the claims that state no fact."""
        return [item for item in self.found if _is_failed(item)]

    def _score(
        self, name: str, counts: Callable[[Found | Sought], bool], and_: Callable[[Sought], bool] = lambda _: True
    ) -> Score:
        found = [item for item in self.found if counts(item)]
        sought = [item for item in self.sought if counts(item) and and_(item)]
        return Score(name, len(found), len(found) - _failed(found), len(sought), len(sought) - _failed(sought))


def measure(claims: Iterable[Claim], facts: Sequence[Fact], texts: Mapping[str, Text], who: Who) -> Measured:
    """Return each claim of the annotated documents and each fact with its nearest counterpart."""
    own = [fact for fact in facts if fact.doc in texts]
    kinds = predicate_of_kind()
    found: list[Found] = []
    best: dict[Fact, Match] = {}
    days = {text.source.slug: text.source.issued for text in texts.values()}
    language = {text.source.slug: text.source.language or "" for text in texts.values()}
    of_source: dict[str, list[Fact]] = {text.source.slug: [] for text in texts.values()}
    for fact in own:
        of_source[texts[fact.doc].source.slug].append(fact)
    for claim in claims:
        if claim.source not in of_source or claim.kind not in kinds:
            continue
        compared = (compare(fact, claim, who, days[claim.source]) for fact in of_source[claim.source])
        matches = [match for match in compared if match is not None]
        for match in matches:
            if match.fact not in best or match.rank() > best[match.fact].rank():
                best[match.fact] = match
        nearest = max(matches, key=Match.rank, default=None)
        predicate = nearest.fact.predicate if nearest is not None and nearest.close else kinds[claim.kind]
        found.append(Found(claim, predicate, language[claim.source], nearest))
    sought = (Sought(fact, texts[fact.doc].source.language or "", best.get(fact)) for fact in own)
    return Measured(tuple(found), tuple(sought))


def _failed(items: Iterable[Found | Sought]) -> int:
    return sum(map(_is_failed, items))


def _is_failed(item: Found | Sought) -> bool:
    return item.best is None or not item.best.right


def _predicate(item: Found | Sought) -> str:
    return item.predicate if isinstance(item, Found) else item.fact.predicate


def _is_of_language(language: str, item: Found | Sought) -> bool:
    return item.language == language and _is_structured(item)


def _is_of_predicate(predicate: str, item: Found | Sought) -> bool:
    return _predicate(item) == predicate


def _is_structured(item: Found | Sought) -> bool:
    return _predicate(item) not in wording()["judgements"]
