"""Claims as records: one, with its words, and several, as a list or a data frame."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, overload

import pyoxigraph as ox

from chipcontrols.graph.api import html
from chipcontrols.graph.api.extras import pandas
from chipcontrols.graph.claims import participants, who
from chipcontrols.graph.explain import as_text, figure_text

if TYPE_CHECKING:
    from pandas import DataFrame

HEAD = ("kind", "participants", "figure", "period", "modality", "source", "words")
FIGURE = ("value", "min", "max", "unit")
PLAIN = ("start", "end", "period", "modality", "attributed_to", "source", "extractor", "confidence", "citation")


class Claim(dict[str, Any]):
    """A claim with the keys that `chipcontrols claims --format jsonl` prints; `str` of it is for a person."""

    def __init__(self, store: ox.Store, record: dict[str, Any]) -> None:
        """Take a record, and the store that knows the title of its source."""
        super().__init__(record)
        self._store = store

    @property
    def words(self) -> list[str]:
        """The quotes that prove it, as far as their texts were at hand."""
        return [place["quote"] for place in self["evidence"] if "quote" in place]

    def __str__(self) -> str:
        return "\n".join(as_text(self._store, self))

    def _repr_html_(self) -> str:
        return html.table(HEAD, [self.cells()])

    def cells(self) -> tuple[str, ...]:
        """Return what a table shows of it, by the columns of HEAD."""
        figure = "" if self["value"] is None else figure_text(self["value"])
        period = self["period"] or " to ".join(day for day in (self["start"], self["end"]) if day)
        words = " … ".join(self.words)
        return self["kind"], self.participants, figure, period, self["modality"] or "", self["source"], words

    @property
    def participants(self) -> str:
        """Who and what takes part, by role."""
        return who(self)


class Claims(Sequence[Claim]):
    """Several claims, in the order of their ids."""

    def __init__(self, found: Iterable[Claim]) -> None:
        """Take the claims."""
        self._found = tuple(found)

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> Claim: ...
    @overload
    def __getitem__(self, place: slice) -> "Claims": ...
    def __getitem__(self, place: int | slice) -> "Claim | Claims":
        """Return a claim by its place, or several."""
        return Claims(self._found[place]) if isinstance(place, slice) else self._found[place]

    def to_pandas(self) -> "DataFrame":
        """Return a data frame with a row for each claim; roles become columns, as labels. Raises WrongInput."""
        rows = [_flat(claim) for claim in self]
        roles = dict.fromkeys(role for claim in self for role in participants(claim))
        return pandas().DataFrame(rows, columns=["kind", *roles, *FIGURE, *PLAIN, "id"])

    def __repr__(self) -> str:
        return f"<Claims: {len(self)}>"

    def _repr_html_(self) -> str:
        return html.table(HEAD, [claim.cells() for claim in self])


def _flat(claim: Claim) -> dict[str, Any]:
    parts = {role: ", ".join(part["label"] for part in given) for role, given in participants(claim).items()}
    value = claim["value"] or dict.fromkeys(FIGURE)
    return {"kind": claim["kind"], **parts, **value, **{key: claim[key] for key in PLAIN}, "id": claim["id"]}
