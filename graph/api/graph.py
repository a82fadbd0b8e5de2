"""A build, ready for questions."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pyoxigraph as ox

from chipcontrols.graph.api.answer import Answer
from chipcontrols.graph.api.entity import Entity
from chipcontrols.graph.api.records import Claim, Claims
from chipcontrols.graph.claims import claims, known_kind, known_source
from chipcontrols.graph.explain import claims_with, explain, find_entity
from chipcontrols.graph.listings import list_data, listings
from chipcontrols.graph.lookup import LABELS, best_label, same_parties, values
from chipcontrols.graph.moment import moment
from chipcontrols.graph.network import network
from chipcontrols.graph.screen import Screener, Screening, is_name
from chipcontrols.graph.store import open_build
from chipcontrols.graph.terms import term
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology import PREFIXES
from chipcontrols.queries import catalogue

if TYPE_CHECKING:
    from rdflib import Dataset

CHIP = PREFIXES["chip"]


class Graph:
    """The graph of a build. It is read, never changed; `store` is the pyoxigraph store behind it."""

    def __init__(self, store: ox.Store, *, as_of: date | None = None, known: date | None = None) -> None:
        """Take a store that holds a build, and of which two times it is, if it is that of a moment."""
        self.store = store
        self._as_of, self._known = as_of, known

    @classmethod
    def open(cls, path: str | Path = "build") -> "Graph":
        """Open the build in a folder. Raises WrongInput when it holds none."""
        return cls(open_build(Path(path)))

    def query(self, query: str, **parameters: str | int | Decimal | date) -> Answer:
        """Ask by the name of a query, a file or a SPARQL text, over the union of all graphs.

        Parameters are bound, never written into the text. Raises WrongInput when query or parameters do not fit.
        """
        given = {name: str(value) for name, value in parameters.items()}
        try:
            return Answer(catalogue.run(self.store, query, given))
        except catalogue.QueryError as error:
            raise WrongInput(str(error)) from error

    @property
    def queries(self) -> dict[str, str]:
        """The names of the queries that come with the package, with the question that each answers."""
        return {name: entry.question for name, entry in catalogue.queries().items()}

    def entity(self, name: str) -> Entity:
        """Return the entity with a name in any language, or an IRI. Raises WrongInput, with near names, if none has."""
        node = find_entity(self.store, name)
        names = [
            (quad.object.value, quad.object.language or "", kind.removesuffix("Label"))
            for kind in LABELS
            for quad in self.store.quads_for_pattern(node, term(f"skos:{kind}"), None)
            if isinstance(quad.object, ox.Literal)
        ]
        found = claims_with(self.store, node)
        parties = sorted({node.value, *(party for one, party in same_parties(self.store) if one == node.value)})
        lists = list_data(self.store)
        return Entity(
            node.value,
            best_label(self.store, node),
            tuple(x.removeprefix(CHIP) for x in values(self.store, node, "rdf:type") if x.startswith(CHIP)),
            tuple(sorted(set(names), key=lambda name: (LABELS.index(f"{name[2]}Label"), name))),
            tuple(entry for party in parties for entry in listings(self.store, lists, party)),
            Claims(self._claim(iri) for iri in sorted(found)),
            self.store,
        )

    def claims(self, *, kind: str | None = None, source: str | None = None, entity: str | None = None) -> Claims:
        """Return the claims of a kind, a source (slug) and an entity (name or IRI), as far as each is given.

        Raises WrongInput, with near names, for a kind, a source or an entity that there is none of.
        """
        if kind is not None:
            known_kind(kind)
        if source is not None:
            known_source(source, self.store)
        if entity is not None:
            named = claims_with(self.store, find_entity(self.store, entity))
            found = (self._claim(iri) for iri in sorted(named))
        else:
            found = (Claim(self.store, record) for record in claims(self.store, kind, source))
        return Claims(c for c in found if kind in (None, c["kind"]) and source in (None, c["source"]))

    def explain(self, first: str, second: str | None = None) -> Claims:
        """Return the claim with an id, or the claims that join two entities, directly or by a shortest chain."""
        return Claims(Claim(self.store, record) for record in explain(self.store, first, second))

    def screen(self, name: str, *, country: str | None = None, most: int = 10) -> Screening:
        """Screen a name against the official lists of the build. Raises WrongInput when it, or the name, is empty."""
        if not is_name(name):
            raise WrongInput(f"{name!r} holds no name to search for.")
        return self._screener.search(name, country=country, most=most)

    def at(self, as_of: date | str | None = None, known: date | str | None = None) -> "Graph":
        """Return the graph as it was true on a day, and as sources dated up to a day knew it."""
        true_on, known_by = _day(as_of), _day(known)
        found = moment(self.store, true_on, known_by).store
        return Graph(found, as_of=true_on or self._as_of, known=known_by or self._known)

    def network(self) -> nx.MultiDiGraph:
        """Return the entities as nodes and the claims that join two as edges."""
        return network(self.store)

    def dataset(self) -> "Dataset":
        """Return the same store as an rdflib Dataset, through oxrdflib; nothing is copied."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        found = Dataset(store=OxigraphStore(store=self.store), default_union=True)
        for prefix, iri in PREFIXES.items():
            found.bind(prefix, iri)
        return found

    def __len__(self) -> int:
        """Return the number of quads."""
        return len(self.store)

    def __repr__(self) -> str:
        return f"<Graph: {len(self):,} quads>"

    @cached_property
    def _screener(self) -> Screener:
        return Screener(self.store, true_on=self._as_of, known_by=self._known)

    def _claim(self, iri: str) -> Claim:
        return Claim(self.store, explain(self.store, iri)[0])


def _day(given: date | str | None) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise WrongInput(f"{given!r} is not a day. Write it as 2024-12-02.") from error
