"""Documents: text, language, sentences, names, figures and periods, and the claims that they make.

`formats` reads files, `texts` makes texts of them, `names` and `values` find what stands in a sentence,
`claims` says what it tells; `extract` goes through all of them for one text. `cues` holds the words of each language.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from chipcontrols.loaders.claim import Entity, digest
from chipcontrols.loaders.documents.extract import Knowledge, extract, knowledge, names_in, proper_names
from chipcontrols.loaders.documents.spread import each
from chipcontrols.loaders.documents.texts.gather import gather
from chipcontrols.loaders.memory import NO_MEMORY, Memory
from chipcontrols.loaders.reading import Reading, Text

__all__ = ["extract", "gather", "knowledge", "names_in", "proper_names", "read"]


def read(
    texts: Sequence[Text],
    known: Sequence[Entity],
    workers: int = 1,
    scheduler: str | None = None,
    memory: Memory = NO_MEMORY,
) -> Iterator[Reading]:
    """Yield one reading for each text, in order, with the claims that the patterns find in it."""
    memory = memory if scheduler is None else NO_MEMORY  # other machines have other disks
    yield from each(_extract, _Reader, (known, memory), texts, workers, scheduler)


class _Reader:
    """What reading a text needs, prepared when the first text comes that is not remembered."""

    def __init__(self, common: tuple[Sequence[Entity], Memory]) -> None:
        self.known, self.memory = common

    @cached_property
    def knowledge(self) -> Knowledge:
        return knowledge(self.known)

    @cached_property
    def names(self) -> str:
        """A hash of all that is known, as any name may be in any text."""
        return digest(repr(self.known))


def _extract(reader: _Reader, text: Text) -> Reading:
    if reader.memory.folder is None:
        return extract(text, reader.knowledge)
    made_of = ("document", reader.names, repr(text.source), text.path)  # the source holds the hash of the text
    return reader.memory.recall(made_of, lambda: extract(text, reader.knowledge))
