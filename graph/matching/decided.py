"""Read decisions and proposals of identity out of a store, in the columns of the reviewed file."""

from typing import Any

import pyoxigraph as ox

from chipcontrols.graph.claims import best_label, claim_record
from chipcontrols.loaders.claim import BASE
from chipcontrols.ontology import PREFIXES

LISTS = f"{BASE}id/list/"


def decided(store: ox.Store, kind: str) -> list[dict[str, str]]:
    """Return a row for each claim of a kind: entity, party, list, verdict, reason, citation, and score and IRIs.

    The verdict of a proposal is empty: a person fills it in.
    """
    rows = []
    cls = ox.NamedNode(PREFIXES["chip"] + kind)
    for quad in store.quads_for_pattern(None, ox.NamedNode(PREFIXES["rdf"] + "type"), cls):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
            rows += _rows(store, claim_record(store, quad.subject, kind, quad.graph_name))
    return sorted(rows, key=lambda row: (row["entity"], row["list"], -float(row["score"]), row["party"], row["iri"]))


def _rows(store: ox.Store, record: dict[str, Any]) -> list[dict[str, str]]:
    entity, party = record["roles"]["entity"]["iri"], record["roles"]["party"]["iri"]
    return [
        {
            "entity": entity.removeprefix(f"{BASE}id/"),
            "party": best_label(store, ox.NamedNode(party)),
            "list": name,
            "verdict": "same" if record["kind"] == "SameParty" else "",
            "reason": record["details"]["reason"],
            "citation": f"score {record['score']:.2f}",
            "score": f"{record['score']:.2f}",
            "iri": party,
        }
        for name in _lists(store, party) or [""]
    ]


def _lists(store: ox.Store, party: str) -> list[str]:
    quads = store.quads_for_pattern(ox.NamedNode(party), ox.NamedNode(PREFIXES["chip"] + "onList"), None)
    return sorted({q.object.value.removeprefix(LISTS) for q in quads if isinstance(q.object, ox.NamedNode)})
