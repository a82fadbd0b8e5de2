"""The network as CSV files for `neo4j-admin database import`, and as Cypher that reads the same files."""

import csv
from pathlib import Path

import pyoxigraph as ox

from chipcontrols.graph.network import network

NODES = ("iri:ID", "label", ":LABEL")
EDGES = (
    ":START_ID", ":END_ID", ":TYPE", "claim", "kind", "verb", "source", "modality", "start:date", "end:date",
    "value:double", "min:double", "max:double", "unit",
)  # fmt: skip
CYPHER = """// Load nodes.csv and relationships.csv from the import folder of a running database.
// neo4j-admin is faster: neo4j-admin database import full neo4j --nodes=nodes.csv --relationships=relationships.csv
CREATE CONSTRAINT entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.iri IS UNIQUE;
LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
MERGE (n:Entity {iri: row.`iri:ID`}) SET n.label = row.label
{{labels}};
LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row
MATCH (a:Entity {iri: row.`:START_ID`}), (b:Entity {iri: row.`:END_ID`})
WITH a, b, row, {kind: row.kind, source: row.source, modality: row.modality, unit: row.unit,
  value: toFloat(row.`value:double`), min: toFloat(row.`min:double`), max: toFloat(row.`max:double`),
  start: CASE WHEN row.`start:date` IS NULL THEN NULL ELSE date(row.`start:date`) END,
  end: CASE WHEN row.`end:date` IS NULL THEN NULL ELSE date(row.`end:date`) END} AS said
{{types}};
"""
# Cypher before Neo4j 5.26 takes no label or type from a row: each stands in a line of its own.
LABEL = "FOREACH (_ IN CASE row.`:LABEL` WHEN 'Entity;{cls}' THEN [1] ELSE [] END | SET n:{cls})"
TYPE = (
    "FOREACH (_ IN CASE row.`:TYPE` WHEN '{kind}' THEN [1] ELSE [] END | "
    "MERGE (a)-[r:{kind} {{claim: row.claim, verb: row.verb}}]->(b) SET r += said)"
)


def neo4j(store: ox.Store, folder: Path) -> int:
    """Write nodes.csv, relationships.csv and load.cypher, and return the number of relationships."""
    net = network(store)
    with (folder / "nodes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(NODES)
        # The importer reads no line break in a field unless it is told to.
        writer.writerows(
            (iri, " ".join(words["label"].split()), f"Entity;{words['cls']}") for iri, words in net.nodes(data=True)
        )
    with (folder / "relationships.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(EDGES)
        names = [name.partition(":")[0] for name in EDGES[3:]]
        for start, end, words in net.edges(data=True):
            writer.writerow((start, end, _type(words["kind"]), *(words[name] for name in names)))
    classes = sorted({words["cls"] for _, words in net.nodes(data=True)})
    kinds = sorted({_type(words["kind"]) for *_, words in net.edges(data=True)})
    cypher = CYPHER.replace("{{labels}}", "\n".join(LABEL.format(cls=name) for name in classes))
    cypher = cypher.replace("{{types}}", "\n".join(TYPE.format(kind=name) for name in kinds))
    (folder / "load.cypher").write_text(cypher, encoding="utf-8", newline="\n")
    return int(net.number_of_edges())


def _type(kind: str) -> str:
    """Return the name of a kind as Neo4j writes the type of a relationship.

    >>> _type("EntityListing")
    'ENTITY_LISTING'
    """
    return "".join(f"_{c}" if c.isupper() else c for c in kind).lstrip("_").upper()
