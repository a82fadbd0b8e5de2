"""Loaders read documents, lists and tables into claims. The graph asks one door: `read(inputs)`."""

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from chipcontrols.loaders import csl, curated, documents, eto, evaluation, federal_register, ftm, ownership, reference
from chipcontrols.loaders.check import fault
from chipcontrols.loaders.claim import Claim, Iri
from chipcontrols.loaders.documents.lexicon import LANGUAGES
from chipcontrols.loaders.evaluation import Evaluation, is_annotations
from chipcontrols.loaders.evaluation.scores import evaluate
from chipcontrols.loaders.fetch import fetch_list
from chipcontrols.loaders.ftm import ftm_model
from chipcontrols.loaders.ledger import Ledger, WrongInput
from chipcontrols.loaders.memory import Memory, content
from chipcontrols.loaders.reading import Inputs, Reading

__all__ = [
    "LISTS",
    "Evaluation",
    "Inputs",
    "Memory",
    "Reading",
    "evaluate",
    "fetch_list",
    "ftm_model",
    "is_annotations",
    "measure",
    "parts",
    "read",
]

LISTS: Mapping[str, Callable[[Path, date | None], Reading]] = {
    "csl": csl.read,
    "eto": eto.read,
    "fr": federal_register.read,
    "ftm": ftm.read,
    "ownership": ownership.read,
    **{name: partial(reference.read_further, name) for name in reference.FURTHER},
}


def read(inputs: Inputs) -> Iterator[Reading]:
    """Yield the readings of all sources: what is known first, then documents with the names known by then.

    Every claim that comes out fits the frame of its kind; one that does not is counted as rejected, with the reason.
    """
    return chain(*parts(inputs))


def parts(inputs: Inputs) -> tuple[list[Reading], Iterator[Reading]]:
    """Return the readings of tables, curated articles and lists, and those of documents, read as they are asked for."""
    articles = curated.articles()
    texts, intake = documents.gather(inputs.documents, articles, inputs.texts, inputs.workers, inputs.memory)
    annotated = {str(text.source.sha256): text for text in texts.known(articles)}
    shipped = [*reference.read(), ownership.read_shipped()]
    tables = [*shipped, *curated.read(annotated), *_lists(inputs)]
    known = [entity for reading in tables for entity in reading.entities]
    classes = {entity.iri: entity.cls for entity in reversed(known)}

    def later() -> Iterator[Reading]:
        yield intake
        for reading in documents.read(texts, known, inputs.workers, inputs.scheduler, inputs.memory):
            found = {entity.iri: entity.cls for entity in reading.entities}
            yield _told_if_unread(_well_typed(reading, ChainMap(classes, found)))
        if inputs.model is not None:
            from chipcontrols.loaders.documents import llm

            yield from llm.read(texts, known, inputs.model)

    return [_well_typed(reading, classes) for reading in tables], later()


def measure(inputs: Inputs, annotations: Sequence[Path], marked: Sequence[Path] = ()) -> Evaluation:
    """Return how well the documents are read: what comes of them, held against annotated facts and marked names."""
    texts, _ = documents.gather(inputs.documents, curated.articles())
    return evaluation.evaluate(annotations, marked, texts, list(read(inputs)))


def _lists(inputs: Inputs) -> Iterator[Reading]:
    for name, given in inputs.lists.items():
        if name not in LISTS:
            raise WrongInput(f"no list is known as {name!r}. Choose from: {', '.join(LISTS)}")
        if not given.path.exists():
            raise WrongInput(f"there is no {given.path}. Give the file of the list: --list {name}=FILE")
        made_of = ("list", name, given.path.name, str(given.as_of), content(given.path))
        yield inputs.memory.recall(made_of, partial(LISTS[name], given.path, given.as_of))


def _told_if_unread(reading: Reading) -> Reading:
    """Return the reading of a document; one in a language that is not read, and of which nothing came, is counted."""
    source = reading.source
    if reading.claims or source.language in LANGUAGES:
        return reading
    ledger = Ledger(reading.ledger.loaded, list(reading.ledger.rejections))
    reason = f"is in no language that is read ({', '.join(LANGUAGES)}), and no claim came of it. Give a translation."
    ledger.reject("LANGUAGE", source.slug, reason)
    return replace(reading, ledger=ledger)


def _well_typed(reading: Reading, classes: Mapping[Iri, str]) -> Reading:
    kept: list[Claim] = []
    ledger = Ledger(reading.ledger.loaded, list(reading.ledger.rejections))
    for claim in reading.claims:
        reason = fault(claim, classes)
        if reason is None:
            kept.append(claim)
            continue
        place = claim.evidence[0].record or f"{claim.source}:{claim.evidence[0].start}" if claim.evidence else ""
        ledger.reject("TYPE", place or claim.source, reason)
        ledger.loaded -= 1
    return reading if len(kept) == len(reading.claims) else replace(reading, claims=tuple(kept), ledger=ledger)
