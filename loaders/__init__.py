"""Loaders read documents, lists and tables into claims. The graph asks one door: `read(inputs)`."""

from collections.abc import Iterator

from chipcontrols.loaders import curated, documents, reference
from chipcontrols.loaders.claim import Entity
from chipcontrols.loaders.reading import Inputs, Reading


def read(inputs: Inputs) -> Iterator[Reading]:
    """Yield the readings of all sources: tables, curated articles, then documents with the names known by then."""
    known: list[Entity] = []
    texts, intake = documents.gather(inputs.documents, curated.articles())
    for reading in (*reference.read(), *curated.read({str(text.source.sha256): text for text in texts})):
        known += reading.entities
        yield reading
    yield intake
    yield from documents.read(texts, known)
