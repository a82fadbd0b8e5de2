"""The rules of the graph are plain CONSTRUCT: real stores yield the triples from them that we derive."""

from collections.abc import Collection
from decimal import Decimal
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from stores.servers import Server

from chipcontrols.graph.build import assemble
from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.law.verdicts import facts, judge, judge_here
from chipcontrols.graph.shortcuts import rules
from chipcontrols.graph.store import open_build
from chipcontrols.graph.stores.client import Client
from chipcontrols.graph.terms import INFERRED
from chipcontrols.loaders import reference
from chipcontrols.loaders.claim import BASE

pytestmark = pytest.mark.server
GIVEN, FOUND = f"{BASE}graph/given", f"{BASE}graph/found"
CHUNK = 2_000
# Virtuoso 7 joins the groups of this one where their texts differ, and ends itself on the same by NOT EXISTS.
NOT_IN: dict[str, set[str]] = {}


def construct(server: Server, text: str) -> list[ox.Triple]:
    """Return what a CONSTRUCT yields in a store, each triple once."""
    given = server.credentials
    auth = httpx.BasicAuth(given.user, given.password) if given and server.store == "fuseki" else None
    accept = {"Accept": "application/n-triples, text/plain"}
    answer = httpx.post(server.query, data={"query": text}, headers=accept, auth=auth, timeout=300, trust_env=False)
    assert answer.status_code == 200, answer.text[:500]
    found = ox.parse(input=answer.content, format=ox.RdfFormat.N_TRIPLES)
    return [*dict.fromkeys(quad.triple for quad in found)]


def add(client: Client, graph: str, triples: Collection[ox.Triple]) -> None:
    lines = [f"{triple} .\n" for triple in triples]
    for start in range(0, len(lines), CHUNK):
        client.add(graph, "".join(lines[start : start + CHUNK]))


def spelled(triples: Collection[ox.Triple]) -> set[tuple[str, str, str]]:
    """Return triples with one spelling of a number: stores write 4992 and 4992.0."""
    return {(t.subject.value, t.predicate.value, _written(t.object)) for t in triples}  # type: ignore[union-attr]


def _written(term: object) -> str:
    if isinstance(term, ox.Literal) and term.datatype.value.rpartition("#")[2] in ("decimal", "integer"):
        return f"{Decimal(term.value).normalize():f}"
    return str(term)


def test_the_rules_of_the_law_give_the_same_figures_and_verdicts(server: Server):
    small = facts(assemble(reconcile(reference.read()))[0])
    stated = [quad.triple for quad in small]
    ours = spelled(judge_here(small))
    with server.client() as client:
        add(client, GIVEN, stated)
        seen: set[ox.Triple] = set()

        def yet_unknown(text: str) -> list[ox.Triple]:
            return [triple for triple in construct(server, text) if triple not in seen]

        def keep(triples: Collection[ox.Triple]) -> None:
            seen.update(triples)
            add(client, FOUND, triples)

        theirs = spelled(judge(yet_unknown, keep))
    assert theirs == ours
    assert len(ours) > 4_000


def test_each_rule_of_the_graph_yields_the_same_triples(server: Server, sample_build: Path):
    built, stated = open_build(sample_build), ox.Store()
    stated.bulk_extend(quad for quad in built if quad.graph_name != ox.NamedNode(INFERRED))
    with server.client() as client:
        for graph in stated.named_graphs():
            name = str(graph).strip("<>")
            add(client, name, [quad.triple for quad in stated.quads_for_pattern(None, None, None, graph)])
        other = []
        for name, text in rules():
            if name in NOT_IN.get(server.store, ()):
                continue
            ours = stated.query(text, use_default_graph_as_union=True)
            assert isinstance(ours, ox.QueryTriples)
            if spelled(construct(server, text)) != spelled([*ours]):
                other.append(name)
    assert other == []
