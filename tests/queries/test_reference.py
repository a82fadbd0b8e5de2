"""The reference page of the queries is what their headers say."""

from pathlib import Path

from chipcontrols.queries.catalogue import queries
from chipcontrols.queries.reference import page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "queries.md"


def test_reference_page_is_current():
    assert PAGE.read_text("utf-8") == page(), (
        "run: python -m chipcontrols.queries.reference > docs/reference/queries.md"
    )


def test_every_query_has_an_entry():
    headings = [line[3:] for line in page().splitlines() if line.startswith("## ")]
    assert headings == sorted(queries())
