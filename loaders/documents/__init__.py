"""Documents: text, language, sentences, names, figures and periods, and the claims that they make."""

from collections.abc import Iterator, Sequence

from chipcontrols.loaders.claim import Entity
from chipcontrols.loaders.documents.extract import Knowledge, extract, knowledge, names_in
from chipcontrols.loaders.documents.spread import each
from chipcontrols.loaders.documents.text import gather
from chipcontrols.loaders.reading import Reading, Text

__all__ = ["extract", "gather", "knowledge", "names_in", "read"]


def read(
    texts: Sequence[Text], known: Sequence[Entity], workers: int = 1, scheduler: str | None = None
) -> Iterator[Reading]:
    """Yield one reading for each text, in order, with the claims that the patterns find in it."""
    yield from each(_extract, knowledge, known, texts, workers, scheduler)


def _extract(prepared: Knowledge, text: Text) -> Reading:
    return extract(text, prepared)
