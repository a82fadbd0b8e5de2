"""The answer of a query: rows of Python values, a data frame, a network, or a file format."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

import networkx as nx

from chipcontrols.graph.api import html
from chipcontrols.graph.api.extras import pandas
from chipcontrols.graph.api.values import Value, value_of
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.queries import tables
from chipcontrols.queries.header import QueryError

if TYPE_CHECKING:
    from pandas import DataFrame

Row = Mapping[str, Value]


class Answer(Sequence[Row]):
    """Rows that map the names of the columns to values. Terms become values when a row is looked at, not before."""

    def __init__(self, table: tables.Table) -> None:
        """Take the table of terms that a query gave."""
        self.table = table

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.table.columns

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know who asked, such as that no entity bears a name."""
        return self.table.notes

    def __len__(self) -> int:
        return len(self.table.rows)

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self.table.rows)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        """Return a row by its place, or several as a list."""
        if isinstance(place, slice):
            return [self._row(terms) for terms in self.table.rows[place]]
        return self._row(self.table.rows[place])

    def __bool__(self) -> bool:
        """Whether there is a row; of an ASK, whether it is true."""
        return bool(self._truth) if self.table.form == "boolean" else len(self) > 0

    def column(self, name: str) -> list[Value]:
        """Return the values of one column. Raises WrongInput when there is none of that name."""
        if name not in self.columns:
            raise WrongInput(f"the answer has no column {name!r}. It has: {', '.join(self.columns)}")
        place = self.columns.index(name)
        return [value_of(row[place]) for row in self.table.rows]

    def to_pandas(self) -> "DataFrame":
        """Return a data frame. Raises WrongInput when pandas is not installed."""
        return pandas().DataFrame([[value_of(term) for term in row] for row in self.table.rows], columns=self.columns)

    def to_networkx(self, source: str | None = None, target: str | None = None) -> nx.MultiDiGraph:
        """Return a network with an edge for each row, from one column to another, and the other columns on the edge.

        Without names the first two columns are the ends; of a CONSTRUCT, subject and object. Rows without one are
        left out. Raises WrongInput for a column that the answer has not.
        """
        first, second = (0, 2) if self.table.form == "graph" else (0, 1)
        ends = [source or self._name(first), target or self._name(second)]
        for name in ends:
            if name not in self.columns:
                raise WrongInput(f"the answer has no column {name!r}. It has: {', '.join(self.columns)}")
        net = nx.MultiDiGraph()
        for row in self:
            if row[ends[0]] is not None and row[ends[1]] is not None:
                words = {name: value for name, value in row.items() if name not in ends and value is not None}
                net.add_edges_from([(row[ends[0]], row[ends[1]], words)])  # takes a column named key as it is
        return net

    def to(self, form: str) -> str:
        """Return the answer as csv, tsv, json (SPARQL 1.1 results) or turtle (of a CONSTRUCT or DESCRIBE).

        Raises WrongInput for another form.
        """
        try:
            return tables.render(self.table, form)
        except QueryError as error:
            raise WrongInput(str(error)) from error

    def __repr__(self) -> str:
        return f"<Answer: {len(self)} rows of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        head, *rows = tables.readable(self.table)
        return html.table(head, rows)

    def _name(self, place: int) -> str:
        if place >= len(self.columns):
            raise WrongInput("a network needs two columns; this answer has one.")
        return self.columns[place]

    @cached_property
    def _truth(self) -> Value:
        return value_of(self.table.rows[0][0])

    def _row(self, terms: tuple[tables.Term | None, ...]) -> Row:
        return dict(zip(self.columns, map(value_of, terms), strict=True))
