"""Read the words of a file, and what it states of itself: one reader for each format, chosen by the file's ending."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from chipcontrols.loaders.documents.formats import docx, html, pdf, plain, records
from chipcontrols.loaders.documents.formats.guard import Parser, guarded
from chipcontrols.loaders.documents.formats.stated import Stated
from chipcontrols.loaders.ledger import RejectedRecord
from chipcontrols.loaders.memory import NO_MEMORY, Memory, content

Reader = Callable[[str, Path], Iterator[Stated | RejectedRecord]]
READERS: Mapping[str, Reader] = {
    ".txt": plain.read,
    ".md": plain.read_markdown,
    ".json": records.read,
    ".jsonl": records.read_lines,
}
# These need a library that a hostile file can hang or crash.
PARSERS: Mapping[str, Parser] = {
    ".html": html.parse,
    ".htm": html.parse,
    ".xhtml": html.parse,
    ".pdf": pdf.parse,
    ".docx": docx.parse,
}


def read_file(place: str, path: Path, memory: Memory = NO_MEMORY) -> Iterator[Stated | RejectedRecord]:
    """Yield the documents of a file; a record that is none is yielded as its rejection.

    What a parser made of a file is remembered; one that failed is asked again.
    """
    reader, parser = READERS.get(path.suffix.lower()), PARSERS.get(path.suffix.lower())
    try:
        if not path.is_file():
            raise RejectedRecord("UNREADABLE", place, "is no file that can be opened. Check its rights.")
        if reader is None and parser is None:
            raise RejectedRecord("TYPE", place, f"is none of {', '.join((*READERS, *PARSERS))}. Convert it to text.")
        if parser is not None:
            yield memory.recall(("file", place, content(path)), partial(guarded, parser, place, path))
        elif reader is not None:
            yield from reader(place, path)
    except RejectedRecord as rejection:
        yield rejection
    except OSError as error:
        yield RejectedRecord("UNREADABLE", place, f"cannot be read ({error.strerror}). Check its rights.")
