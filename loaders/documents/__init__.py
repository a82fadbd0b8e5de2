"""Documents: text, language, sentences, names, figures and periods, and the claims that they make."""

from collections.abc import Iterator, Sequence

from chipcontrols.loaders.claim import Entity
from chipcontrols.loaders.documents.extract import extract, knowledge, names_in
from chipcontrols.loaders.documents.text import gather
from chipcontrols.loaders.reading import Reading, Text

__all__ = ["extract", "gather", "knowledge", "names_in", "read"]


def read(texts: Sequence[Text], known: Sequence[Entity]) -> Iterator[Reading]:
    """Yield one reading for each text, with the claims that the patterns find in it."""
    prepared = knowledge(known)
    for text in texts:
        yield extract(text, prepared)
