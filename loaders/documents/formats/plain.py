"""Read text and Markdown: the words as they are, so that offsets counted in the file hold."""

from collections.abc import Iterator
from pathlib import Path

from chipcontrols.loaders.documents.formats.bounds import load
from chipcontrols.loaders.documents.formats.stated import Stated
from chipcontrols.loaders.documents.texts.header import read_header
from chipcontrols.loaders.ledger import RejectedRecord


def read(place: str, path: Path) -> Iterator[Stated]:
    """Yield the text of a file in UTF-8, without its byte order mark."""
    yield Stated(place, decode(place, load(place, path)))


def read_markdown(place: str, path: Path) -> Iterator[Stated]:
    """Yield the text of a Markdown file with what its front matter states."""
    text = decode(place, load(place, path))
    header = read_header(text, markdown=True)
    yield Stated(place, text, header.title, header.issued, header.language, header.publisher)


def decode(place: str, data: bytes) -> str:
    """Return bytes as text. Raises RejectedRecord if they are not UTF-8."""
    if b"\x00" in data:
        raise RejectedRecord("BINARY", place, "holds NUL bytes, so it is no text. Give a text file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"is not UTF-8 (byte {error.start}). Convert it to UTF-8."
        raise RejectedRecord("ENCODING", place, reason) from error
