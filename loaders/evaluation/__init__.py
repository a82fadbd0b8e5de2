"""Measure what was read from documents against annotated facts and marked names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from chipcontrols.loaders import curated, documents
from chipcontrols.loaders.evaluation.facts import displaced, is_annotations, read_facts, read_named
from chipcontrols.loaders.evaluation.facts import documents as annotated
from chipcontrols.loaders.evaluation.measure import Measured, measure
from chipcontrols.loaders.evaluation.mentions import MeasuredNames, measure_mentions
from chipcontrols.loaders.evaluation.names import who
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Reading, Text

__all__ = ["Evaluation", "evaluate", "is_annotations"]

CURATED = "curated/1"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Extracted claims alone, and with the curated ones, held against facts; and found names against marked ones."""

    documents: int
    displaced: tuple[str, ...]
    alone: Measured
    with_curated: Measured
    names: MeasuredNames | None


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
    claims = [claim for reading in readings for claim in reading.claims]
    extracted = [claim for claim in claims if claim.extractors != (CURATED,)]
    names = None
    if len(of_names) > 0:
        prepared = documents.knowledge(known)
        found = {doc: documents.names_in(text, prepared) for doc, text in of_names.items()}
        names = measure_mentions(named, found, of_names, people)
    return Evaluation(
        len({text.source.slug for text in (*of_facts.values(), *of_names.values())}),
        tuple(fact.id for fact in displaced(facts, of_facts)),
        measure(extracted, facts, of_facts, people),
        measure(claims, facts, of_facts, people),
        names,
    )
