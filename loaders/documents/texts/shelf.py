"""Keep the texts of documents as files, one for each, so that memory holds none of them and anyone can look them up."""

import hashlib
import tempfile
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import overload

from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Text
from chipcontrols.loaders.source import Source


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document whose text stands on the shelf under its slug; `path` is the place that it was read from."""

    source: Source
    path: str


class Shelf(Sequence[Text]):
    """The texts of documents in the order of their slugs. Each is read from its file when it is asked for."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open a shelf in a folder, which is made if need be; without one, in a folder that goes with the shelf."""
        self._temporary = tempfile.TemporaryDirectory(prefix="chipcontrols-") if folder is None else None
        self.folder = Path(self._temporary.name) if self._temporary is not None else folder or Path()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.documents: list[Shelved] = []

    def put(self, source: Source, path: str, text: str) -> None:
        """Write a text to its file: UTF-8, line ends as they are, so that its SHA-256 is that of the file."""
        self._file(source).write_bytes(text.encode())
        self.documents.append(Shelved(source, path))

    def settle(self, sources: dict[str, Source]) -> None:
        """Put the documents in order, with new descriptions by slug."""
        described = (
            replace(shelved, source=sources.get(shelved.source.slug, shelved.source)) for shelved in self.documents
        )
        self.documents = sorted(described, key=lambda shelved: shelved.source.slug)

    def known(self, hashes: Container[str]) -> Iterator[Text]:
        """Yield the texts whose SHA-256 is among those given."""
        return (self._read(shelved) for shelved in self.documents if shelved.source.sha256 in hashes)

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self.documents)

    @overload
    def __getitem__(self, index: int) -> Text: ...
    @overload
    def __getitem__(self, index: slice) -> list[Text]: ...
    def __getitem__(self, index: int | slice) -> Text | list[Text]:
        """Return a document with its text. Raises WrongInput if the file no longer holds the text."""
        if isinstance(index, slice):
            return [self._read(shelved) for shelved in self.documents[index]]
        return self._read(self.documents[index])

    def __iter__(self) -> Iterator[Text]:
        """Yield the documents with their texts, one at a time."""
        return map(self._read, self.documents)

    def _read(self, shelved: Shelved) -> Text:
        file = self._file(shelved.source)
        data = file.read_bytes()
        if hashlib.sha256(data).hexdigest() != shelved.source.sha256:
            raise WrongInput(f"{file} was changed while it was read. Build again.")
        return Text(shelved.source, data.decode(), shelved.path)

    def _file(self, source: Source) -> Path:
        return self.folder / f"{source.slug}.txt"
