"""Citations of the Federal Register: one form, and the first page that a rule is known by."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from chipcontrols.loaders.claim import Entity, Label, entity_iri
from chipcontrols.loaders.table import open_table

CITATION = re.compile(r"\b(\d{1,3})\s*F\.?\s?R\.?\s*([\d,]+\d|\d)\b")


def citations(text: str) -> list[str]:
    """Return the Federal Register citations in a text, as "89 FR 96830".

    >>> citations("88 FR 73458, corrected 89 F.R. 23,876")
    ['88 FR 73458', '89 FR 23876']
    """
    return [f"{volume} FR {page.replace(',', '')}" for volume, page in CITATION.findall(text)]


def first_page(citation: str) -> str:
    """Return the citation by which the rule is known when entries cite a page inside it.

    >>> first_page("89 FR 96837")
    '89 FR 96830'
    """
    return _first_pages().get(citation, citation)


def inner_pages(citation: str) -> list[str]:
    """Return the pages inside a rule that lists cite for it.

    >>> inner_pages("89 FR 96830")
    ['89 FR 96836', '89 FR 96837']
    """
    return sorted(inner for inner, first in _first_pages().items() if first == citation)


def citation_slug(text: str) -> str | None:
    """Return the slug of the instrument whose citation stands first in a text, or None when there is none.

    >>> citation_slug("89 FR 96837")
    '89-fr-96830'
    """
    found = citations(text)
    return first_page(found[0]).lower().replace(" ", "-") if found else None


@cache
def instrument(citation: str) -> Entity:
    """Return the instrument of a citation of a first page, as far as the citation alone tells."""
    iri = entity_iri("instrument", citation.lower().replace(" ", "-"))
    return Entity(iri, "Instrument", (Label(citation, "en", "pref"),), (("eli:id_local", citation),))


@cache
def _first_pages() -> Mapping[str, str]:
    table = open_table(Path(__file__).with_name("citations.csv"))
    assert len(table.broken) == 0, table.broken
    return {row.need("page"): row.need("first_page") for row in table.rows}
