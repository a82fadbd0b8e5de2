"""The questions of the design give the same rows in other stores as embedded; a dataset comes out as it went in."""

import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox
import pytest
from stores.bulk import bulk_loaded
from stores.conftest import KINDS, require
from stores.servers import Server, running

from chipcontrols.graph.build import build
from chipcontrols.graph.store import open_build
from chipcontrols.graph.stores.checks import checksum
from chipcontrols.graph.stores.client import Client
from chipcontrols.graph.stores.load import load
from chipcontrols.loaders.reading import Inputs, ListFile
from chipcontrols.queries import catalogue
from chipcontrols.queries.standalone import standalone

pytestmark = pytest.mark.server


def written(value: str | None) -> str:
    """Return a value in one spelling of numbers, also within texts: Jena writes 4800 as 4800.0."""
    try:
        return "" if value is None else f"{Decimal(value).normalize():f}"
    except InvalidOperation:
        return re.sub(r"(\d)\.0\b", r"\1", value or "")


def rows_of(server: Server, name: str) -> list[list[str]]:
    query = catalogue.queries()[name]
    text = standalone(query, {p.name: p.example for p in query.parameters if p.required})
    columns = (*query.columns, *query.ids)
    return sorted([written(row.get(column, {}).get("value")) for column in columns] for row in server.rows(text))


def embedded(store: ox.Store, name: str) -> list[list[str]]:
    query = catalogue.queries()[name]
    table = catalogue.run(store, name, {p.name: p.example for p in query.parameters if p.required})
    return sorted([written(None if term is None else term.value) for term in row] for row in table.rows)


def other_counts(client: Client, store: ox.Store) -> list[str]:
    """Return the graphs of which a store holds another number of triples."""
    held, counts = client.counts(), Counter(quad.graph_name.value for quad in store)
    return [graph for graph in sorted(counts) if held.get(graph) != counts[graph]]


def other_answers(server: Server, store: ox.Store) -> list[str]:
    """Return the questions that a store answers with other rows."""
    return [name for name in catalogue.queries() if rows_of(server, name) != embedded(store, name)]


def test_questions_give_the_same_rows_and_graphs_the_same_counts(server: Server, sample_build: Path):
    store = open_build(sample_build)
    with server.client() as client:
        load(client, sample_build)
        assert other_counts(client, store) == []
    assert other_answers(server, store) == []


@pytest.mark.shared
def test_the_full_list_arrives_through_the_bulk_loader_of_each_store_and_is_asked_alike(
    shared: Path, corpus: Path, tmp_path: Path
):
    for kind in KINDS:
        require(kind)
    lists = {"csl": ListFile(shared / "data/csl/consolidated.csv"), "eto": ListFile(shared / "data/eto")}
    full = build(Inputs((corpus,), lists), tmp_path / "build", site=False).folder
    store, found = open_build(full), {}
    for kind in KINDS:
        with bulk_loaded(kind, full, tmp_path / kind) as (server, _), server.client() as client:
            found[kind] = other_counts(client, store) + other_answers(server, store)
    assert found == {kind: [] for kind in KINDS}


def test_a_dataset_comes_out_of_an_empty_store_as_it_went_in(sample_build: Path, tmp_path: Path):
    with running("oxigraph", tmp_path / "server") as server, server.client() as client:
        load(client, sample_build)
        back = ox.Dataset()
        for graph in client.counts():
            name = ox.NamedNode(graph)
            for triple in ox.parse(input=client.read(graph), format=ox.RdfFormat.N_TRIPLES):
                back.add(ox.Quad(triple.subject, triple.predicate, triple.object, name))
    given = ox.Dataset(ox.parse(path=str(sample_build / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    for dataset in (back, given):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert sorted(map(str, back)) == sorted(map(str, given))


def test_the_checksum_sees_a_triple_that_is_missing_or_changed():
    lines = [b'<urn:s> <urn:p> "1" .\n', b'<urn:s> <urn:p> "2"@en .\n', b"_:a <urn:p> _:b .\n"]
    sums = [checksum(b"".join(lines)), checksum(b"".join(lines[:2])), checksum(b"".join(lines).replace(b"@en", b"@fr"))]
    assert len(set(sums)) == 3
