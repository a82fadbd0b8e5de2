"""The Neo4j files, in Neo4j itself: by its importer and by Cypher, the same nodes and relationships."""

import csv
import os
import subprocess
from pathlib import Path

from stores.conftest import require
from stores.servers import neo4j_jars

from chipcontrols.graph.exports import export
from chipcontrols.graph.store import open_build

EDGE = (":START_ID", ":TYPE", ":END_ID", "claim", "verb")


def test_both_ways_in_hold_what_the_files_say(sample_build: Path, tmp_path: Path):
    require("neo4j")
    export(open_build(sample_build), "neo4j", tmp_path / "files")
    nodes, edges = (_rows(tmp_path / "files" / name) for name in ("nodes.csv", "relationships.csv"))
    expected = sorted(
        [(row["iri:ID"], row["label"], *row[":LABEL"].split(";")) for row in nodes]
        + [(*(row[name] for name in EDGE), _number(row["value:double"]), row["start:date"]) for row in edges]
    )
    by_cypher = _java("Neo4j.java", tmp_path / "cypher", tmp_path / "files")
    files = (f"--{kind}={tmp_path / 'files' / kind}.csv" for kind in ("nodes", "relationships"))
    (tmp_path / "imported" / "conf").mkdir(parents=True)
    _java("org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", *files, home=tmp_path / "imported")
    assert _plain(_java("Neo4j.java", tmp_path / "imported")) == expected
    assert _plain(by_cypher) == expected


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _java(program: str, *words: object, home: Path | None = None) -> str:
    place = program if "." in program.removesuffix(".java") else str(Path(__file__).with_name(program))
    command = ["java", "-cp", f"{neo4j_jars()}/*", place, *map(str, words)]
    where = {} if home is None else {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    # The importer leaves a report where it stands.
    done = subprocess.run(command, cwd=home, env=os.environ | where, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def _plain(printed: str) -> list[tuple[str, ...]]:
    lines = (line.split("\t") for line in printed.splitlines() if "\t" in line)
    return sorted((*line[:5], *map(_number, line[5:6]), *line[6:]) for line in lines)


def _number(text: str) -> str:
    """Return a number in one way to write it, as Java has ways of its own."""
    return str(float(text)) if text else ""
