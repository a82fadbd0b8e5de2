"""Read a PDF with pypdf: the text of its pages, its lines joined to paragraphs."""

import logging
from pathlib import Path

from chipcontrols.loaders.documents.formats.bounds import SIZE_LIMIT, load, missing
from chipcontrols.loaders.documents.formats.normal import normal, unwrapped
from chipcontrols.loaders.documents.formats.stated import Stated
from chipcontrols.loaders.ledger import RejectedRecord

PAGES = 2_000
BYTES = 100_000_000


def parse(place: str, path: Path) -> Stated:
    """Return the text of a PDF. The day in its properties is that of the file, not of the words, so it is not taken."""
    try:
        import pypdf
    except ImportError as error:
        raise missing("pypdf", "PDF") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # every oddity of a file is a warning there
    load(place, path, BYTES)
    reader = pypdf.PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise RejectedRecord("LOCKED", place, "asks for a password. Save it without one.")
    if len(reader.pages) > PAGES:
        raise RejectedRecord("SIZE", place, f"has {len(reader.pages)} pages; the limit is {PAGES}. Split it.")
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(unwrapped(page.extract_text()))
        size += len(pages[-1])
        if size > SIZE_LIMIT:
            raise RejectedRecord("SIZE", place, f"has more than {SIZE_LIMIT} characters. Split it.")
    text = normal("\n".join(pages))
    if not text:
        raise RejectedRecord("EMPTY", place, "holds pictures of pages and no text. Have its text recognised first.")
    return Stated(place, text)
