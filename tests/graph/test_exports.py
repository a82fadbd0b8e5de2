"""Exports, each read back by what reads it."""

import csv
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import FOAF, Graph
from typer.testing import CliRunner

from chipcontrols.graph.build import assemble
from chipcontrols.graph.exports import EXPORTS, export
from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.store import open_build
from chipcontrols.graph.terms import term
from chipcontrols.loaders.claim import make_claim
from chipcontrols.loaders.ledger import WrongInput
from conftest import BUYER, CHIP, NVIDIA, a_purchase, a_reading

DATASETS = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
HOSTILE = '=HYPERLINK("http://x") <b>|\n\''


@pytest.fixture(scope="module")
def store() -> ox.Store:
    supply = make_claim("SupplyRelation", "note-1", {"supplier": NVIDIA, "customer": BUYER}, "patterns/1")
    return assemble(reconcile([a_reading(claims=(a_purchase(), supply), hostile=HOSTILE)]))[0]


def written(store: ox.Store, form: str, folder: Path) -> tuple[Path, int]:
    target = folder / EXPORTS[form].name
    return target, export(store, form, target)


def canonical(store: ox.Store) -> set[str]:
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


@pytest.mark.parametrize("form", DATASETS)
def test_a_dataset_comes_back_whole(form: str, store: ox.Store, tmp_path: Path):
    target, count = written(store, form, tmp_path)
    back = ox.Store()
    back.bulk_load(path=str(target), format=DATASETS[form])
    assert count == len(store) == len(back)
    assert canonical(back) == canonical(store)


def test_json_ld_has_plain_names_and_loses_nothing_that_the_context_does_not_expect(tmp_path: Path):
    text = """@prefix chip: <https://w3id.org/chipcontrols/ontology#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <urn:g> { <urn:c> a chip:Purchase , <urn:other> ; chip:buyer <urn:b> , _:x , "no entity" ; chip:value 7.5 ;
          chip:start "2024-01-01"^^xsd:date , "soon" , "bald"@de ; chip:periodLabel "2024" , 3 , <urn:p> ;
          skos:prefLabel "kauft"@de , "buys" . _:x skos:prefLabel "someone" . }
        <urn:a> <urn:b> "outside of graphs" ."""
    made = ox.Store()
    made.load(text.encode(), format=ox.RdfFormat.TRIG)
    target, count = written(made, "jsonld", tmp_path)
    back = ox.Store()
    back.load(path=str(target), format=ox.RdfFormat.JSON_LD)
    assert (canonical(back), count) == (canonical(made), len(made))
    (named,) = (node for node in json.loads(target.read_text(encoding="utf-8"))["@graph"] if "@graph" in node)
    (claim,) = (node for node in named["@graph"] if node["id"] == "urn:c")
    assert (sorted(claim["type"]), claim["value"]) == (["Purchase", "urn:other"], "7.5")
    assert "urn:b" in claim["buyer"] and "2024-01-01" in claim["start"] and "2024" in claim["periodLabel"]


