from pathlib import Path

import networkx as nx
import pytest

from chipcontrols.graph.api import Graph
from chipcontrols.graph.build import assemble
from chipcontrols.graph.explain import explain, find_entity
from chipcontrols.graph.exports import export
from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.network import chain, network
from chipcontrols.loaders.claim import Entity, Label, entity_iri, make_claim
from chipcontrols.loaders.ledger import Ledger, WrongInput
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.source import Source
from conftest import BUYER, CHIP, NVIDIA, a_purchase, a_reading

FAB, PLACE = entity_iri("company", "made-up-fab"), entity_iri("country", "zz")


@pytest.fixture()
def readings() -> list[Reading]:
    """A fab makes the chip that a firm bought; fab and buyer are based in one country."""
    made = make_claim("Manufacture", "note-2", {"manufacturer": FAB, "item": CHIP}, "patterns/1")
    based = [make_claim("Location", "note-2", {"located": one, "place": PLACE}, "patterns/1") for one in (FAB, BUYER)]
    named = (
        Entity(FAB, "Company", (Label("Fab", "en", "pref"),)),
        Entity(PLACE, "Country", (Label("Z", "en", "pref"),)),
    )
    note = Reading(Source("note-2", "document", "Another"), named, (made, *based), Ledger(loaded=3))
    return [a_reading(), note]


def test_an_edge_carries_the_claim_that_draws_it(readings: list[Reading]):
    store, _ = assemble(reconcile(readings))
    net = network(store)
    data = net.get_edge_data(BUYER, CHIP)
    assert list(data) == [a_purchase().iri]
    assert data[a_purchase().iri] == {
        "claim": a_purchase().iri, "verb": "bought", "kind": "Purchase", "source": "note-1",
        "start": "2024-01-01", "end": "2024-12-31", "value": 1000.0, "min": "", "max": "", "unit": "units",
        "modality": "asserted",
    }  # fmt: skip
    assert net.nodes[CHIP] == {"label": "M1", "cls": "Chip"}


def test_what_nothing_joins_directly_is_joined_by_the_shortest_chain_and_not_by_a_country(readings: list[Reading]):
    store, _ = assemble(reconcile(readings))
    assert [record["kind"] for record in explain(store, "Fab", "Buyer AG")] == ["Manufacture", "Purchase"]


def test_no_chain_is_no_error(readings: list[Reading]):
    store, _ = assemble(reconcile(readings))
    assert chain(store, NVIDIA, PLACE, longest=1) == []
    assert chain(store, NVIDIA, entity_iri("company", "unheard-of")) == []


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_network_files_open_elsewhere_with_all_edges(form: str, read, readings: list[Reading], tmp_path: Path):
    store, _ = assemble(reconcile(readings))
    count = export(store, form, tmp_path / form)
    net = read(tmp_path / form)
    assert net.number_of_edges() == count == 5
    assert net.nodes[BUYER]["label"] == "Buyer AG"
    (bought,) = (words for one, other, words in net.edges(data=True) if (one, other) == (BUYER, CHIP))
    assert (bought["value"], bought["unit"], "min" in bought) == (1000.0, "units", False)


def test_rdflib_asks_the_same_store(sample_build: Path):
    dataset = Graph.open(sample_build).dataset()
    rows = list(dataset.query("SELECT (COUNT(*) AS ?n) WHERE { ?claim a chip:Purchase }"))
    lines = (sample_build / "graph.nq").read_text(encoding="utf-8").splitlines()
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/chipcontrols/ontology#Purchase> "
    assert int(rows[0][0]) == sum(kind in line for line in lines) > 0


def test_a_name_that_a_firm_shares_with_the_party_that_it_is_means_the_firm(readings: list[Reading]):
    party, other = entity_iri("party", "1"), entity_iri("party", "2")
    same = make_claim("SameParty", "identity", {"entity": FAB, "party": party}, "matching/1", details={"reason": "r"})
    listed = tuple(Entity(iri, "Agent", (Label("FAB", "en", "pref"),)) for iri in (party, other))
    decided = Reading(Source("identity", "table", "Same"), listed[:1], (same,), Ledger(loaded=1))
    assert find_entity(assemble(reconcile([*readings, decided]))[0], "Fab").value == FAB
    namesake = Reading(Source("list", "list", "List"), listed[1:], (), Ledger(loaded=1))
    with pytest.raises(WrongInput, match=f"several entities; give one IRI: {FAB}, {other}$"):
        find_entity(assemble(reconcile([*readings, decided, namesake]))[0], "Fab")
