"""The command line as its user meets it: output, exit codes, words for bad input."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    code = "from chipcontrols.graph.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, cwd=cwd, check=False)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("build", "no-such-file.txt"), "no-such-file.txt"),
        (("build", "--list", "csl"), "is not key=value"),
        (("build", "--list", "elsewhere=x"), "no list is known as 'elsewhere'"),
        (("build", "--list", "csl=missing.csv"), "there is no missing.csv"),
        (("build", "--list", "csl=missing.csv@soon"), "'soon' is not a date"),
        (("query", "--build", "nowhere", "purchases-in-year"), "nowhere holds no build"),
        (("query", "--build", "nowhere", "purchases-in-year", "--format", "xml"), "--format 'xml' is not known here"),
        (("build", "--list", "csl=a.csv", "--list", "csl=b.csv"), "--list gives csl twice"),
        (("claims", "--build", "nowhere"), "nowhere holds no build"),
        (("build", "--list", "csl"), "Such as: --list csl=consolidated.csv@2026-07-31"),
        (("build", "--reviewed", "missing.csv"), "missing.csv: No such file or directory"),
        (("view", "--focus", "a", "--document", "b"), "give one of them"),
        (("load", "nonsense", "--build", "nowhere"), "Write it as http://"),
        (("serve", "--build", "nowhere", "--cors", "https://example.org/app"), "is no origin"),
        (("build", "--colour", "red"), "--colour"),
        (("paint",), "paint"),
    ],
)
def test_wrong_use_ends_with_two_and_says_what_to_do(words: tuple[str, ...], message: str, tmp_path: Path):
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_an_answer_has_not_is_said_in_words(sample_build: Path):
    done = run("query", "--build", str(sample_build), "ASK { ?s ?p ?o }", "--format", "turtle")
    assert (done.returncode, done.stdout) == (2, "")
    assert "turtle is for CONSTRUCT" in done.stderr and "Traceback" not in done.stderr


def test_rows_that_read_alike_are_shown_once_and_counted(sample_build: Path):
    alike = "SELECT ?x WHERE { VALUES (?x ?y) { (1 1) (1 2) (2 3) } }"
    done = run("query", "--build", str(sample_build), alike)
    assert done.stderr.splitlines()[-1] == "2 rows, which stand for 3: those that read alike are shown once"
    assert run("query", "--build", str(sample_build), alike.replace("?x W", "?y W")).stderr.endswith("3 rows\n")


def test_a_wrong_name_is_answered_with_some_of_the_right_ones(sample_build: Path):
    for words in (("claims", "--source"), ("claims", "--kind"), ("view", "--document")):
        done = run(*words, "zzz", "--build", str(sample_build))
        assert done.returncode == 2 and "There are: " in done.stderr
        assert len(done.stderr) < 800


def test_a_folder_without_documents_is_said_to_hold_none(tmp_path: Path):
    (tmp_path / "notes").mkdir()
    done = run("build", "notes", "--no-site", cwd=tmp_path)
    assert done.returncode == 0
    assert "No document was read of: notes" in done.stderr


def test_the_version_is_that_of_the_package():
    assert run("--version").stdout == f"chipcontrols {version('chipcontrols')}\n"


@pytest.mark.parametrize("command", ["build", "query", "claims", "view", "validate", "explain", "export"])
def test_help_shows_a_real_example(command: str):
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"Example: chipcontrols {command}" in done.stdout


def test_claims_come_one_a_line_in_the_stable_form(sample_build: Path):
    done = run("claims", "--build", str(sample_build), "--kind", "Purchase")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(records) > 0
    for record in records:
        assert record["kind"] == "Purchase"
        assert set(record["roles"]["buyer"]) == {"iri", "label"}
        assert set(record["value"] or {"value": 0, "min": 0, "max": 0, "unit": ""}) == {"value", "min", "max", "unit"}
        assert record["modality"] in {"asserted", "reported", "estimated", "planned", "forecast"}
        assert record["evidence"]
    assert [record["id"] for record in records] == sorted(record["id"] for record in records)


def test_a_reader_that_goes_away_makes_no_noise(sample_build: Path):
    code = "from chipcontrols.graph.cli import main; main()"
    pipe = 'set -o pipefail; "$0" -c "$1" claims --build "$2" | head -1 >/dev/null; exit ${PIPESTATUS[0]}'
    words = ["bash", "-c", pipe, sys.executable, code, str(sample_build)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_an_unknown_entity_gets_near_names(sample_build: Path):
    done = run("explain", "Nvidja", "ByteDance", "--build", str(sample_build))
    assert done.returncode == 2
    assert "NVIDIA" in done.stderr


@pytest.mark.parametrize("names", [("NVIDIA A800",), ("http://of no thing",), ("http://of no thing", "NVIDIA")])
def test_what_is_no_claim_and_no_iri_is_said_in_words(names: tuple[str, ...], sample_build: Path):
    done = run("explain", *names, "--build", str(sample_build))
    assert done.returncode == 2
    assert done.stderr.startswith("chipcontrols: The graph holds no ")
    assert names[0] in done.stderr


def test_a_restriction_of_some_month_is_shown_and_asked_for_as_one_that_began(sample_build: Path):
    of_kind = ("--kind", "ExportRestriction", "--build", str(sample_build))
    shown = run("claims", "--format", "text", "--as-of", "2024-06-01", *of_kind).stdout
    assert "ExportRestriction: destination China, item NVIDIA H800, regulator United States" in shown
    assert "  period: since 2023-10 (from 2023-10-01)" in shown
    assert "since 2023-10 " not in run("claims", "--format", "text", "--as-of", "2023-09-30", *of_kind).stdout


def test_explain_shows_source_and_words(sample_build: Path):
    claims = run("claims", "--build", str(sample_build), "--format", "jsonl").stdout.splitlines()
    record = next(r for r in map(json.loads, claims) if any("quote" in e for e in r["evidence"]))
    done = run("explain", record["id"], "--build", str(sample_build))
    assert done.returncode == 0
    quote = next(e["quote"] for e in record["evidence"] if "quote" in e)
    assert f"“{quote}”" in done.stdout
    assert record["source"] in done.stdout


def test_a_claim_is_explained_by_its_iri_its_id_and_its_path(sample_build: Path):
    claims = run("claims", "--kind", "Purchase", "--build", str(sample_build)).stdout.splitlines()
    iri = json.loads(claims[0])["id"]
    name = iri.rsplit("/", 1)[1]
    told = {run("explain", form, "--build", str(sample_build)).stdout for form in (iri, name, f"claim/{name}")}
    assert len(told) == 1 and iri in told.pop()


@pytest.mark.parametrize("form", ["nq", "trig", "ttl", "jsonld"])
def test_exports_hold_every_triple(form: str, sample_build: Path, tmp_path: Path):
    import pyoxigraph as ox

    from chipcontrols.graph.store import open_build

    target = tmp_path / f"out.{form}"
    assert run("export", "--format", form, "--out", str(target), "--build", str(sample_build)).returncode == 0
    quads = set(open_build(sample_build))
    found = set(ox.parse(path=str(target), format=ox.RdfFormat.from_extension(form)))
    if form == "ttl":
        assert {q.triple for q in found if not has_blank(q)} == {q.triple for q in quads if not has_blank(q)}
    else:
        assert {q for q in found if not has_blank(q)} == {q for q in quads if not has_blank(q)}
        assert len(found) == len(quads)


def has_blank(quad: object) -> bool:
    return "_:" in str(quad)
