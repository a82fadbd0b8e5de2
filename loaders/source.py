"""Sources: what a claim comes from, and what is known of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from chipcontrols.loaders.claim import Iri, source_iri

OWN_LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"  # of the tables and claims that ship with the package


@dataclass(frozen=True, slots=True)
class Source:
    """A document, list or table. `issued` is its own date, `as_of` the day whose state it describes.

    The intake is no source of claims: its ledger counts the files that were given.
    """

    slug: str
    kind: Literal["document", "list", "table", "intake"]
    title: str
    publisher: str | None = None
    language: str | None = None
    issued: date | None = None
    as_of: date | None = None
    url: str | None = None
    licence: str | None = None
    sha256: str | None = None
    translation_of: tuple[str, ...] = ()
    copy_of: tuple[str, ...] = ()

    @property
    def iri(self) -> Iri:
        """The IRI of the source and of its graph."""
        return source_iri(self.slug)
