"""Read a page: the main text without menus, scripts and comments, by trafilatura."""

from datetime import date
from pathlib import Path
from typing import Any

from chipcontrols.loaders.documents.formats.bounds import load, missing
from chipcontrols.loaders.documents.formats.normal import normal
from chipcontrols.loaders.documents.formats.stated import Stated
from chipcontrols.loaders.ledger import RejectedRecord

# The library would take dates up to today only; what a page states must not depend on the day of reading.
DATES: dict[str, Any] = {"extensive_search": False, "original_date": True, "max_date": "2099-12-31"}
ELEMENTS = 200_000


def parse(place: str, path: Path) -> Stated:
    """Return the main text of a page, with title, day, site name and address where its metadata state them."""
    try:
        import trafilatura
    except ImportError as error:
        raise missing("trafilatura", "HTML") from error
    data = load(place, path)
    if data.count(b"<") > ELEMENTS:
        raise RejectedRecord("SIZE", place, f"has more than {ELEMENTS} tags. Save the article alone.")
    found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False, date_extraction_params=DATES)
    # A page too short to have a main text is all text.
    about = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    text = about.get("text") or trafilatura.html2txt(data)
    return Stated(
        place, normal(text), about.get("title"), _day(about.get("date")),
        publisher=about.get("sitename"), url=about.get("url"),
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
