"""The main job, end to end, as the design promises it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from chipcontrols.graph.build import build
from chipcontrols.graph.store import open_build
from chipcontrols.loaders.reading import Inputs


def report(folder: Path) -> dict:  # type: ignore[type-arg]
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_a_fresh_clone_builds_a_valid_graph(sample_build: Path):
    facts = report(sample_build)
    assert facts["validation"]["passed"], facts["validation"]
    assert facts["claims_by_extractor"].keys() >= {"curated/1", "patterns/1", "table/1"}


def test_records_in_are_loaded_or_rejected(sample_build: Path):
    for source in report(sample_build)["sources"]:
        assert source["read"] == source["loaded"] + source["rejected"]
        assert source["rejected"] == len(source["rejections"])


def test_two_builds_are_equal_byte_for_byte(sample_build: Path, tmp_path: Path):
    code = (
        "from pathlib import Path; from chipcontrols.graph.build import build;"
        f"from chipcontrols.loaders.reading import Inputs; build(Inputs(), Path({str(tmp_path / 'again')!r}))"
    )
    # Another process with another hash seed: no order of a set may show.
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONHASHSEED": "12345"})
    for name in ("graph.nq", "graph.ttl", "report.md", "report.json"):
        assert (tmp_path / "again" / name).read_bytes() == (sample_build / name).read_bytes(), name
    pages = {path.relative_to(sample_build) for path in (sample_build / "views").rglob("*") if path.is_file()}
    again = {
        path.relative_to(tmp_path / "again") for path in (tmp_path / "again" / "views").rglob("*") if path.is_file()
    }
    assert pages == again
    assert [
        page for page in pages if (sample_build / page).read_bytes() != (tmp_path / "again" / page).read_bytes()
    ] == []


def test_the_order_of_documents_does_not_show(tmp_path: Path):
    notes = tmp_path / "notes"
    notes.mkdir()
    for number, text in enumerate(("NVIDIA designs the H20.", "Huawei entwickelt den Ascend 910C.")):
        (notes / f"{number}.txt").write_text(text, encoding="utf-8")
    paths = sorted(notes.iterdir())
    one = build(Inputs(tuple(paths)), tmp_path / "one", site=False).folder
    other = build(Inputs(tuple(reversed(paths))), tmp_path / "other", site=False).folder
    assert (one / "graph.nq").read_bytes() == (other / "graph.nq").read_bytes()


def test_turtle_and_the_store_hold_what_the_quads_hold(sample_build: Path):
    quads = list(ox.parse(path=str(sample_build / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    triples = {quad.triple for quad in quads}
    turtle = list(ox.parse(path=str(sample_build / "graph.ttl"), format=ox.RdfFormat.TURTLE))
    assert len(turtle) == len(triples)
    assert len(ox.Store.read_only(str(sample_build / "store"))) == len(set(quads))


def test_rdflib_counts_the_same(sample_build: Path):
    import rdflib

    graph = rdflib.Graph().parse(sample_build / "graph.ttl")
    triples = {quad.triple for quad in open_build(sample_build)}
    assert len(graph) == len(triples)


def test_the_oxigraph_server_counts_the_same(sample_build: Path, tmp_path: Path):
    import shutil
    import urllib.parse
    import urllib.request

    oxigraph = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if oxigraph is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no oxigraph server; install chipcontrols[server]")
    load = [oxigraph, "load", "--location", str(tmp_path / "db"), "--file", str(sample_build / "graph.ttl")]
    subprocess.run(load, check=True, capture_output=True)
    serve = [oxigraph, "serve-read-only", "--location", str(tmp_path / "db"), "--bind", "127.0.0.1:17979"]
    server = subprocess.Popen(serve, stderr=subprocess.DEVNULL)
    try:
        query = urllib.parse.urlencode({"query": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"})
        address = f"http://127.0.0.1:17979/query?{query}"
        answer = urllib.request.Request(address, headers={"Accept": "text/csv"})
        for _ in range(100):
            try:
                text = urllib.request.urlopen(answer, timeout=5).read().decode()
                break
            except OSError:
                time.sleep(0.1)
        count = int(text.splitlines()[1])
    finally:
        server.terminate()
        server.wait()
    assert count == len({quad.triple for quad in open_build(sample_build)})


@pytest.mark.parametrize("moment", [0.8, 2.5, 5])
def test_a_build_that_is_killed_leaves_the_old_one_whole(moment: float, sample_build: Path, tmp_path: Path):
    import shutil

    target = tmp_path / "build"
    shutil.copytree(sample_build, target)
    (tmp_path / "note.txt").write_text("ByteDance bought 230,000 NVIDIA chips in 2024.", encoding="utf-8")
    code = "from chipcontrols.graph.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "build", "note.txt", "--out", "build", "--no-site"],
        cwd=tmp_path,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()
    whole = (target / "graph.nq").read_bytes()
    if whole != (sample_build / "graph.nq").read_bytes():  # it had ended before the signal
        assert report(target)["sources"][-1]["kind"] == "document"
    assert len(open_build(target)) == whole.count(b"\n")
    again = subprocess.run(
        [sys.executable, "-c", code, "build", "note.txt", "--out", "build", "--no-site"], cwd=tmp_path, check=False
    )
    assert again.returncode == 0
    assert not (tmp_path / ".build.partial").exists()


HOSTILE = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 20,
    "latin.txt": "société à Zürich".encode("latin-1"),
    "script.txt": b"ByteDance bought 5,000 NVIDIA chips from <script>alert(1)</script> in 2024.",
}


def test_hostile_documents_are_counted_and_nothing_is_lost(tmp_path: Path):
    notes = tmp_path / "notes"
    notes.mkdir()
    for name, data in HOSTILE.items():
        (notes / name).write_bytes(data)
    with (notes / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    folder = build(Inputs((notes,)), tmp_path / "build").folder
    (intake,) = [source for source in report(folder)["sources"] if source["slug"] == "documents"]
    assert (intake["read"], intake["loaded"], intake["rejected"]) == (5, 1, 4)
    assert {Path(r["place"]).name for r in intake["rejections"]} == {
        "empty.txt",
        "binary.txt",
        "latin.txt",
        "large.txt",
    }
    for page in (folder / "views").glob("*.html"):
        assert "<script>alert(1)" not in page.read_text(encoding="utf-8"), page
    assert "<script>" not in (folder / "report.md").read_text(encoding="utf-8")


@pytest.mark.shared
def test_every_annotation_is_a_claim_of_its_own_article_with_its_words(corpus_build: Path, shared: Path):
    import hashlib

    from chipcontrols.graph.claims import claims
    from chipcontrols.loaders.curated import articles

    places = {
        (e["document"], e["start"], e["end"], e["quote"])
        for record in claims(open_build(corpus_build))
        if "curated/1" in record["extractor"]
        for e in record["evidence"]
        if "quote" in e
    }
    missing, read = [], 0
    for path in sorted((shared / "corpus").glob("*.txt")):
        slug = articles()[hashlib.sha256(path.read_bytes()).hexdigest()].slug
        annotations = shared / "annotations" / f"gold_{path.name[:3]}.jsonl"
        for gold in map(json.loads, annotations.read_text(encoding="utf-8").splitlines()):
            read += 1
            if (slug, gold["start"], gold["end"], gold["evidence"]) not in places:
                missing.append(gold["id"])
    assert (read, missing) == (1019, [])
    for source in report(corpus_build)["sources"]:
        assert [r for r in source["rejections"] if r["code"] == "EVIDENCE"] == []


@pytest.mark.shared
def test_same_fact_same_claim(corpus_build: Path):
    assert report(corpus_build)["claims_found_by_several_extractors"] > 20
