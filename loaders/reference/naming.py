"""IRIs and labels that the reference readers share: places, companies, chips, metrics, and names by language."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from chipcontrols.loaders.claim import Iri, Label, entity_iri
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Table, open_table


def reference_table(name: str) -> Table:
    """Return a table of this folder by its name."""
    return open_table(Path(__file__).with_name(f"{name}.csv"))


def place_iri(slug: str) -> Iri:
    """Return the IRI of a place: a country when the slug is a code of two letters, otherwise a group of countries.

    >>> place_iri("cn"), place_iri("country-group-d5")
    ('https://w3id.org/chipcontrols/id/country/cn', 'https://w3id.org/chipcontrols/id/place/country-group-d5')
    """
    return entity_iri("country" if len(slug) == 2 else "place", slug)


def labels(preferred: str, alternatives: Iterable[str] = (), language: str = "en") -> Iterator[Label]:
    """Yield a preferred label and the alternatives that differ from it."""
    yield Label(preferred, language, "pref")
    for name in dict.fromkeys(alternatives):
        if name != preferred:
            yield Label(name, language)


def foreign_labels(row: Row, *languages: str) -> Iterator[Label]:
    """Yield the names in the columns of other languages; the first of each is the preferred one."""
    for language in languages:
        names = row.several(language)
        if names:
            yield from labels(names[0], names[1:], language)