@pytest.mark.parametrize("form", sorted(EXPORTS.keys() - {"ftm"}))
def test_equal_stores_give_equal_bytes(form: str, store: ox.Store, tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = (written(store, form, tmp_path / name)[0] for name in "ab")
    files = [first] if first.is_file() else sorted(first.iterdir())
    assert [f.read_bytes() for f in files] == [
        ((second / f.name) if second.is_dir() else second).read_bytes() for f in files
    ]


def test_gexf_edges_last_as_long_as_their_claims(store: ox.Store, tmp_path: Path):
    target, count = written(store, "gexf", tmp_path)
    text = target.read_text(encoding="utf-8")
    assert 'start="2024-01-01" end="2024-12-31"' in text
    assert 'start=""' not in text and "lastmodifieddate" not in text
    assert nx.read_gexf(target).number_of_edges() == count == 3


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_a_sign_that_xml_cannot_hold_is_seen_in_a_network(
    form: str, read: Callable[[Path], nx.MultiDiGraph], tmp_path: Path
):
    store = assemble(reconcile([a_reading(hostile="A\x01B\uffff <&> 😀")]))[0]
    nodes = read(written(store, form, tmp_path)[0]).nodes(data=True)
    assert "A\ufffdB\ufffd <&> 😀" in {words["label"] for _, words in nodes}


def test_csv_has_a_table_for_each_kind(store: ox.Store, tmp_path: Path):
    target, count = written(store, "csv", tmp_path)
    assert sorted(path.name for path in target.iterdir()) == ["Purchase.csv", "SupplyRelation.csv"]
    (row,) = csv.DictReader((target / "Purchase.csv").read_text(encoding="utf-8").splitlines(keepends=True))
    assert count == 2
    assert (row["buyer"], row["buyer_iri"]) == (f"'{HOSTILE}", BUYER)
    assert (row["item"], row["value"], row["unit"], row["start"]) == ("M1", "1000.0", "units", "2024-01-01")


def test_parquet_is_what_duckdb_and_pandas_read(store: ox.Store, tmp_path: Path):
    duckdb = pytest.importorskip("duckdb", reason="no duckdb; install chipcontrols[test]")
    pandas = pytest.importorskip("pandas", reason="no pandas; install chipcontrols[notebook]")
    pytest.importorskip("pyarrow", reason="no pyarrow; install chipcontrols[parquet]")
    target, _ = written(store, "parquet", tmp_path)
    file = str(target / "Purchase.parquet")
    asked = duckdb.connect().execute("SELECT buyer, item_iri, sum(value) FROM read_parquet(?) GROUP BY ALL", [file])
    assert asked.fetchall() == [(HOSTILE, CHIP, 1000.0)]
    assert pandas.read_parquet(file)["seller"].tolist() == ["Made-up Chips"]
    assert str(duckdb.connect().execute("SELECT max(start) FROM read_parquet(?)", [file]).fetchone()) == (
        "(datetime.date(2024, 1, 1),)"
    )


def test_neo4j_relationships_join_nodes_that_are_there(store: ox.Store, tmp_path: Path):
    target, count = written(store, "neo4j", tmp_path)
    nodes, edges = (
        list(csv.DictReader((target / name).read_text(encoding="utf-8").splitlines(keepends=True)))
        for name in ("nodes.csv", "relationships.csv")
    )
    known = {row["iri:ID"] for row in nodes}
    assert len(edges) == count == 3
    assert {row[end] for row in edges for end in (":START_ID", ":END_ID")} <= known
    assert {(row["value:double"], row["unit"]) for row in edges if row["verb"] == "bought"} == {("1000.0", "units")}
    assert {row[":TYPE"] for row in edges} == {"PURCHASE", "SUPPLY_RELATION"}
    assert {row["label"] for row in nodes} == {" ".join(HOSTILE.split()), "M1", "Made-up Chips"}
    cypher = (target / "load.cypher").read_text(encoding="utf-8")
    for label in {row[":LABEL"] for row in nodes}:
        assert f"WHEN '{label}' THEN [1] ELSE [] END | SET n:{label.removeprefix('Entity;')})" in cypher
    for kind in {row[":TYPE"] for row in edges}:
        assert f"WHEN '{kind}' THEN [1] ELSE [] END | MERGE (a)-[r:{kind} {{claim" in cypher


# What `neo4j-admin database import` takes: a name, a type of value or a role of the column, and the form of each value.
IMPORTED = re.compile(r"(?P<name>\w*):?(?P<type>|ID|LABEL|START_ID|END_ID|TYPE|double|date)")
TYPES = {"double": float, "date": date.fromisoformat}


@pytest.mark.parametrize("name", ["nodes.csv", "relationships.csv"])
def test_neo4j_files_are_such_as_the_importer_documents(name: str, sample_build: Path, tmp_path: Path):
    target, _ = written(open_build(sample_build), "neo4j", tmp_path)
    with (target / name).open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, strict=True)
    columns = [found for column in head if (found := IMPORTED.fullmatch(column)) is not None]
    assert [found.group() for found in columns] == head
    roles = {found["type"] for found in columns if found["type"].isupper()}
    assert roles == ({"ID", "LABEL"} if name == "nodes.csv" else {"START_ID", "END_ID", "TYPE"})
    assert len({row[0] for row in rows}) == len(rows) or "ID" not in roles  # an id stands once
    for row in rows:
        assert len(row) == len(head)
        assert not any(set(cell) & set("\n\r\\") for cell in row)  # read as they stand, by both ways in
        for found, cell in zip(columns, row, strict=True):
            if found["type"].isupper():
                assert cell, (found.group(), row)
            elif cell and found["type"]:
                TYPES[found["type"]](cell)
    for labels in (row[2].split(";") for row in rows if "LABEL" in roles):
        assert labels[0] == "Entity"
        assert all(re.fullmatch(r"[A-Za-z]+", label) for label in labels)


def test_a_nanopublication_says_what_is_said_and_where_it_is_from(store: ox.Store, tmp_path: Path):
    target, count = written(store, "nanopub", tmp_path)
    back = ox.Store()
    back.bulk_load(path=str(target), format=ox.RdfFormat.TRIG)
    asked = """PREFIX np: <http://www.nanopub.org/nschema#> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX chip: <https://w3id.org/chipcontrols/ontology#>
        SELECT ?claim ?source WHERE {
          GRAPH ?head { ?np a np:Nanopublication ; np:hasAssertion ?said ; np:hasProvenance ?from ;
            np:hasPublicationInfo ?info }
          GRAPH ?said { ?claim chip:buyer ?buyer } GRAPH ?from { ?said prov:wasDerivedFrom ?source }
          GRAPH ?info { ?np ?p ?o } }"""
    rows = [(row["claim"].value, row["source"].value) for row in back.query(asked)]
    assert rows == [(a_purchase().iri, "https://w3id.org/chipcontrols/source/note-1")]
    assert count == 2


