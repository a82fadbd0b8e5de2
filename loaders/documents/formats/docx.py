"""Read a Word document with python-docx: paragraphs and the cells of tables, in order."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from chipcontrols.loaders.documents.formats.bounds import load, missing
from chipcontrols.loaders.documents.formats.normal import normal
from chipcontrols.loaders.documents.formats.stated import Stated
from chipcontrols.loaders.ledger import RejectedRecord

if TYPE_CHECKING:
    from docx.document import Document

# What the packed parts may come to when unpacked, in bytes.
UNPACKED = 100_000_000


def parse(place: str, path: Path) -> Stated:
    """Return the text of a .docx file, with the title of its properties. Their day is the file's and is left."""
    try:
        import docx
    except ImportError as error:
        raise missing("python-docx", "Word") from error
    load(place, path)
    with zipfile.ZipFile(path) as parts:
        size = sum(part.file_size for part in parts.infolist())
    if size > UNPACKED:
        raise RejectedRecord("SIZE", place, f"unpacks to {size} bytes; the limit is {UNPACKED}. Split the document.")
    document = docx.Document(str(path))
    text = normal("\n".join(_lines(document)))
    title = document.core_properties.title
    return Stated(place, text, title or None)


def _lines(part: "Document") -> Iterator[str]:
    for item in part.iter_inner_content():
        if hasattr(item, "rows"):
            for row in item.rows:
                yield " | ".join(cell.text for cell in row.cells)
        else:
            yield item.text
