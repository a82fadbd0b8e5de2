"""Read decisions and proposals of identity out of a store, in the columns of the reviewed file."""

from typing import Any

import pyoxigraph as ox

from chipcontrols.graph.claims import claims
from chipcontrols.graph.lookup import best_label, values
from chipcontrols.loaders.claim import BASE

LISTS = f"{BASE}id/list/"


def decided(store: ox.Store, kind: str) -> list[dict[str, str]]:
    """Return a row for each claim of a kind: entity, party, list, verdict, reason, citation, and score and IRIs.

    The verdict of a proposal is empty: a person fills it in.
    """
    rows = [row for record in claims(store, kind) for row in _rows(store, record)]
    return sorted(rows, key=lambda row: (row["entity"], row["list"], -float(row["score"]), row["party"], row["iri"]))


def _rows(store: ox.Store, record: dict[str, Any]) -> list[dict[str, str]]:
    entity, party = record["roles"]["entity"]["iri"], record["roles"]["party"]["iri"]
    return [
        {
            "entity": entity.removeprefix(f"{BASE}id/"),
            "party": best_label(store, party),
            "list": name,
            "verdict": "same" if record["kind"] == "SameParty" else "",
            "reason": record["details"]["reason"],
            "citation": f"score {record['score']:.2f}",
            "score": f"{record['score']:.2f}",
            "iri": party,
        }
        for name in [iri.removeprefix(LISTS) for iri in values(store, party, "chip:onList")] or [""]
    ]