def test_the_description_counts_what_is_there(store: ox.Store, tmp_path: Path):
    target, _ = written(store, "dcat", tmp_path)
    back = ox.Store()
    back.bulk_load(path=str(target), format=ox.RdfFormat.TURTLE)
    asked = """PREFIX void: <http://rdfs.org/ns/void#>
        SELECT ?whole (SUM(?n) AS ?parts)
        WHERE { ?d void:triples ?whole ; void:subset/void:triples ?n } GROUP BY ?whole"""
    ((whole, parts),) = [(int(row["whole"].value), int(row["parts"].value)) for row in back.query(asked)]
    assert whole == parts == len(store)


def test_a_catalogue_finds_a_title_of_each_part_and_licences_and_forms_by_iri(sample_build: Path, tmp_path: Path):
    target, _ = written(open_build(sample_build), "dcat", tmp_path)
    back = ox.Store()
    back.bulk_load(path=str(target), format=ox.RdfFormat.TURTLE)
    told = "PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dcterms: <http://purl.org/dc/terms/> "
    assert back.query(
        f"{told} PREFIX void: <http://rdfs.org/ns/void#> "
        "ASK { ?whole void:subset ?part ; dcterms:description ?about ; dcterms:license ?licence }"
    )
    assert not back.query(f"{told} ASK {{ ?d a dcat:Dataset FILTER NOT EXISTS {{ ?d dcterms:title ?title }} }}")
    assert not back.query(f"{told} ASK {{ ?d dcterms:license|dcat:mediaType ?said FILTER (!ISIRI(?said)) }}")


# What the DCAT application profile for data portals (DCAT-AP 2.1.1) demands of a dataset and of a file.
PROFILE = """
    @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
    @prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
    [] a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property
      [ sh:path dcterms:title ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
      [ sh:path dcterms:description ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
      [ sh:path dcterms:publisher ; sh:maxCount 1 ; sh:class foaf:Agent ] ,
      [ sh:path dcterms:language ; sh:nodeKind sh:IRI ] , [ sh:path dcat:landingPage ; sh:nodeKind sh:IRI ] ,
      [ sh:path dcterms:issued ; sh:maxCount 1 ] , [ sh:path dcterms:modified ; sh:maxCount 1 ] .
    [] a sh:NodeShape ; sh:targetClass dcat:Distribution ; sh:property
      [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
    [] a sh:NodeShape ; sh:targetClass foaf:Agent ; sh:property
      [ sh:path foaf:name ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ."""


def test_a_data_portal_takes_the_description(sample_build: Path, tmp_path: Path):
    target, _ = written(open_build(sample_build), "dcat", tmp_path)
    described, shapes = Graph().parse(target), Graph().parse(data=PROFILE)
    conforms, _, words = validate(described, shacl_graph=shapes)
    assert conforms, words
    assert "chipcontrols" in {str(name) for name in described.objects(predicate=FOAF.name)}


def test_a_nanopublication_names_the_licence_of_its_source(tmp_path: Path):
    reading = a_reading(claims=(a_purchase(),))
    licence = "https://creativecommons.org/licenses/by-nc/4.0/"
    lent = replace(reading, source=replace(reading.source, licence=licence))
    target, _ = written(assemble(reconcile([lent]))[0], "nanopub", tmp_path)
    told = {
        (str(quad.subject.value), str(quad.object.value))
        for quad in ox.parse(path=str(target), format=ox.RdfFormat.TRIG)
        if quad.predicate == term("dcterms:license")
    }
    assert told == {(a_purchase().iri.replace("/claim/", "/nanopub/"), licence)}


def test_croissant_names_the_columns_of_the_tables(store: ox.Store, tmp_path: Path):
    described, fields = written(store, "croissant", tmp_path)
    tables, _ = written(store, "csv", tmp_path)
    dataset = json.loads(described.read_text(encoding="utf-8"))
    sets = dataset["recordSet"]
    assert fields == sum(len(one["field"]) for one in sets)
    for one in sets:
        head = next(csv.reader((tables / f"{one['name']}.csv").read_text(encoding="utf-8").splitlines()))
        assert [field["source"]["extract"]["column"] for field in one["field"]] == head
    # Its own validator (mlcroissant) asks for the language and for a checksum of each file.
    assert dataset["@context"]["@language"] == "en"
    assert {one["contentUrl"]: one["sha256"] for one in dataset["distribution"]} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in tables.iterdir()
    }


def test_a_bad_target_is_refused_and_nothing_is_overwritten(store: ox.Store, tmp_path: Path):
    full = tmp_path / "full"
    full.mkdir()
    (full / "kept").write_text("x", encoding="utf-8")
    for form, target, words in (
        ("docx", tmp_path / "x", "unknown format"),
        ("nq", tmp_path / "none" / "x", "no folder"),
        ("csv", full, "not empty"),
        ("nq", full, "is a folder"),
    ):
        with pytest.raises(WrongInput, match=words):
            export(store, form, target)
    assert [path.name for path in full.iterdir()] == ["kept"]


def test_the_command_lists_its_formats():
    from chipcontrols.graph.cli import app

    shown = CliRunner().invoke(app, ["export", "--list"])
    assert shown.exit_code == 0
    assert all(name in shown.stdout for name in EXPORTS)
