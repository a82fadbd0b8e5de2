"""One entity: its names, its classes, the lists it is on, and all claims that name it."""

from dataclasses import dataclass, field

import pyoxigraph as ox

from chipcontrols.graph.api import html
from chipcontrols.graph.api.records import Claims
from chipcontrols.graph.listings import Listing


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of the graph. `names` are (text, language or empty, pref, alt or hidden), preferred ones first."""

    iri: str
    label: str
    classes: tuple[str, ...]
    names: tuple[tuple[str, str, str], ...]
    listings: tuple[Listing, ...]
    claims: Claims
    store: ox.Store = field(repr=False, compare=False)

    @property
    def is_listed(self) -> bool:
        """Whether a list that is loaded names it, or a party that is decided to be the same."""
        return len(self.listings) > 0

    def _repr_html_(self) -> str:
        names = html.table(("name", "language", "kind"), self.names, f"{self.label} ({', '.join(self.classes)})")
        rows = [(entry.list, entry.citation, entry.review_policy, entry.scope) for entry in self.listings]
        listed = html.table(("list", "citation", "licence review policy", "scope"), rows) if rows else ""
        return names + listed + self.claims._repr_html_()
