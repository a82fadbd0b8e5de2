"""Measure what was read from documents against annotated facts and marked names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chipcontrols.loaders import curated, documents
from chipcontrols.loaders.claim import Entity
from chipcontrols.loaders.evaluation.facts import Named, displaced, is_annotations, read_facts, read_named
from chipcontrols.loaders.evaluation.facts import documents as annotated
from chipcontrols.loaders.evaluation.listing import Row, failures, name_failures
from chipcontrols.loaders.evaluation.measure import Measured, measure
from chipcontrols.loaders.evaluation.mentions import MeasuredNames, measure_mentions
from chipcontrols.loaders.evaluation.names import Who, who
from chipcontrols.loaders.evaluation.scores import Score
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Reading, Text

__all__ = ["Evaluation", "evaluate", "is_annotations"]

CURATED = "curated/1"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Extracted claims alone, and with the curated ones, held against facts; and found names against marked ones."""

    displaced: tuple[str, ...]
    alone: Measured
    with_curated: Measured
    names: MeasuredNames | None
    failures: tuple[Row, ...]

    def scores(self) -> Iterator[tuple[str, str, Score]]:
        """Yield (whose, by what, score): of the extractors, of these with curated claims, of the names."""
        return ((whose, by, score) for whose, part in self._parts() for by, score in part.scores())

    def verdicts(self) -> Iterator[tuple[str, str, Mapping[str, int]]]:
        """Yield (whose, what, how many are right, wrong and missing)."""
        return ((whose, what, counts) for whose, part in self._parts() for what, counts in part.verdicts().items())

    def _parts(self) -> Iterator[tuple[str, Measured | MeasuredNames]]:
        if len(self.alone.sought) > 0:
            yield "extractors", self.alone
            yield "with curated", self.with_curated
        if self.names is not None:
            yield "names", self.names


def evaluate(
    annotations: Iterable[Path], marked: Iterable[Path], texts: Sequence[Text], readings: Sequence[Reading]
) -> Evaluation:
    """Return the measurement of the readings of annotated texts. `marked` are files of marked names.

    Raises WrongInput if a file cannot be read or none of the annotations is of a given document.
    """
    facts, named = read_facts(annotations), read_named(marked)
    known = [entity for reading in readings for entity in reading.entities]
    of_facts, of_names = annotated(facts, texts), annotated(named, texts)
    if len(of_facts) == 0 and len(of_names) == 0:
        raise WrongInput("none of the annotations is of these documents. A file's name starts with its `doc`.")
    numbers = {source.slug: number for number, source in curated.articles_by_document().items()}
    articles = {doc: numbers.get(text.source.slug, "") for doc, text in {**of_facts, **of_names}.items()}
    people = who(known, articles)
    claims = {claim.iri: claim for reading in readings for claim in reading.claims if claim.extractors == (CURATED,)}
    extracted = [claim for reading in readings for claim in reading.claims if claim.extractors != (CURATED,)]
    alone = measure(extracted, facts, of_facts, people)
    names = _names(named, of_names, known, people) if len(of_names) > 0 else None
    return Evaluation(
        tuple(fact.id for fact in displaced(facts, of_facts)),
        alone,
        measure((claims | {claim.iri: claim for claim in extracted}).values(), facts, of_facts, people),
        names,
        (
            *failures(alone, of_facts, people),
            *(name_failures(names, of_names) if names is not None else ()),
        ),
    )


def _names(named: Sequence[Named], texts: Mapping[str, Text], known: Sequence[Entity], people: Who) -> MeasuredNames:
    prepared = documents.knowledge(known)
    found = {doc: documents.proper_names(text, prepared) for doc, text in texts.items()}
    return measure_mentions(named, found, texts, people)
